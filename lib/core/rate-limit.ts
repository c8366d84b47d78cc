import type { Database } from './db';

/** So many attempts within one window of so many seconds. */
export type RateLimitRule = { max: number; seconds: number };

/**
 * Counts an attempt and decides, in one statement, so that parallel attempts cannot pass together (T17).
 * Windows are fixed and start at multiples of their length; the bucket's name carries the rule's name and whom it counts.
 * @param database client, or transaction where the attempt must not count if the rest fails
 * @param bucket e.g. `sign-in:address:203.0.113.7`
 * @param rule how many within how many seconds
 * @param weight how many attempts this one counts for (0 = only look, negative = give back)
 * @returns whether this attempt is still within the limit
 */
export async function withinLimit(
  database: Pick<Database, '$queryRaw'>,
  bucket: string,
  rule: RateLimitRule,
  weight = 1,
): Promise<boolean> {
  const rows = await database.$queryRaw<{ count: number }[]>`
    INSERT INTO rate_limit (bucket, window_start, count)
    VALUES (${bucket}, to_timestamp(floor(extract(epoch FROM now()) / ${rule.seconds}::int) * ${rule.seconds}::int), ${weight}::int)
    ON CONFLICT (bucket, window_start) DO UPDATE SET count = rate_limit.count + EXCLUDED.count
    RETURNING count`;
  return (rows[0]?.count ?? 0) <= rule.max;
}
