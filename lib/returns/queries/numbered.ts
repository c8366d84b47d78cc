import type { Transaction } from '@/lib/core/db';

/** A carrier may speak of a parcel that arrived long ago; of a return that is over nothing is said any more. */
const OVER = ['draft', 'closed', 'cancelled', 'expired', 'declined'];

/**
 * Returns of a source by the number of the parcel in which they come, in one statement.
 * @param keys as `numberKey` makes them
 * @returns key → id; of several with one number the newest
 */
export async function listNumberedReturns(
  tx: Transaction,
  sourceId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; key: string }[]>`
    SELECT id, upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) AS key FROM returns
     WHERE source_id = ${sourceId}::uuid AND tracking_number IS NOT NULL AND state::text <> ALL(${OVER}::text[])
       AND upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) = ANY(${[...new Set(keys)]}::text[])
     ORDER BY id`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}
