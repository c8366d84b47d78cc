import pLimit, { type LimitFunction } from 'p-limit';
import type { z } from 'zod';
import type { Database, Transaction } from '@/lib/core/db';
import { IdempotencyRunning, once } from '@/lib/core/idempotency';
import { storeFile } from '@/lib/files/mutations';
import type { FileRefusal } from '@/lib/files/types';
import type { EntryResult } from '../contracts/v1/answers';
import type { DocumentEntry } from '../contracts/v1/documents';
import { type Resource, resources } from '../contracts/v1/resources';
import type { ImportSource, Outcome } from '../types';
import { type Writable, writeEntries } from './entries';

/** A batch writes a few thousand rows; on a slow disk that takes longer than Prisma's five seconds. */
export const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };
/** A shop's retries may come from a queue that stood still over a long weekend (trust.md 8.1). */
const KEPT_HOURS = 30 * 24;
const ISSUES_MAX = 100;
const PATH_MAX = 500;

/** The key of a call, and what it must go with. */
export type CallKey = { key: string; bodyHash: string };

type Refused = { status: 'refused'; issues: { path: string; message: string }[] };
type Read<R extends Resource> = { ok: true; entry: Writable<R> } | { ok: false; refused: Refused };

/**
 * Calls of one source take turns before they take a connection: whoever waits for the lock of the source inside the
 * database holds one, and a shop that sends twenty calls at once would leave none for its customers' pages.
 */
const turns = new Map<string, LimitFunction>();

function turnOf({ id }: ImportSource): LimitFunction {
  const known = turns.get(id);
  if (known) return known;
  const turn = pLimit(1);
  turns.set(id, turn);
  return turn;
}

/** Calls with a key that are waiting or running in this process; another process is met in the database. */
const running = new Set<string>();

/**
 * Takes entries of one kind: each is read by its contract, all that can be read are written in one transaction with
 * their audit rows and the key of the call. What is refused costs only itself.
 * @param raw entries as they were sent; at most BATCH_MAX
 * @param call with a key the same call is done once, and its answer repeated
 * @returns what became of each, in the order given
 * @throws IdempotencyConflict, IdempotencyRunning
 */
export async function takeEntries<R extends Resource>(
  db: Database,
  source: ImportSource,
  resource: R,
  raw: readonly unknown[],
  call?: CallKey,
): Promise<EntryResult[]> {
  const read: Read<R>[] = [];
  for (const entry of raw) read.push(await readEntry(resource, entry));
  const work = async (tx: Transaction): Promise<EntryResult[]> => {
    const outcomes = await writeEntries(
      tx,
      source,
      resource,
      read.flatMap((one) => (one.ok ? [one.entry] : [])),
    );
    let next = 0;
    return read.map((one, index) =>
      resultOf(idOf(resource, raw[index]), one.ok ? (outcomes[next++] as Outcome) : one.refused),
    );
  };
  const transact = () =>
    db.$transaction(async (tx) => {
      if (!call) return work(tx);
      const { key, bodyHash } = call;
      const named = { subject: source.id, operation: `api:${resource}`, key, payload: bodyHash };
      return (await once(tx, { ...named, keptHours: KEPT_HOURS, wait: false }, () => work(tx))).result;
    }, TRANSACTION);
  const name = call && `${source.id} ${resource} ${call.key}`;
  if (!name) return turnOf(source)(transact);
  if (running.has(name)) throw new IdempotencyRunning(`${resource}: key in use`);
  running.add(name);
  return turnOf(source)(transact).finally(() => running.delete(name));
}

async function readEntry<R extends Resource>(resource: R, raw: unknown): Promise<Read<R>> {
  const schema: z.ZodType = resources[resource];
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap(issuesOf).slice(0, ISSUES_MAX);
    return { ok: false, refused: { status: 'refused', issues } };
  }
  if (resource !== 'documents') return { ok: true, entry: parsed.data as Writable<R> };
  // Before the transaction: a file without a row is cleared later, a row without a file would be a paper that is gone.
  const { file, ...paper } = parsed.data as DocumentEntry;
  const stored = await storeFile(Buffer.from(file.content, 'base64'), file.name);
  if (stored.ok) return { ok: true, entry: { ...paper, file: stored.file } as Writable<R> };
  const issue = { path: 'file.content', message: FILE_REFUSALS[stored.reason] };
  return { ok: false, refused: { status: 'refused', issues: [issue] } };
}

/** Of fields that nobody knows each is named at its own place: they are mostly misspelt. */
function issuesOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...path, key].join('.').slice(0, PATH_MAX),
    message: 'is no field of this entry',
  }));
}

const FILE_REFUSALS: Record<FileRefusal, string> = {
  empty: 'is empty',
  tooLarge: 'is larger than 20 MB',
  mediaType: 'is none of PDF, PNG, JPEG, WebP, by its content',
};

const ID_MAX = 500;

/** The id as it was sent, whatever else is wrong with the entry. */
function idOf(resource: Resource, raw: unknown): string | null {
  const { id, sku, shipment, trackingNumber } = (raw ?? {}) as Record<string, unknown>;
  const ofParcel = resource === 'tracking-events' ? (shipment ?? trackingNumber) : undefined;
  const key = resource === 'stock' || resource === 'prices' ? sku : (ofParcel ?? id);
  return typeof key === 'string' ? key.slice(0, ID_MAX) : null;
}

function resultOf(id: string | null, outcome: Outcome | Refused): EntryResult {
  if (outcome.status !== 'refused') return { id, ...outcome };
  const issues = 'issues' in outcome ? outcome.issues : [{ path: outcome.path ?? '', message: outcome.message }];
  const left = 'balance' in outcome ? { balance: outcome.balance } : {};
  return { id, status: 'refused', ...left, error: { code: 'invalid', message: 'This entry was not taken.', issues } };
}
