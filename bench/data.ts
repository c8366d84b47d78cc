import { plantCustomer, type TestCustomer } from '@/e2e/support/people';
import type { Database } from '@/lib/core/db';
import { saveOrders } from '@/lib/orders/mutations/orders';
import type { ItemInput, OrderInput } from '@/lib/orders/types';
import { dayFromToday, item, order, shipping } from '@/prisma/seed/builders';
import { catalogue } from '@/prisma/seed/catalogue';

export type BenchAccount = { customer: TestCustomer; orders: number };
export type Goods = { sourceId: string; products: { id: string; sku: string; name: string; price: number }[] };

/** As many are written as a source writes them; the rest are copies of those, made by the database in seconds. */
const WRITTEN = 1_000;
const PLACED_EVERY_HOURS = 6;

/** The demo shop's products, as the database knows them; the demo must be seeded. */
export async function loadGoods(db: Database): Promise<Goods> {
  const rows = await db.product.findMany({ orderBy: { sku: 'asc' }, select: { id: true, sku: true, sourceId: true } });
  const sourceId = rows[0]?.sourceId;
  if (!sourceId) throw new Error('The demo has no products.');
  const authored = new Map<string, { name: string; price: number }>(
    catalogue.map(({ sku, name, chf }) => [sku, { name, price: chf }]),
  );
  return {
    sourceId,
    products: rows.flatMap(({ id, sku }) => {
      const product = authored.get(sku);
      return product ? [{ id, sku, ...product }] : [];
    }),
  };
}

/**
 * A customer with so many orders, the same ones in every run: one to three articles, all states in turn, one order
 * every few hours.
 * @param orders up to 1,000, or a multiple of it
 */
export async function plantAccount(db: Database, goods: Goods, orders: number): Promise<BenchAccount> {
  const customer = await plantCustomer(db, []);
  const written = Array.from({ length: Math.min(WRITTEN, orders) }, (_, index) => benchOrder(customer, goods, index));
  await db.$transaction((tx) => saveOrders(tx, written), { timeout: 60_000 });
  if (orders > WRITTEN) await copyOrders(db, customer, orders / WRITTEN - 1);
  return { customer, orders };
}

/**
 * Continues an account's orders into the past, so many times over. The copies are whole rows with another key, number and
 * day, whatever columns the tables have.
 */
async function copyOrders(db: Database, { accountId }: TestCustomer, times: number): Promise<void> {
  const hours = WRITTEN * PLACED_EVERY_HOURS;
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO orders SELECT copy.* FROM orders o CROSS JOIN generate_series(1, ${times}::int) n
        CROSS JOIN LATERAL jsonb_populate_record(o, jsonb_build_object(
          'id', md5(o.id::text || n), 'source_key', o.source_key || '-' || n,
          'number', left(o.number, -6) || lpad((right(o.number, 6)::int + n * ${WRITTEN}::int)::text, 6, '0'),
          'placed_at', o.placed_at - make_interval(hours => n * ${hours}::int))) copy
        WHERE o.account_id = ${accountId}::uuid`;
      // Of the orders now there only the written ones have lines yet.
      await tx.$executeRaw`
        INSERT INTO order_item SELECT copy.* FROM order_item i JOIN orders o ON o.id = i.order_id
        CROSS JOIN generate_series(1, ${times}::int) n
        CROSS JOIN LATERAL jsonb_populate_record(i, jsonb_build_object(
          'id', md5(i.id::text || n), 'order_id', md5(o.id::text || n))) copy
        WHERE o.account_id = ${accountId}::uuid`;
      await tx.$executeRaw`
        INSERT INTO order_fee SELECT copy.* FROM order_fee f JOIN orders o ON o.id = f.order_id
        CROSS JOIN generate_series(1, ${times}::int) n
        CROSS JOIN LATERAL jsonb_populate_record(f, jsonb_build_object(
          'id', md5(f.id::text || n), 'order_id', md5(o.id::text || n))) copy
        WHERE o.account_id = ${accountId}::uuid`;
    },
    { timeout: 120_000 },
  );
}

/** The number of an account's order; 0 is the newest. Order 2 has three articles. */
export const numberOf = (customer: TestCustomer, index: number) =>
  `B${customer.accountId.slice(-6).toUpperCase()}-${String(index).padStart(6, '0')}`;

function benchOrder(customer: TestCustomer, { sourceId, products }: Goods, index: number): OrderInput {
  const state = states[index % states.length] ?? {};
  const items = Array.from({ length: 1 + (index % 3) }, (_, line): ItemInput => {
    const product = products[(index + 5 * line) % products.length];
    if (!product) throw new Error('The demo has no products.');
    const quantity = 1 + (index % 2);
    return item(product, quantity, state.where?.(quantity, index));
  });
  return order({
    accountId: customer.accountId,
    sourceId,
    number: numberOf(customer, index),
    placed: 1 + (index * PLACED_EVERY_HOURS) / 24,
    items,
    fees: [shipping(900)],
    ...(state.expected ? { expectedOn: dayFromToday(2) } : {}),
  });
}

type Where = NonNullable<Parameters<typeof item>[2]>;
type State = { where?: (quantity: number, index: number) => Where; expected?: boolean };

/** What may have become of an order's pieces. */
const states: State[] = [
  { expected: true },
  { where: (quantity) => ({ inTransit: quantity }), expected: true },
  { where: (quantity, index) => ({ delivered: quantity, deliveredOn: dayFromToday(-1 - index / 4) }) },
  { where: (quantity, index) => ({ cancelled: quantity, cancelledOn: dayFromToday(-1 - index / 4) }) },
  { where: (quantity, index) => ({ delivered: quantity, deliveredOn: dayFromToday(-1 - index / 4) }) },
];
