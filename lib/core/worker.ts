import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { db, type Transaction } from './db';
import { environment } from './env';
import { log } from './log';
import type { OutboxMessages, OutboxType } from './outbox';
import { DEAD_LETTER, HOUSEKEEPING, OUTBOX } from './queues';

/** An outbox row as its handler sees it: `id` is the key that makes the effect single at the receiver. */
export type OutboxHandlers = {
  [Type in OutboxType]: (entry: { id: string; payload: OutboxMessages[Type] }, tx: Transaction) => Promise<void>;
};
type AnyHandler = (entry: { id: string; payload: unknown }, tx: Transaction) => Promise<void>;

/** What no further attempt can change: the job goes straight to the dead letters, and its row stays open for a redrive. */
export class PermanentFailure extends Error {
  override name = 'PermanentFailure';
}

const jobData = z.object({ id: z.uuid() });
/** How long running jobs may take when the process is asked to end; the rest is done again after the next start. */
const STOP_MS = 5_000;

/**
 * Handles one outbox row: the row is locked, so that a job delivered twice is done once; the row counts as processed
 * in the same transaction as what the handler writes, and forgets its payload, which nobody needs any more. A failure
 * leaves the row open and throws, so that it is retried.
 * @throws whatever the handler throws; an unknown type (an older worker met a newer row) too
 */
export async function handleOutboxRow(id: string, handlers: Partial<OutboxHandlers>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ type: string; payload: unknown }[]>`
        SELECT type, payload FROM outbox_event WHERE id = ${id}::uuid AND processed_at IS NULL FOR UPDATE`;
      const row = rows[0];
      if (!row) return;
      const handler = (handlers as Record<string, AnyHandler | undefined>)[row.type];
      if (!handler) throw new Error(`No handler for outbox type ${row.type}`);
      await handler({ id, payload: row.payload }, tx);
      await tx.outboxEvent.update({
        where: { id },
        data: { processedAt: new Date(), payload: {} },
        select: { id: true },
      });
    },
    { timeout: 30_000 },
  );
}

/**
 * Does one job of a queue.
 * @param data as it was enqueued
 * @param last whether this is the last try before the dead letters
 * @throws to be tried again; `PermanentFailure` to become a dead letter at once
 */
export type QueueHandler = (data: unknown, last: boolean) => Promise<void>;

/**
 * A queue that a feature brings a handler for. `parallel`: so many jobs at a time. `batch`: so many are fetched at once,
 * which a queue needs that must do more than one a second; only where each takes milliseconds.
 */
export type QueueWork = { queue: string; handle: QueueHandler; parallel: number; batch?: number };

async function attempt(
  { queue, handle }: Pick<QueueWork, 'queue' | 'handle'>,
  job: JobWithMetadata<unknown>,
): Promise<JobResult['status']> {
  try {
    await handle(job.data, job.retryCount >= job.retryLimit);
    return 'completed';
  } catch (error) {
    const final = error instanceof PermanentFailure;
    log().error({ event: final ? 'job-refused' : 'job-failed', queue, job: job.id, err: error });
    return final ? 'deadletter' : 'failed';
  }
}

/**
 * Starts working on the queues.
 * @param options address of the application role, handlers per outbox type, further queues, the clean-up
 */
export async function startWorker(options: {
  url: string;
  handlers: Partial<OutboxHandlers>;
  queues?: QueueWork[];
  housekeeping: () => Promise<void>;
  pollSeconds?: number;
}): Promise<{ boss: PgBoss; stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: options.url,
    max: 4,
    migrate: false,
    createSchema: false,
    // Rebuilding indexes needs their owner; docs/operating.md says how.
    reindex: false,
  });
  boss.on('error', (error) => log().error({ event: 'queue-error', err: error }));
  await boss.start();
  const pollingIntervalSeconds = options.pollSeconds ?? 1;

  const work = async ({ parallel, ...of }: QueueWork, batchSize: number) => {
    const options = { pollingIntervalSeconds, batchSize, localConcurrency: parallel } as const;
    const each = { ...options, includeMetadata: true, perJobResults: true } as const;
    await boss.work(of.queue, each, async (jobs: JobWithMetadata<unknown>[]): Promise<JobResult[]> => {
      const results: JobResult[] = [];
      // One by one: a poisoned job must fail alone, not with its batch.
      for (const job of jobs) results.push({ id: job.id, status: await attempt(of, job) });
      return results;
    });
  };
  const outbox: QueueHandler = (data) => handleOutboxRow(jobData.parse(data).id, options.handlers);
  await work({ queue: OUTBOX, handle: outbox, parallel: 1 }, 10);
  // One at a time unless told: what waits behind a slow job of its batch is held, and given up as its dead worker's.
  for (const queue of options.queues ?? []) await work(queue, queue.batch ?? 1);
  // Dead letters stay where they are until somebody sends them on; each one is said once, at error level, for an alert.
  await boss.work(HOUSEKEEPING, { pollingIntervalSeconds: 30 }, async () => {
    await options.housekeeping();
    const dead = await boss.findJobs(DEAD_LETTER);
    if (dead.length > 0) log().error({ event: 'dead-letters', count: dead.length });
  });
  await boss.schedule(HOUSEKEEPING, '*/15 * * * *');

  return { boss, stop: () => boss.stop({ graceful: true, timeout: STOP_MS, close: true }) };
}

/** A boss that only looks and moves, for the command line. */
async function withBoss<Result>(work: (boss: PgBoss) => Promise<Result>): Promise<Result> {
  const { DATABASE_URL } = environment();
  const boss = new PgBoss({
    connectionString: DATABASE_URL,
    max: 1,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    return await work(boss);
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}

/** Jobs that failed for good, oldest first. */
export const listDeadLetters = () =>
  withBoss(async (boss) => {
    const jobs = await boss.findJobs(DEAD_LETTER, { queued: true });
    return jobs.map(({ id, createdOn, sourceName }) => ({ id, createdOn, source: sourceName ?? OUTBOX }));
  });

/** Sends dead jobs back to the queue they came from, each as a new attempt. @returns how many */
export const redriveDeadLetters = () => withBoss((boss) => boss.redrive(DEAD_LETTER));
