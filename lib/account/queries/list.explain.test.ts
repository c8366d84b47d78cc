import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import { scopeIn } from '@/e2e/support/scope';
import { COUNT_MAX, ORDERS_PER_PAGE } from '../constants';
import { orderFilterSchema } from '../schema';
import { listOrders } from './list';
import { getOrderPage } from './order';
import { getOverview } from './overview';

type Plans = Awaited<ReturnType<typeof explain>>;

const { db, owner } = await testDatabase();

const ACCOUNTS = 4;
const ORDERS = 20_000;

/** Orders of an account that share their instant: those on the far side of a cursor are read and thrown away. */
const SAME_INSTANT = 5;

const source = await db.source.create({ data: { name: 'Testshop' } });
const accounts = await db.account.createManyAndReturn({
  data: Array.from({ length: ACCOUNTS }, (_, index) => ({ kind: 'company' as const, name: `Company ${index}` })),
});
const scope = scopeIn({ id: accounts[0]?.id ?? '', kind: 'company' }, 'admin');

beforeAll(async () => {
  const ids = accounts.map(({ id }) => id);
  // Every order has one line and one parcel. One in a thousand waits, is late, unpaid, cancelled or named "selten".
  await owner.$executeRaw`
    INSERT INTO orders (id, account_id, source_id, source_key, number, placed_at, currency, items_total, fees_total, total,
      content_hash, summary_state, summary_phase, summary_action, summary_payment_due, summary_item_count, buyer_name, search)
    SELECT gen_random_uuid(), (${ids}::uuid[])[1 + n % ${ACCOUNTS}::int], ${source.id}::uuid, n::text, 'N' || n,
      timestamptz '2026-11-01' - make_interval(mins => n / ${ACCOUNTS * SAME_INSTANT}::int), 'CHF', 100, 0, 100, '',
      CASE WHEN rare THEN 'delayed' ELSE 'delivered' END::order_state,
      (CASE WHEN n % 4000 < 4 THEN 'collect' WHEN n % 4000 < 8 THEN 'moving' WHEN n % 4000 < 12 THEN 'preparing'
            WHEN n % 4000 < 16 THEN 'cancelled' WHEN n % 4000 < 20 THEN 'closed' ELSE 'arrived' END)::order_phase,
      'document', rare, 1, 'Person ' || n / 4 % 3, 'n' || n || E'\n' || CASE WHEN rare THEN 'selten' ELSE 'tasse' END
    FROM generate_series(1, ${ORDERS}::int) n, LATERAL (SELECT n % 4000 < 4 AS rare) r`;
  await owner.$executeRaw`
    INSERT INTO order_item (id, order_id, line_key, position, sku, name, unit_price, total, quantity_ordered, quantity_open)
    SELECT gen_random_uuid(), id, '1', 1, 'a', 'Tasse', 100, 100, 1, 1 FROM orders`;
  await owner.$executeRaw`
    INSERT INTO shipment (id, order_id, source_id, source_key, sequence) SELECT gen_random_uuid(), id, source_id, number, 1 FROM orders`;
  // As autovacuum leaves them: new entries of the search index wait in a list that is read from end to end.
  await owner.$executeRaw`VACUUM ANALYZE orders, order_item, shipment`;
});

/** Of an order in the middle of the account's, whose instant several others share. */
async function middle() {
  const row = await db.order.findFirstOrThrow({
    where: { accountId: scope.accountId },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    skip: 2_502,
    select: { placedAt: true, id: true },
  });
  return row;
}

/** The figures above the list are counted no further than COUNT_MAX; a step may look at some rows beside those. */
const COUNTED = 2 * COUNT_MAX;
const filter = (search: Record<string, unknown>) => orderFilterSchema.parse(search);

it.each([
  ['the first page', async () => ({})],
  ['a page deep down', async () => ({ after: await middle() })],
  ['a page deep down, backwards', async () => ({ before: await middle() })],
])('%s of the list reads its orders from the index, bounded whatever the account holds', async (_what, pageOf) => {
  const page = await pageOf();
  const plans = await explain(async () =>
    expect((await listOrders(scope, filter({}), page)).orders).toHaveLength(ORDERS_PER_PAGE),
  );
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'orders_account_id_placed_at_id_idx');
  assertUsesIndex(plans, 'order_item_order_id_position_idx');
  assertBounded(plans);
});

it.each([
  ['a year', { jahr: '2026' }, ORDERS_PER_PAGE, 'orders_account_id_placed_at_id_idx'],
  ['a frequent group', { zustand: 'zugestellt' }, ORDERS_PER_PAGE, 'orders_account_id_placed_at_id_idx'],
  ['a rare group', { zustand: 'abholbereit' }, 5, 'orders_account_id_summary_phase_placed_at_id_idx'],
  ['late ones', { zustand: 'verspaetet' }, 5, 'orders_late_idx'],
  ['unpaid ones', { zustand: 'rechnung-offen' }, 5, 'orders_payment_due_idx'],
  ['who ordered', { wer: 'Person 1' }, ORDERS_PER_PAGE, 'orders_account_id_buyer_name_placed_at_id_idx'],
  ['a rare word', { suche: 'selten' }, 5, 'orders_account_id_search_idx'],
  ['a frequent word', { suche: 'tasse' }, ORDERS_PER_PAGE, 'orders_account_id_placed_at_id_idx'],
  ['a word nobody uses', { suche: 'xyzxyz' }, 0, 'orders_account_id_search_idx'],
])('narrowed to %s the list reads through an index and stays bounded', async (_what, search, count, index) => {
  const plans = await explain(async () =>
    expect((await listOrders(scope, filter(search), {})).orders).toHaveLength(count),
  );
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, index);
  assertBounded(plans);
});

it('the overview reads each kind through its own index', async () => {
  const plans = await explain(() => getOverview(scope));
  expect(plans).toHaveLength(1);
  for (const index of [
    'orders_late_idx',
    'orders_payment_due_idx',
    'orders_account_id_summary_phase_placed_at_id_idx',
  ]) {
    assertUsesIndex(plans, index);
  }
  assertBounded(plans);
});

it('an order is found by its number through the index', async () => {
  const { number } = await db.order.findFirstOrThrow({ where: { accountId: scope.accountId }, skip: 1_000 });
  const all = await explain(async () => expect(await getOrderPage(scope, number)).not.toBeNull());
  // The shop's rules are remembered by a process; here they may be read for the first time.
  const plans = all.filter(({ sql }) => !sql.includes('"setting"'));
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'orders_number_idx');
  for (const table of ['orders', 'order_item', 'shipment']) assertNoSeqScan(plans, table);
  assertRowsAtMost(plans, 1);
});

function assertBounded(plans: Plans): void {
  for (const table of ['orders', 'order_item', 'shipment']) assertNoSeqScan(plans, table);
  assertRowsAtMost(plans, COUNTED);
}
