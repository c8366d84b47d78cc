import { randomBytes } from 'node:crypto';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { tokenHash } from '@/lib/identity/utils';
import type { Scope } from '../contracts/v1/resources';

/** Told apart from other secrets by people and by programs that look for leaked ones. */
const PREFIX = 'mk_';
const HINT_LENGTH = 4;
/** A key that has been replaced works on for a day: long enough to bring the new one to every machine. */
const OVERLAP_MS = 24 * 3_600_000;

/** A key as it is shown once; only its SHA-256 is kept, which 32 random bytes need no slow hash for. */
export type NewKey = { id: string; key: string };

async function insertKey(
  tx: Transaction,
  words: { sourceId: string; name: string; scopes: readonly string[] },
): Promise<NewKey> {
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  const { id } = await tx.apiKey.create({
    data: { ...words, scopes: [...words.scopes], hash: tokenHash(key), hint: key.slice(-HINT_LENGTH) },
    select: { id: true },
  });
  return { id, key };
}

/** Makes a key for a source. @returns the key, which is shown once and kept nowhere */
export async function createKey(sourceId: string, name: string, scopes: readonly Scope[]): Promise<NewKey> {
  return db.$transaction(async (tx) => {
    const made = await insertKey(tx, { sourceId, name, scopes });
    const details = { scopes: scopes.join(' ') };
    await recordAudit(tx, [{ action: 'api_key.created', entity: 'api_key', entityId: made.id, details }]);
    return made;
  });
}

/**
 * Puts a new key in the place of one, with the same rights; the old one works on for a day.
 * @returns null if there is no such key, or it has ended
 */
export async function rotateKey(id: string): Promise<NewKey | null> {
  return db.$transaction(async (tx) => {
    const expiresAt = new Date(Date.now() + OVERLAP_MS);
    const where = { id, revokedAt: null, expiresAt: null };
    const select = { sourceId: true, name: true, scopes: true } as const;
    const [old] = await tx.apiKey.updateManyAndReturn({ where, data: { expiresAt }, select });
    if (!old) return null;
    const made = await insertKey(tx, old);
    const details = { replaces: id };
    await recordAudit(tx, [{ action: 'api_key.rotated', entity: 'api_key', entityId: made.id, details }]);
    return made;
  });
}

/** Ends a key at once. @returns false if there is no such key, or it has ended */
export async function revokeKey(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count > 0) await recordAudit(tx, [{ action: 'api_key.revoked', entity: 'api_key', entityId: id }]);
    return count > 0;
  });
}
