import type { Database } from '@/lib/core/db';
import { saveOrders } from '@/lib/orders/mutations/orders';
import type { OrderInput } from '@/lib/orders/types';
import { item, order, shipping } from '@/prisma/seed/builders';

/** Somebody with a private account, planted in the database. */
export type TestCustomer = { id: string; accountId: string; email: string; name: string };
export type OrderWords = Partial<Omit<Parameters<typeof order>[0], 'accountId' | 'sourceId'>> & { number: string };

let count = 0;

/** A customer nobody else has, with a private account and orders in it. */
export async function plantCustomer(db: Database, orders: OrderWords[]): Promise<TestCustomer> {
  count += 1;
  const mark = `${process.pid}-${Date.now()}-${count}`;
  const email = `person-${mark}@example.ch`;
  return db.$transaction(async (tx) => {
    const source = await tx.source.create({ data: { name: `shop-${mark}` }, select: { id: true } });
    const name = 'Mira Test';
    const customer = await tx.customer.create({ data: { email, emailKey: email, name }, select: { id: true } });
    const account = await tx.account.create({
      data: { kind: 'private', name, memberships: { create: { customerId: customer.id, role: 'owner' } } },
      select: { id: true },
    });
    await saveOrders(tx, inputsOf(orders, account.id, source.id));
    return { id: customer.id, accountId: account.id, email, name };
  });
}

/** Orders for an account that was planted, from a source of their own. */
export async function plantOrders(db: Database, accountId: string, orders: OrderWords[]): Promise<void> {
  await db.$transaction(async (tx) => {
    const source = await tx.source.create({ data: { name: `shop-${accountId}` }, select: { id: true } });
    await saveOrders(tx, inputsOf(orders, accountId, source.id));
  });
}

const inputsOf = (orders: OrderWords[], accountId: string, sourceId: string) =>
  orders.map(
    (words): OrderInput =>
      order({
        placed: 3,
        items: [item({ sku: 'A-1', name: 'Tasse', price: 1250 }, 2)],
        fees: [shipping(900)],
        ...words,
        accountId,
        sourceId,
      }),
  );
