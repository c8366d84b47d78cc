import { z } from 'zod';
import { db } from '@/lib/core/db';
import { tokenHash } from '@/lib/identity/utils';
import { scopeSchema } from '../contracts/v1/resources';
import type { ApiCaller, ApiKeyEntry } from '../types';

const SCOPES_MAX = 50;
const KEYS_MAX = 200;
const scopes = z.array(scopeSchema).max(SCOPES_MAX);

/**
 * Whose system calls, by the key that it shows. Whoever revokes a key ends it at once: the row is asked on each call.
 * @returns null for a key that does not exist, was revoked or has been replaced
 */
export async function findCaller(token: string): Promise<ApiCaller | null> {
  const key = await db.apiKey.findFirst({
    where: {
      hash: tokenHash(token),
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      scopes: true,
      lastUsedAt: true,
      source: { select: { id: true, name: true, timeZone: true } },
    },
  });
  if (!key) return null;
  const { source, ...rest } = key;
  return { keyId: rest.id, scopes: scopes.parse(rest.scopes), lastUsedAt: rest.lastUsedAt, source };
}

/** All keys, newest first, for the command line; the keys themselves are kept nowhere. */
export async function listKeys(): Promise<ApiKeyEntry[]> {
  const rows = await db.apiKey.findMany({
    orderBy: { id: 'desc' },
    take: KEYS_MAX,
    select: {
      id: true,
      name: true,
      hint: true,
      scopes: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
      revokedAt: true,
      source: { select: { name: true } },
    },
  });
  return rows.map(({ source, ...key }) => ({ ...key, source: source.name }));
}
