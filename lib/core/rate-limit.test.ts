import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { withinLimit } from './rate-limit';

const { db } = await testDatabase();

/** One window for decades, so that no test runs across the edge of two. */
const rule = { max: 5, seconds: 1_000_000_000 };
const bucketOf = () => `test:${randomUUID()}`;

it('T17 of 50 parallel attempts exactly as many pass as the rule allows', async () => {
  const bucket = bucketOf();
  const answers = await Promise.all(Array.from({ length: 50 }, () => withinLimit(db, bucket, rule)));
  expect(answers.filter(Boolean)).toHaveLength(rule.max);
  expect(await withinLimit(db, bucket, rule)).toBe(false);
});

it('T17 one bucket does not count for another', async () => {
  const [mine, theirs] = [bucketOf(), bucketOf()];
  for (let attempt = 0; attempt <= rule.max; attempt += 1) await withinLimit(db, mine, rule);
  expect([await withinLimit(db, mine, rule), await withinLimit(db, theirs, rule)]).toEqual([false, true]);
});

it('weight 0 looks without counting, more weight counts more', async () => {
  const bucket = bucketOf();
  for (let look = 0; look < 20; look += 1) expect(await withinLimit(db, bucket, rule, 0)).toBe(true);
  expect(await withinLimit(db, bucket, rule, 5)).toBe(true);
  expect(await withinLimit(db, bucket, rule)).toBe(false);
  expect(await withinLimit(db, bucket, rule, 0)).toBe(false);
});

it('a window that is over does not count any more', async () => {
  const bucket = bucketOf();
  await withinLimit(db, bucket, rule, 6);
  await db.rateLimit.updateMany({ where: { bucket }, data: { windowStart: new Date(0) } });
  const [{ windowStart } = { windowStart: new Date(0) }] = await db.rateLimit.findMany({ where: { bucket } });
  expect(windowStart).toEqual(new Date(0));
  expect(await withinLimit(db, bucket, rule)).toBe(true);
});

it('inside a transaction that fails, the attempt does not count', async () => {
  const bucket = bucketOf();
  const failing = db.$transaction(async (tx) => {
    await withinLimit(tx, bucket, rule, 6);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await withinLimit(db, bucket, rule)).toBe(true);
});
