import { notFound } from 'next/navigation';
import { decodeSegment } from '@/lib/core/paths';
import { requireCustomer } from '@/lib/identity/loaders/viewer';
import { getOrderPage, listOrders } from './queries';
import { cursorSchema, itemsFromSchema, orderNumberSchema } from './schema';
import type { OrderList, OrderPage } from './types';

type Search = Record<string, string | string[] | undefined>;

/** Gate and data of the order list. `nach` = older than this cursor, `vor` = newer. */
export async function loadOrderList(search: Search): Promise<OrderList> {
  const { scope } = await requireCustomer('/konto/bestellungen');
  return listOrders(scope, {
    after: cursorSchema.parse(search.nach ?? null),
    before: cursorSchema.parse(search.vor ?? null),
  });
}

/**
 * Gate and data of one order. `ab` = items after this position.
 * @param segment the number as the router hands it over, still percent-encoded
 */
export async function loadOrderPage(segment: string, search: Search): Promise<OrderPage> {
  const { scope } = await requireCustomer(`/konto/bestellungen/${segment}`);
  const number = orderNumberSchema.safeParse(decodeSegment(segment));
  const order = number.success ? await getOrderPage(scope, number.data, itemsFromSchema.parse(search.ab ?? 0)) : null;
  if (!order) notFound();
  return order;
}
