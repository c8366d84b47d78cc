import { beforeAll, expect, it } from 'vitest';
import { staffScope } from '@/e2e/support/cases';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import { CASES_PER_PAGE, COUNT_MAX } from '../constants';
import { queueFilterSchema } from '../schema';
import { listCases } from './queue';

const { db, owner } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const staff = staffScope();

/** The figures are counted no further than COUNT_MAX, and grouped; a step may look at some rows beside those. */
const BOUND = COUNT_MAX + 2 * CASES_PER_PAGE;

beforeAll(async () => {
  // One in two waits for staff; one in a thousand of those has failed. Each belongs to one of 20,000 people.
  await owner.$executeRaw`
    INSERT INTO account (id, kind, name) SELECT gen_random_uuid(), 'private', 'Person ' || md5(n::text) FROM generate_series(1, 20000) n`;
  await owner.$executeRaw`
    WITH a AS (SELECT id, row_number() OVER () AS n FROM account)
    INSERT INTO returns (id, number, account_id, source_id, currency, regime, origin, state, submitted_at, waits_for, next_on,
      tracking_number, updated_at)
    SELECT gen_random_uuid(), 'RT-' || n, a.id, ${source.id}::uuid, 'CHF', 'CH-none',
      'customer', (CASE WHEN n % 2 = 1 THEN 'closed' WHEN n % 2000 = 0 THEN 'settlement_failed' ELSE 'requested' END)::return_state,
      now(), CASE WHEN n % 2 = 0 THEN 'staff' END, date '2027-01-01' + (n % 400)::int, 'P' || n, now()
    FROM a`;
  await owner.$executeRaw`
    INSERT INTO orders (id, account_id, source_id, source_key, number, placed_at, currency, items_total, fees_total, total,
      content_hash, summary_state, summary_phase, summary_action, summary_payment_due, summary_item_count, search)
    SELECT gen_random_uuid(), id, ${source.id}::uuid, id::text, 'R-' || row_number() OVER (), now(), 'CHF', 100, 0, 100, '',
      'delivered', 'arrived', 'document', false, 1, ''
      FROM account`;
  await owner.$executeRaw`
    INSERT INTO order_item (id, order_id, line_key, position, sku, name, unit_price, total, quantity_ordered, quantity_open)
    SELECT gen_random_uuid(), id, '1', 1, 'a', 'Tasse', 100, 100, 1, 1 FROM orders`;
  await owner.$executeRaw`
    WITH l AS (SELECT id, row_number() OVER () AS n FROM order_item), r AS (SELECT id, row_number() OVER () AS n FROM returns)
    INSERT INTO return_item (id, return_id, position, order_item_id, name, requested)
    SELECT gen_random_uuid(), r.id, 1, l.id, 'Tasse', 1 FROM r JOIN l ON l.n = r.n`;
  await owner.$executeRaw`VACUUM ANALYZE returns, account, return_item, order_item, orders`;
});

const plansOf = (words: Record<string, string>, after: Parameters<typeof listCases>[2] = null) =>
  explain(() => listCases(staff, queueFilterSchema.parse(words), after));

it.each([
  ['the first page', {}, null, 'returns_queue_idx'],
  ['a page deep down', {}, { day: '2027-06-01', id: '80000000-0000-4000-8000-000000000000' }, 'returns_queue_idx'],
  ['one state', { zustand: 'settlement_failed' }, null, 'returns_queue_state_idx'],
  ['what is overdue', { faellig: 'ja' }, null, 'returns_queue_idx'],
  ['all of one state', { zustand: 'settlement_failed', alle: 'ja' }, null, 'returns_state_id_idx'],
  ['all', { alle: 'ja' }, null, 'returns_pkey'],
  ['a number', { suche: 'RT-77' }, null, 'returns_number_key'],
  ['a tracking number', { suche: 'P 77' }, null, 'returns_tracking_key_idx'],
  ['an order number', { suche: 'R-2481' }, null, 'orders_number_key_idx'],
  ['a name', { suche: 'c4ca42' }, null, 'account_name_idx'],
] as const)('%s of the queue reads its index, bounded however many there are', async (_what, words, after, index) => {
  const plans = await plansOf(words, after);
  expect(plans).toHaveLength(2);
  assertUsesIndex(plans, index);
  assertNoSeqScan(plans, 'returns');
  assertNoSeqScan(plans, 'account');
  assertRowsAtMost(plans, BOUND);
});
