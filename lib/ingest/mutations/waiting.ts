import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { compare } from '@/lib/orders/utils';
import type { ImportSource } from '../types';

export type Parked = {
  resource: 'shipments' | 'documents' | 'credit-notes' | 'tracking-events';
  sourceKey: string;
  /** `order 4711`, `credit-note G-12`, `shipment P-1`, `tracking-number 99…` */
  waitsFor: string;
  version: bigint | null;
  contentHash: string;
  /** as its contract read it; of a paper without its bytes */
  entry: object;
  fileId?: string | null;
};

/**
 * Keeps entries until the thing they belong to comes in. Every version is kept, because the first one may hold the
 * first promise; the same one twice is one.
 */
export async function parkEntries(tx: Transaction, source: ImportSource, entries: readonly Parked[]): Promise<void> {
  if (entries.length === 0) return;
  const { count } = await tx.waitingEntry.createMany({
    data: entries.map((entry) => ({ ...entry, sourceId: source.id })),
    skipDuplicates: true,
  });
  if (count === 0) return;
  await recordAudit(
    tx,
    entries.map(({ resource, sourceKey, waitsFor }) => ({
      action: 'entry.waiting',
      entity: resource,
      entityId: sourceKey,
      details: { waitsFor },
    })),
  );
}

/**
 * Takes out what waited for some things, oldest version first. Whoever calls this writes them again in the same
 * transaction; what still lacks something is parked anew.
 */
export async function takeWaiting(
  tx: Transaction,
  source: ImportSource,
  waitsFor: readonly string[],
): Promise<Parked[]> {
  if (waitsFor.length === 0) return [];
  const where = { sourceId: source.id, waitsFor: { in: [...waitsFor] } };
  const rows = await tx.waitingEntry.findMany({
    where,
    select: {
      id: true,
      resource: true,
      sourceKey: true,
      waitsFor: true,
      version: true,
      contentHash: true,
      entry: true,
      fileId: true,
    },
    orderBy: { createdAt: 'asc' },
  });
  if (rows.length === 0) return [];
  await tx.waitingEntry.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  await recordAudit(
    tx,
    rows.map(({ resource, sourceKey }) => ({ action: 'entry.taken_up', entity: resource, entityId: sourceKey })),
  );
  return rows
    .sort((a, b) => compare(Number(a.version ?? -1n), Number(b.version ?? -1n)))
    .map(({ id: _, ...row }) => row as Parked);
}
