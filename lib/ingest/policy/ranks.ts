/** How new something is: the version that a shop counts, or the moment of the change in milliseconds; null = unsaid. */
export type Rank = bigint | null;

/** @param entry as its contract read it; a version wins over a moment */
export function rankOf(entry: { version?: number | undefined; occurredAt?: string | undefined }): Rank {
  if (entry.version !== undefined) return BigInt(entry.version);
  return entry.occurredAt === undefined ? null : BigInt(Date.parse(entry.occurredAt));
}

/**
 * Whether something comes too late (trust.md 8.2: versions are compared, arrival is not trusted). Without a version on
 * both sides the later arrival counts; so does it at equal versions, because moments are often cut to seconds.
 */
export function isOlder(rank: Rank, stored: Rank): boolean {
  return rank !== null && stored !== null && rank < stored;
}

/** Whether something belongs before what was first: language, law and the first promise are those of the first version. */
export function isEarlier(rank: Rank, first: Rank): boolean {
  return rank !== null && first !== null && rank < first;
}

/** The newer of two. */
export const newest = (rank: Rank, stored: Rank): Rank =>
  rank === null || (stored !== null && stored > rank) ? stored : rank;
