import { v7 as uuid } from 'uuid';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import { ORDERS_PER_PAGE } from './constants';
import { getOrderPage, listOrders } from './queries';

const { db, owner } = await testDatabase();

/** Shown, and one more that tells whether there is a further page. */
const PAGE = ORDERS_PER_PAGE + 1;
const ACCOUNTS = 4;
const ORDERS = 20_000;

/** Orders of an account that share their instant: those on the far side of a cursor are read and thrown away. */
const SAME_INSTANT = 5;

const source = await db.source.create({ data: { name: 'Testshop' } });
const accounts = await db.account.createManyAndReturn({
  data: Array.from({ length: ACCOUNTS }, (_, index) => ({ kind: 'company' as const, name: `Company ${index}` })),
});
const account = { id: accounts[0]?.id ?? '', kind: 'company' as const, name: '', role: 'admin' as const };
const person = { id: uuid(), name: 'Mara', locale: null };
const scope = customerScopeOf({
  sessionId: uuid(),
  actor: person,
  subject: person,
  account,
  otherAccounts: [],
  staffRole: null,
});

beforeAll(async () => {
  const ids = accounts.map(({ id }) => id);
  // Every order has one line, so that no step of a plan may handle more rows than there are orders on a page.
  await owner.$executeRaw`
    INSERT INTO orders (id, account_id, source_id, number, placed_at, currency, items_total, fees_total, total,
      content_hash, summary_state, summary_item_count)
    SELECT gen_random_uuid(), (${ids}::uuid[])[1 + n % ${ACCOUNTS}::int], ${source.id}::uuid, 'N' || n,
      timestamptz '2026-11-01' - make_interval(mins => n / ${ACCOUNTS * SAME_INSTANT}::int), 'CHF', 100, 0, 100, '', 'completed', 1
    FROM generate_series(1, ${ORDERS}::int) n`;
  await owner.$executeRaw`
    INSERT INTO order_item (id, order_id, position, sku, name, unit_price, total, quantity_ordered, quantity_open)
    SELECT gen_random_uuid(), id, 1, 'a', 'Tasse', 100, 100, 1, 1 FROM orders`;
  await owner.$executeRaw`ANALYZE orders, order_item`;
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

it.each([
  ['the first page', async () => ({})],
  ['a page deep down', async () => ({ after: await middle() })],
  ['a page deep down, backwards', async () => ({ before: await middle() })],
])('%s of the list reads its orders from the index, no more than it shows', async (_what, pageOf) => {
  const page = await pageOf();
  const plans = await explain(async () => expect((await listOrders(scope, page)).orders).toHaveLength(ORDERS_PER_PAGE));
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'orders_account_id_placed_at_id_idx');
  assertUsesIndex(plans, 'order_item_order_id_position_key');
  assertNoSeqScan(plans, 'orders');
  assertNoSeqScan(plans, 'order_item');
  assertRowsAtMost(plans, PAGE + SAME_INSTANT);
});

it('an order is found by its number through the index', async () => {
  const { number } = await db.order.findFirstOrThrow({ where: { accountId: scope.accountId }, skip: 1_000 });
  const plans = await explain(async () => expect(await getOrderPage(scope, number)).not.toBeNull());
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'orders_account_id_number_idx');
  assertNoSeqScan(plans, 'orders');
  assertNoSeqScan(plans, 'order_item');
  assertRowsAtMost(plans, 1);
});
