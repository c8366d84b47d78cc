import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { queueOf } from '@/e2e/support/queue';
import type { Transaction } from './db';
import { enqueue, publish } from './outbox';
import { DEAD_LETTER, OUTBOX, WEBHOOKS } from './queues';
import {
  handleOutboxRow,
  listDeadLetters,
  type OutboxHandlers,
  PermanentFailure,
  redriveDeadLetters,
  startWorker,
} from './worker';

const { db, owner, url } = await testDatabase();

/** Any type does: what its real handler does is not asked here. `customerId` is the note by which a row is told. */
const TYPE = 'password.set';
const payloadOf = (note: string) => ({ customerId: note, locale: 'de-CH' });
type Handler = OutboxHandlers[typeof TYPE];

const boss = queueOf(url);
beforeAll(async () => {
  // Two tries without a pause in place of seven within five minutes; read when the sender starts.
  await owner.$executeRaw`UPDATE pgboss.queue SET retry_limit = 1, retry_delay = 0, retry_backoff = false WHERE name = ${OUTBOX}`;
  await boss.start();
});
afterAll(() => boss.stop({ graceful: false }));
beforeEach(async () => {
  for (const queue of [OUTBOX, DEAD_LETTER]) await boss.deleteAllJobs(queue);
  await db.outboxEvent.deleteMany();
});

const jobs = () => boss.findJobs(OUTBOX);
const rows = () => db.outboxEvent.findMany({ select: { id: true, type: true, payload: true, processedAt: true } });

/** Publishes in a transaction of its own. @returns the row's id */
async function published(note = 'a'): Promise<string> {
  await db.$transaction((tx) => publish(tx, TYPE, payloadOf(note)));
  const { id } = await db.outboxEvent.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } });
  return id;
}

/** A handler with an effect that can be counted: a row written in the transaction it is given. */
const writes = async ({ id }: { id: string }, tx: Transaction) =>
  void (await tx.setting.create({ data: { key: `effect:${id}:${randomUUID()}`, value: 1 } }));
const effects = (id: string) => db.setting.count({ where: { key: { startsWith: `effect:${id}:` } } });

