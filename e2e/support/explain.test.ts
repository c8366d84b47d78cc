import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from './database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from './explain';

const { db, owner } = await testDatabase();

beforeAll(async () => {
  await owner.$executeRaw`
    INSERT INTO customer (id, email, email_key, name)
    SELECT gen_random_uuid(), 'p' || n || '@example.ch', 'p' || n || '@example.ch', 'Person ' || n FROM generate_series(1, 3000) n`;
  await owner.$executeRaw`ANALYZE customer`;
});

test('a look-up by key uses its index and touches one row', async () => {
  const plans = await explain(() => db.customer.findUnique({ where: { emailKey: 'p7@example.ch' } }));
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'customer_email_key_key');
  assertNoSeqScan(plans, 'customer');
  assertRowsAtMost(plans, 1);
});

test('a search without an index is noticed, by any of the three', async () => {
  const plans = await explain(() => db.customer.findMany({ where: { name: { startsWith: 'Person 1' } } }));
  expect(() => assertNoSeqScan(plans, 'customer')).toThrow('customer is read from end to end');
  expect(() => assertUsesIndex(plans, 'customer_email_key_key')).toThrow('is not used');
  expect(() => assertRowsAtMost(plans, 20)).toThrow('more than 20');
});

test('rows that are read and thrown away count as well', async () => {
  const plans = await explain(() => db.customer.findFirst({ where: { name: 'Person 2999' } }));
  expect(() => assertRowsAtMost(plans, 20)).toThrow('more than 20');
});

test('raw statements, transactions and writes are explained, and writes happen once', async () => {
  const raw = await explain(() => db.$queryRaw`SELECT id FROM customer WHERE email_key = ${'p8@example.ch'}`);
  assertUsesIndex(raw, 'customer_email_key_key');
  const plans = await explain(() =>
    db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'a', value: 1 } });
      await tx.setting.update({ where: { key: 'a' }, data: { version: { increment: 1 } } });
    }),
  );
  expect(plans.length).toBeGreaterThanOrEqual(2);
  expect(await db.setting.findUnique({ where: { key: 'a' } })).toMatchObject({ version: 2 });
});

test('work that sends nothing is a mistake of the test', async () => {
  await expect(explain(async () => {})).rejects.toThrow('sent no statement');
});
