import { v7 as uuid } from 'uuid';
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
  const rows = entries.map((entry) => {
    const actorId = entry.actorId ?? context?.actorId ?? null;
    return {
      id: uuid(),
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
  });
  // As one parameter: a batch has hundreds of rows, and thousands of parameters are slow on both sides.
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, action, entity, entity_id, account_id, actor_kind, actor_id, subject_id, trace_id, details)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry("id" uuid, "action" text, "entity" text,
      "entityId" text, "accountId" uuid, "actorKind" text, "actorId" uuid, "subjectId" uuid, "traceId" text, "details" jsonb)`;
}