it('R06 a change that is rolled back leaves neither an outbox row nor a job', async () => {
  const failing = db.$transaction(async (tx) => {
    await publish(tx, TYPE, payloadOf('a'));
    expect(await tx.outboxEvent.count()).toBe(1);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect([await rows(), await jobs()]).toEqual([[], []]);
});

it('R06 a change that commits leaves one row and one job for it', async () => {
  const id = await published('b');
  expect(await rows()).toEqual([{ id, type: TYPE, payload: payloadOf('b'), processedAt: null }]);
  expect((await jobs()).map(({ data }) => data)).toEqual([{ id }]);
});

it('a job delivered twice, also at the same time, is done once', async () => {
  const id = await published();
  const handler = vi.fn<Handler>(writes);
  await Promise.all([handleOutboxRow(id, { [TYPE]: handler }), handleOutboxRow(id, { [TYPE]: handler })]);
  await handleOutboxRow(id, { [TYPE]: handler });
  expect(handler.mock.calls.map(([entry]) => entry)).toEqual([{ id, payload: payloadOf('a') }]);
  expect(await effects(id)).toBe(1);
  // What it was about is forgotten with it: addresses and names stay in no queue.
  expect(await rows()).toMatchObject([{ payload: {}, processedAt: expect.any(Date) }]);
});

it('R05 a handler that fails after writing leaves its row open and nothing written; the next try does it once', async () => {
  const id = await published();
  const fails: Handler = async (entry, tx) => {
    await writes(entry, tx);
    throw new Error('half way');
  };
  await expect(handleOutboxRow(id, { [TYPE]: fails })).rejects.toThrow('half way');
  expect([await effects(id), (await rows())[0]?.processedAt]).toEqual([0, null]);
  await handleOutboxRow(id, { [TYPE]: writes });
  expect(await effects(id)).toBe(1);
});

it('a type that this worker does not know is a failure, so that a newer one can do it', async () => {
  const id = await published();
  await expect(handleOutboxRow(id, {})).rejects.toThrow(`No handler for outbox type ${TYPE}`);
  expect((await rows())[0]?.processedAt).toBeNull();
});

it('a job whose row is gone has nothing to do', async () => {
  await handleOutboxRow(randomUUID(), { [TYPE]: () => expect.unreachable() });
});

it('R19 a poison job fails alone, ends in the dead letters, and a redrive brings it back to be done', async () => {
  let cured = false;
  const tries: string[] = [];
  const poison = await published('poison');
  const healthy = await published('healthy');
  const handler: Handler = async ({ id, payload }, tx) => {
    tries.push(payload.customerId);
    await writes({ id }, tx);
    if (payload.customerId === 'poison' && !cured) throw new Error('cannot be done');
  };
  const worker = await startWorker({
    url,
    handlers: { [TYPE]: handler },
    housekeeping: async () => {},
    pollSeconds: 0.5,
  });
  try {
    const waiting = { timeout: 8_000, interval: 50 };
    const dead = await vi.waitFor(async () => {
      const found = await listDeadLetters();
      expect(found).toHaveLength(1);
      return found;
    }, waiting);
    expect(dead[0]).toMatchObject({ source: OUTBOX, createdOn: expect.any(Date) });
    expect(tries.filter((note) => note === 'poison')).toHaveLength(2);
    expect([await effects(poison), await effects(healthy)]).toEqual([0, 1]);

    cured = true;
    expect(await redriveDeadLetters()).toBe(1);
    await vi.waitFor(async () => expect(await effects(poison)).toBe(1), waiting);
    expect(await listDeadLetters()).toEqual([]);
    expect((await rows()).filter(({ processedAt }) => processedAt === null)).toEqual([]);
  } finally {
    await worker.stop();
  }
});

it('R19 what no further attempt can change goes to the dead letters after one, and keeps its payload', async () => {
  const id = await published('refused');
  const handler = vi.fn<Handler>().mockRejectedValue(new PermanentFailure('no such mailbox'));
  const worker = await startWorker({
    url,
    handlers: { [TYPE]: handler },
    housekeeping: async () => {},
    pollSeconds: 0.5,
  });
  try {
    await vi.waitFor(async () => expect(await listDeadLetters()).toHaveLength(1), { timeout: 8_000, interval: 50 });
    expect(handler).toHaveBeenCalledTimes(1);
    expect(await rows()).toEqual([{ id, type: TYPE, payload: payloadOf('refused'), processedAt: null }]);
  } finally {
    await worker.stop();
  }
});

it('a queue that a feature brings is worked on by its handler, which knows when a try is the last', async () => {
  await owner.$executeRaw`UPDATE pgboss.queue SET retry_limit = 1, retry_delay = 0, retry_backoff = false WHERE name = ${WEBHOOKS}`;
  const tries: unknown[] = [];
  const handle = async (data: unknown, last: boolean) => {
    tries.push([data, last]);
    if (data !== null && typeof data === 'object' && 'poison' in data) throw new Error('cannot be done');
  };
  await db.$transaction(async (tx) => {
    await enqueue(tx, WEBHOOKS, { poison: 1 });
    await enqueue(tx, WEBHOOKS, { healthy: 1 });
  });
  const queues = [{ queue: WEBHOOKS, handle, parallel: 2 }];
  const worker = await startWorker({ url, handlers: {}, queues, housekeeping: async () => {}, pollSeconds: 0.5 });
  try {
    await vi.waitFor(async () => expect(await listDeadLetters()).toHaveLength(1), { timeout: 8_000, interval: 50 });
    expect(await listDeadLetters()).toMatchObject([{ source: WEBHOOKS }]);
    expect(tries).toHaveLength(3);
    expect(tries).toEqual(
      expect.arrayContaining([
        [{ poison: 1 }, false],
        [{ poison: 1 }, true],
        [{ healthy: 1 }, false],
      ]),
    );
  } finally {
    await worker.stop();
  }
});

it('R06 a job of such a queue does not exist if its transaction is rolled back', async () => {
  const failing = db.$transaction(async (tx) => {
    await enqueue(tx, WEBHOOKS, { deliveryId: 1 });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect((await boss.findJobs(WEBHOOKS)).filter(({ state }) => state === 'created')).toEqual([]);
});

it('a worker that is asked to stop finishes the job under way, and takes no further one', async () => {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const id = await published();
  const handler: Handler = async (entry, tx) => {
    begun.resolve();
    await goOn.promise;
    await writes(entry, tx);
  };
  const worker = await startWorker({
    url,
    handlers: { [TYPE]: handler },
    housekeeping: async () => {},
    pollSeconds: 0.5,
  });
  await begun.promise;
  const stopped = worker.stop();
  goOn.resolve();
  await stopped;
  expect(await effects(id)).toBe(1);
  const later = await published();
  await new Promise((passed) => setTimeout(passed, 700));
  expect(await effects(later)).toBe(0);
});
