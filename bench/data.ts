import { plantCustomer, type TestCustomer } from '@/e2e/support/fixtures';
import type { Database } from '@/lib/core/db';
import { saveOrders } from '@/lib/orders/mutations/orders';
import type { ItemInput, OrderInput } from '@/lib/orders/types';
import { dayFromToday, item, order, shipping } from '@/prisma/seed/builders';
import { products } from '@/prisma/seed/shop';

export type BenchAccount = { customer: TestCustomer; orders: number };
export type Goods = { sourceId: string; products: { id: string; sku: string; name: string; price: number }[] };

/** Orders per statement: a few thousand rows in memory. */
const BATCH = 2_000;

/** The demo shop's products, as the database knows them; the demo must be seeded. */
export async function loadGoods(db: Database): Promise<Goods> {
  const rows = await db.product.findMany({ orderBy: { sku: 'asc' }, select: { id: true, sku: true, sourceId: true } });
  const sourceId = rows[0]?.sourceId;
  if (!sourceId) throw new Error('The demo has no products.');
  const authored = new Map<string, { name: string; price: number }>(
    Object.values(products).map(({ sku, name, price }) => [sku, { name, price }]),
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
 */
export async function plantAccount(db: Database, goods: Goods, orders: number): Promise<BenchAccount> {
  const customer = await plantCustomer(db, []);
  for (let first = 0; first < orders; first += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, orders - first) }, (_, index) =>
      benchOrder(customer, goods, first + index),
    );
    await db.$transaction((tx) => saveOrders(tx, batch), { timeout: 60_000 });
  }
  return { customer, orders };
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
    placed: 1 + index / 4,
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
