import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import type { Transaction } from './db';
import { IdempotencyConflict, once } from './idempotency';

const { db, owner } = await testDatabase();

/** A call whose effect can be counted: one row in `setting` per run. */
function callOf(key = randomUUID() as string) {
  const call = { subject: 'lea', operation: 'return.submit', key, payload: { items: [1, 2] } };
  const effect = (tx: Transaction) => async () => {
    const { key: receipt } = await tx.setting.create({ data: { key: `${key}:${randomUUID()}`, value: 1 } });
    return { receipt };
  };
  const run = (changes: Partial<typeof call> = {}) =>
    db.$transaction((tx) => once(tx, { ...call, ...changes }, effect(tx)));
  const effects = () => db.setting.count({ where: { key: { startsWith: `${key}:` } } });
  return { call, run, effect, effects };
}

it('R01 parallel calls with one key have one effect and get the same result', async () => {
  const { run, effects } = callOf();
  const answers = await Promise.all([run(), run(), run()]);
  expect(await effects()).toBe(1);
  expect(new Set(answers.map(({ result }) => result.receipt)).size).toBe(1);
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await run()).toEqual({ result: answers[0]?.result, repeated: true });
});

it('R02 the same key with other content is a conflict and has no effect', async () => {
  const { run, effects } = callOf();
  await run();
  await expect(run({ payload: { items: [1] } })).rejects.toThrow(IdempotencyConflict);
  expect(await effects()).toBe(1);
});

it('a key belongs to one subject and one operation', async () => {
  const { run, effects } = callOf();
  await run();
  expect((await run({ subject: 'luc' })).repeated).toBe(false);
  expect((await run({ operation: 'return.cancel' })).repeated).toBe(false);
  expect(await effects()).toBe(3);
});

it('R04 an effect that throws leaves nothing, not even the key; the next call runs', async () => {
  const { call, run, effect, effects } = callOf();
  const failing = db.$transaction((tx) =>
    once(tx, call, async () => {
      await effect(tx)();
      throw new Error('label service away');
    }),
  );
  await expect(failing).rejects.toThrow('label service away');
  expect([await effects(), await db.idempotencyKey.count({ where: { key: call.key } })]).toEqual([0, 0]);
  expect((await run()).repeated).toBe(false);
  expect(await effects()).toBe(1);
});

it('R04 a connection that dies before the commit leaves nothing; the next call runs', async () => {
  const { call, run, effect, effects } = callOf();
  const killed = db.$transaction((tx) =>
    once(tx, call, async () => {
      const result = await effect(tx)();
      const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await terminate(pid);
      return result;
    }),
  );
  await expect(killed).rejects.toThrow();
  expect([await effects(), await db.idempotencyKey.count({ where: { key: call.key } })]).toEqual([0, 0]);
  expect((await run()).repeated).toBe(false);
  expect((await run()).repeated).toBe(true);
  expect(await effects()).toBe(1);
});

it.each([null, 0, '', false, [], { nested: [null] }])('the result %j comes back as it was', async (result) => {
  const { call } = callOf();
  const run = () => db.$transaction((tx) => once<unknown>(tx, call, async () => result));
  expect(await run()).toEqual({ result, repeated: false });
  expect(await run()).toEqual({ result, repeated: true });
});

it('a key is kept for 24 hours', async () => {
  const { call, run } = callOf();
  await run();
  const { createdAt, expiresAt } = await owner.idempotencyKey.findFirstOrThrow({ where: { key: call.key } });
  expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 3_600_000)).toBe(24);
});

/** Kills a connection of the application as its own role may: what a crash of the process looks like to the server. */
async function terminate(pid: number): Promise<void> {
  await db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
}
