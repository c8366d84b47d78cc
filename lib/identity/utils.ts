import { createHash, randomBytes } from 'node:crypto';

/**
 * The form of an address that is compared: NFKC, trimmed, lower case (the local part too: no shop in practice treats
 * Lea@ and lea@ as two people, and two accounts for one mailbox would be a trap).
 */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** @returns 32 random bytes for a link (base64url) and the SHA-256 that is stored in its place (ASVS 11.5.1) */
export function makeToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: tokenHash(token) };
}

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
