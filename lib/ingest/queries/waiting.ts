import { db } from '@/lib/core/db';

const LISTED = 200;

/** A line of what waits. */
export type WaitingLine = { createdAt: Date; source: string; resource: string; sourceKey: string; waitsFor: string };

/**
 * What came in before the thing it belongs to, oldest first; for the command line.
 * @param source name; null = all
 */
export async function listWaiting(source: string | null): Promise<{ entries: WaitingLine[]; more: boolean }> {
  const rows = await db.waitingEntry.findMany({
    where: source === null ? {} : { source: { name: source } },
    orderBy: { createdAt: 'asc' },
    take: LISTED + 1,
    select: { createdAt: true, resource: true, sourceKey: true, waitsFor: true, source: { select: { name: true } } },
  });
  const entries = rows.slice(0, LISTED).map((row) => ({ ...row, source: row.source.name }));
  return { entries, more: rows.length > LISTED };
}
