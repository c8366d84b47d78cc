import { z } from 'zod';
import { db } from '@/lib/core/db';
import { tokenHash } from '@/lib/identity/utils';
import { scopeSchema } from '../contracts/v1/resources';
import type { ApiCaller, ApiKeyEntry } from '../types';

const SCOPES_MAX = 50;
const KEYS_MAX = 200;
const scopes = z.array(scopeSchema).max(SCOPES_MAX);

const callerRow = z.object({
  id: z.uuid(),
  scopes,
  source_id: z.uuid(),
  source_name: z.string(),
  time_zone: z.string(),
});

/**
 * Whose system calls, by the key that it shows, in one statement that also notes that the key is in use, at most once a
 * minute. Whoever revokes a key ends it at once: the row is asked on each call.
 * @returns null for a key that does not exist, was revoked or has been replaced
 */
export async function findCaller(token: string): Promise<ApiCaller | null> {
  const [row] = await db.$queryRaw<unknown[]>`
    WITH caller AS (
      SELECT k.id, k.scopes, k.last_used_at, s.id AS source_id, s.name AS source_name, s.time_zone
        FROM api_key k JOIN source s ON s.id = k.source_id
       WHERE k.hash = ${tokenHash(token)} AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())),
    touched AS (
      UPDATE api_key SET last_used_at = now() FROM caller
       WHERE api_key.id = caller.id
         AND (caller.last_used_at IS NULL OR caller.last_used_at < now() - interval '1 minute'))
    SELECT id, scopes, source_id, source_name, time_zone FROM caller`;
  if (!row) return null;
  const key = callerRow.parse(row);
  const source = { id: key.source_id, name: key.source_name, timeZone: key.time_zone };
  return { keyId: key.id, scopes: key.scopes, source };
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
