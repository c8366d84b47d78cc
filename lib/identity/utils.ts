import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { CODE_SECONDS, CODE_WINDOW, STEP_UP } from './constants';

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

/** An authenticator app as RFC 6238 has it, in the parameters that every app understands. */
const appOf = (secret: string, name: { issuer: string; label: string }) =>
  new TOTP({ ...name, secret: Secret.fromBase32(secret), digits: 6, period: CODE_SECONDS });

/** @returns what an app reads from the picture: secret, whose portal and whose account it is */
export const authenticatorUri = (secret: string, name: { issuer: string; label: string }): string =>
  appOf(secret, name).toString();

/** @returns a new secret for an app (160 bits, base32) */
export const makeSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * The time step that a code belongs to, so that it can be refused a second time.
 * @param secret base32
 * @param now the portal's clock; the app's may be one step off
 * @returns null if the code fits none of the steps
 */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = appOf(secret, { issuer: '', label: '' }).validate({ token: code, timestamp, window: CODE_WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / CODE_SECONDS) + delta;
}

/** @returns the page that asks again who somebody is, and leads on to a path afterwards */
export const stepUpPath = (next: string): string => `${STEP_UP}?weiter=${encodeURIComponent(next)}`;

/** @returns what a text says as JSON, null if it says nothing; the schema decides what is made of it */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns what an app with this secret shows at a time */
export const codeOf = (secret: string, now: Date): string =>
  appOf(secret, { issuer: '', label: '' }).generate({ timestamp: now.getTime() });
