import type { Transaction } from '@/lib/core/db';
import { requestContext } from '@/lib/core/request-context';
import type { AuditInput } from './types';

/**
 * Records changes in the transaction that makes them, in one statement whatever their number. Actor and subject
 * default to those of the running request, so that a mutation cannot forget them.
 * @param tx the transaction of the change
 * @param entries what was done; an empty list writes nothing
 */
export async function recordAudit(tx: Transaction, entries: AuditInput[]): Promise<void> {
  if (entries.length === 0) return;
  const context = requestContext.getStore();
  await tx.auditEntry.createMany({
    data: entries.map((entry) => {
      const actorId = entry.actorId ?? context?.actorId ?? null;
      return {
        action: entry.action,
        entity: entry.entity,
        entityId: entry.entityId ?? null,
        accountId: entry.accountId ?? null,
        actorKind: entry.actorKind ?? (actorId ? (context?.actorKind ?? 'customer') : 'system'),
        actorId,
        subjectId: entry.subjectId ?? context?.subjectId ?? null,
        traceId: context?.traceId ?? null,
        details: entry.details ?? {},
      };
    }),
  });
}
