import { z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { SCOPES, scopeSchema } from '@/lib/ingest/contracts/v1/resources';
import { createKey, type NewKey, revokeKey, rotateKey } from '@/lib/ingest/mutations/keys';
import { openSource } from '@/lib/ingest/mutations/sources';
import { listKeys } from '@/lib/ingest/queries/keys';
import { listWaiting } from '@/lib/ingest/queries/waiting';
import { CommandError } from './command-error';

export const KEY_HELP = `  key create <source> [--name "ERP"] [--scopes orders:write,orders:read]
      makes a key for the API of a shop (its source is made on first use) and shows it once; without --scopes it may all
  key list
      lists all keys, with what they may and when they were last used
  key rotate <id>
      puts a new key in the place of one; the old one works on for 24 hours
  key revoke <id>
      ends a key at once
  waiting [--source name]
      lists what came in before the thing it belongs to: parcels and papers of orders that are not there yet`;

const SOURCE_MAX = 100;

function show({ id, key }: NewKey, sentence: string): void {
  console.log(sentence);
  console.log(`\n  ${key}\n`);
  console.log(`It is shown this once. Its id, for rotate and revoke: ${id}`);
  console.log(`What to do with it: ${new URL('/api/docs', environment().NEXTAUTH_URL).href}`);
}

async function create(source: string | undefined, options: { name?: string; scopes?: string }): Promise<void> {
  const name = source?.trim();
  if (!name || name.length > SOURCE_MAX) throw new CommandError('key create takes the name of a source.');
  const wanted = options.scopes?.split(',').map((scope) => scope.trim()) ?? SCOPES;
  const scopes = z.array(scopeSchema).min(1).safeParse(wanted);
  if (!scopes.success) throw new CommandError(`Scopes are, separated by commas: ${SCOPES.join(', ')}`);
  const { id } = await openSource(db, name);
  show(await createKey(id, options.name ?? 'API', scopes.data), `A key for the source "${name}":`);
}

async function rotate(id: string | undefined): Promise<void> {
  const made = z.uuid().safeParse(id).success ? await rotateKey(id ?? '') : null;
  if (!made) throw new CommandError(`There is no working key ${id ?? ''}; key list shows them.`);
  show(made, 'The new key. The old one works on for 24 hours:');
}

async function revoke(id: string | undefined): Promise<void> {
  const ended = z.uuid().safeParse(id).success && (await revokeKey(id ?? ''));
  if (!ended) throw new CommandError(`There is no working key ${id ?? ''}; key list shows them.`);
  console.log('Revoked. From now on a call with it is answered with 401.');
}

const day = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';

async function list(): Promise<void> {
  const keys = await listKeys();
  for (const { id, source, name, hint, scopes, lastUsedAt, expiresAt, revokedAt } of keys) {
    const end = revokedAt ? `revoked ${day(revokedAt)}` : expiresAt ? `ends ${day(expiresAt)}` : 'works';
    const may = scopes.length === SCOPES.length ? 'everything' : scopes.join(' ');
    console.log(`${id}  ${source}  "${name}" …${hint}  ${end}, last used ${day(lastUsedAt)}, may: ${may}`);
  }
  console.log(`${keys.length} keys.`);
}

/** `npm run portal -- key …` */
export async function key(action: string | undefined, argument: string | undefined, options: KeyOptions) {
  if (action === 'create') return create(argument, options);
  if (action === 'list') return list();
  if (action === 'rotate') return rotate(argument);
  if (action === 'revoke') return revoke(argument);
  throw new CommandError('key takes create, list, rotate or revoke.');
}
type KeyOptions = { name?: string; scopes?: string };

/** `npm run portal -- waiting` */
export async function waiting(source: string | undefined): Promise<void> {
  const { entries, more } = await listWaiting(source ?? null);
  for (const entry of entries) {
    console.log(
      `${day(entry.createdAt)}  ${entry.source}  ${entry.resource} ${entry.sourceKey} waits for ${entry.waitsFor}`,
    );
  }
  console.log(`${entries.length}${more ? ' or more' : ''} waiting.`);
}
