import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { environment } from './env';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key per purpose, so that what was sealed for one thing never opens as another. */
const keyOf = (purpose: string) =>
  Buffer.from(hkdfSync('sha256', environment().NEXTAUTH_SECRET, '', `mein-konto:seal:${purpose}`, 32));

/**
 * Encrypts a short text (AES-256-GCM) with a key derived from NEXTAUTH_SECRET, which the database does not have.
 * @param purpose what it is for, e.g. `authenticator`
 * @param owner whose it is: opens for the same owner only, so a row copied to somebody else is worth nothing
 * @returns base64url of nonce, tag and text
 */
export function seal(purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(purpose), nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** @returns what was sealed; null if it was not sealed here, for this purpose and owner, or was changed since */
export function unseal(purpose: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, keyOf(purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
