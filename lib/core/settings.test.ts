import { beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { testDatabase } from '@/e2e/support/database';
import { requestContext } from './request-context';
import { readSetting } from './settings';

const { db, owner } = await testDatabase();

const schema = z.strictObject({ hours: z.string() });
const read = (key = 'shop') => readSetting(key, schema);

/** Stores a value over another connection than the portal's, as a second process would. */
const store = (value: object, key = 'shop') =>
  owner.setting.upsert({ where: { key }, create: { key, value }, update: { value } });

/** How many statements some work sends. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const context = { traceId: '', address: '', statements: 0 };
  await requestContext.run(context, work);
  return context.statements;
}

/** Reads until the value comes from memory: the process must listen, and have heard of the last change. */
const untilRemembered = (key?: string) =>
  vi.waitFor(async () => expect(await statementsOf(() => read(key))).toBe(0), { interval: 2, timeout: 3_000 });

beforeEach(() => untilRemembered('warm-up'));

it('a value is read by one statement and then remembered, a missing one too', async () => {
  await store({ hours: '8–18' });
  expect(await statementsOf(() => read())).toBe(1);
  await untilRemembered();
  expect(await read()).toEqual({ hours: '8–18' });
  expect(await statementsOf(() => read('none'))).toBe(1);
  await untilRemembered('none');
  expect(await read('none')).toBeNull();
});

it('a change by another process is seen, also of a missing value and of one that goes away', async () => {
  const sees = (value: unknown, key?: string) =>
    vi.waitFor(async () => expect(await read(key)).toEqual(value), { interval: 5 });
  await untilRemembered('later');
  await store({ hours: '9–17' }, 'later');
  await sees({ hours: '9–17' }, 'later');
  await store({ hours: '10–16' }, 'later');
  await sees({ hours: '10–16' }, 'later');
  await owner.setting.delete({ where: { key: 'later' } });
  await sees(null, 'later');
});

it('a change of one setting leaves the others remembered', async () => {
  const change = async (hours: string) => {
    await untilRemembered('other');
    await store({ hours }, 'other');
    await vi.waitFor(async () => expect(await read('other')).toEqual({ hours }), { interval: 2 });
  };
  await store({ hours: '8–18' }, 'kept');
  // Changes are told in their order: once this one is heard of, so is the one before it.
  await change('1');
  await untilRemembered('kept');
  await change('2');
  expect(await statementsOf(() => read('kept'))).toBe(0);
});

it('a value that does not fit is as good as missing', async () => {
  await store({ opening: 8 }, 'odd');
  expect(await read('odd')).toBeNull();
});

it('a value read while it changes is not kept beyond the change', async () => {
  for (let turn = 0; turn < 60; turn += 1) {
    const key = `race-${turn}`;
    await store({ hours: 'before' }, key);
    const reads = Array.from({ length: 4 }, () => read(key));
    await Promise.all([store({ hours: 'after' }, key), ...reads]);
    await vi.waitFor(async () => expect(await read(key)).toEqual({ hours: 'after' }), { interval: 5, timeout: 500 });
  }
});

it('a lost connection is made again; until then nothing is remembered, so that no change is missed', async () => {
  await store({ hours: 'old' }, 'lost');
  await untilRemembered('lost');
  const ended = await db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'portal-listener' AND datname = current_database()`;
  expect(ended).toHaveLength(1);
  await vi.waitFor(async () => expect(await statementsOf(() => read('lost'))).toBe(1), { interval: 2 });
  await store({ hours: 'new' }, 'lost');
  expect(await read('lost')).toEqual({ hours: 'new' });
  await untilRemembered('lost');
  expect(await read('lost')).toEqual({ hours: 'new' });
});

it('two features read one setting, each by a schema of its own and the part it needs', async () => {
  const part = z.object({ name: z.string() });
  const whole = z.strictObject({ name: z.string(), hours: z.string() });
  const value = { name: 'Röstwerk', hours: '8–18' };
  await store(value, 'shared');
  await vi.waitFor(async () => {
    expect(await statementsOf(() => readSetting('shared', part))).toBe(0);
  });
  expect(await readSetting('shared', part)).toEqual({ name: value.name });
  expect(await readSetting('shared', whole)).toEqual(value);
  expect(await readSetting('shared', schema)).toBeNull();
});
