import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { environment } from './env';

/**
 * What a computed token opens. Each purpose has a key of its own, so that a token of one is worth nothing to another.
 */
export type TokenPurpose = 'order-status' | 'shipment-status' | 'gift-return' | 'message-switch' | 'manual';

const ID_BYTES = 16;
/** 16 bytes of id and 32 of SHA-256 are 64 characters without padding: each token has one spelling. */
const SHAPE = /^[\w-]{64}$/;

/** Deriving a key costs more than using it, and a batch of orders needs it five hundred times. */
const keys = new Map<TokenPurpose, Buffer>();

function keyOf(purpose: TokenPurpose): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const info = `mein-konto computed token ${purpose}`;
  const key = Buffer.from(hkdfSync('sha256', environment().NEXTAUTH_SECRET, '', info, 32));
  keys.set(purpose, key);
  return key;
}

function macOf(purpose: TokenPurpose, id: Uint8Array, version: number): Buffer {
  return createHmac('sha256', keyOf(purpose)).update(id).update(`.${version}`).digest();
}

/**
 * A token that is not stored: whoever knows the secret can make it again, so every mail and every answer of the API can
 * carry the same one. Whoever raises the version has revoked it.
 * @param id UUID of what it opens
 */
export function computedToken(purpose: TokenPurpose, id: string, version: number): string {
  const bytes = parse(id);
  return Buffer.concat([bytes, macOf(purpose, bytes, version)]).toString('base64url');
}

/** @returns the id that a token claims to open, null if it has not the shape of one; nothing is proven by that yet */
export function claimedId(token: unknown): string | null {
  if (typeof token !== 'string' || !SHAPE.test(token)) return null;
  try {
    return stringify(Buffer.from(token, 'base64url').subarray(0, ID_BYTES));
  } catch {
    // Sixteen bytes that are no UUID.
    return null;
  }
}

/**
 * Whether a token is the one of this thing in its present version. Takes as long for a wrong one as for the right one.
 * @param id UUID of the thing that was found by `claimedId`
 */
export function isComputedToken(purpose: TokenPurpose, token: string, id: string, version: number): boolean {
  if (claimedId(token) !== id) return false;
  const mac = Buffer.from(token, 'base64url').subarray(ID_BYTES);
  return timingSafeEqual(mac, macOf(purpose, parse(id), version));
}
