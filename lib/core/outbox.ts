import { fromPrisma, PgBoss } from 'pg-boss';
import { v7 as uuid } from 'uuid';
import type { Transaction } from './db';
import { environment } from './env';
import { OUTBOX } from './queues';
import { requestContext } from './request-context';

const key = Symbol.for('mein-konto.boss');
const store = globalThis as unknown as Record<symbol, Promise<PgBoss> | undefined>;

/** This process's sender of jobs: it only sends, so it neither supervises nor changes the schema. */
function sender(): Promise<PgBoss> {
  store[key] ??= new PgBoss({
    connectionString: environment().DATABASE_URL,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
    .on('error', () => {
      // A lost connection shows where it matters: the send of the next transaction fails and rolls it back.
    })
    .start();
  // A failed start (database away) must not be remembered for ever.
  store[key].catch(() => {
    store[key] = undefined;
  });
  return store[key];
}

/**
 * What can happen elsewhere because of a change: type → payload. Features add their own by declaration merging beside
 * their types; each type has its handler in lib/<feature>/jobs.ts.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features
export interface OutboxMessages {}
export type OutboxType = keyof OutboxMessages;

/**
 * Writes an outbox row and its job in the transaction of the change: both exist once it commits, neither if it does
 * not (R06). The worker delivers at least once.
 */
export async function publish<Type extends OutboxType>(
  tx: Transaction,
  type: Type,
  payload: OutboxMessages[Type],
): Promise<void> {
  const { id } = await tx.outboxEvent.create({
    data: { type, payload: payload as object, traceId: requestContext.getStore()?.traceId ?? null },
    select: { id: true },
  });
  await enqueue(tx, OUTBOX, { id });
}

/**
 * As `publish`, for many of one type: two statements, whatever their number.
 * @param entries `notBefore` = earlier than that the worker does not take it
 * @param priority of their jobs: below 0 whatever somebody waits for goes first
 */
export async function publishAll<Type extends OutboxType>(
  tx: Transaction,
  type: Type,
  entries: readonly { payload: OutboxMessages[Type]; notBefore: Date }[],
  priority = 0,
): Promise<void> {
  if (entries.length === 0) return;
  const traceId = requestContext.getStore()?.traceId ?? null;
  const rows = entries.map((entry) => ({ ...entry, id: uuid() }));
  await tx.$executeRaw`
    INSERT INTO outbox_event (id, type, payload, trace_id)
    SELECT "id", ${type}, "payload", ${traceId} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS new("id" uuid, "payload" jsonb)`;
  const boss = await sender();
  const jobs = rows.map(({ id, notBefore }) => ({ data: { id }, startAfter: notBefore, priority }));
  await boss.insert(OUTBOX, jobs, { db: fromPrisma(tx) });
}

/**
 * Puts a job into a queue in the transaction of the change: it exists once that commits, and does not if it does not
 * (R06).
 * @param queue a name of lib/core/queues.ts
 * @param data what the handler needs to find its row by; no names, addresses or secrets, as jobs are kept for days
 */
export async function enqueue(tx: Transaction, queue: string, data: object): Promise<void> {
  const boss = await sender();
  await boss.send(queue, data, { db: fromPrisma(tx) });
}
