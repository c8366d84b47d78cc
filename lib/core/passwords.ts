import argon2 from 'argon2';
import pLimit from 'p-limit';

/** argon2id, OWASP's second profile: 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** A hash takes memory and a core for a while; more at once would starve the pages. */
const AT_ONCE = 2;
const limited = pLimit(AT_ONCE);

/** @returns the argon2id hash of a password, taken as typed (no trimming, no normalising) */
export const hashPassword = (password: string): Promise<string> => limited(() => argon2.hash(password, OPTIONS));

let decoy: Promise<string> | undefined;

/**
 * Compares a password. Without a stored hash the same work is done against a decoy, so that an unknown address takes
 * as long as a wrong password (T18).
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const hash = stored ?? (await decoy);
  const matches = await limited(() => argon2.verify(hash, password));
  return stored !== null && matches;
}
