import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { summaryFrom, summarySelect, whereabouts } from '@/lib/orders/queries';
import { fromDateColumn } from '@/lib/orders/utils';
import { ITEMS_PER_PAGE, ORDERS_PER_PAGE, PICTURES_PER_ORDER } from './constants';
import type { Cursor } from './schema';
import type { OrderList, OrderListEntry, OrderPage } from './types';

export const cursorOf = (row: { placedAt: Date; id: string }): string =>
  Buffer.from(JSON.stringify([row.placedAt.toISOString(), row.id])).toString('base64url');

/**
 * A page of the account's orders, newest first, in one statement. Keyset: the page beside a cursor costs the same
 * however far down it lies.
 * @param scope whose orders
 * @param page `after` = older than this cursor, `before` = newer than it; neither = the newest
 */
export async function listOrders(scope: CustomerScope, page: { after?: Cursor; before?: Cursor }): Promise<OrderList> {
  const backwards = !page.after && !!page.before;
  const cursor = page.after ?? page.before ?? null;
  const direction = backwards ? 'asc' : 'desc';
  const rows = await db.order.findMany({
    relationLoadStrategy: 'join',
    where: { accountId: scope.accountId, ...(cursor ? beside(cursor, backwards) : {}) },
    orderBy: [{ placedAt: direction }, { id: direction }],
    // One more than shown tells whether there is a further page.
    take: ORDERS_PER_PAGE + 1,
    select: {
      id: true,
      number: true,
      placedAt: true,
      total: true,
      currency: true,
      ...summarySelect,
      items: {
        orderBy: { position: 'asc' },
        take: PICTURES_PER_ORDER,
        select: { name: true, quantityOrdered: true, product: { select: { picture: true } } },
      },
    },
  });
  const more = rows.length > ORDERS_PER_PAGE;
  const shown = rows.slice(0, ORDERS_PER_PAGE);
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown.at(-1);
  const hasNewer = backwards ? more : cursor !== null;
  const hasOlder = backwards || more;
  return {
    orders: shown.map(
      (row): OrderListEntry => ({
        id: row.id,
        number: row.number,
        placedOn: localDay(row.placedAt),
        total: row.total,
        currency: row.currency,
        summary: summaryFrom(row),
        items: row.items.map((item) => ({
          name: item.name,
          quantity: item.quantityOrdered,
          picture: item.product?.picture ?? null,
        })),
      }),
    ),
    newer: first && hasNewer ? cursorOf(first) : null,
    older: last && hasOlder ? cursorOf(last) : null,
  };
}

/** The bound on `placedAt` alone lets the index start at the cursor; the OR then settles orders of the same instant. */
function beside(cursor: NonNullable<Cursor>, newer: boolean) {
  const { placedAt, id } = cursor;
  return newer
    ? { placedAt: { gte: placedAt }, OR: [{ placedAt: { gt: placedAt } }, { id: { gt: id } }] }
    : { placedAt: { lte: placedAt }, OR: [{ placedAt: { lt: placedAt } }, { id: { lt: id } }] };
}

/**
 * One order of the account with a page of its items, in one statement.
 * @param number the shop's order number
 * @param afterItem position after which the items begin
 * @returns null if the account has no such order, whether or not another one has (domain rule 9)
 */
export async function getOrderPage(scope: CustomerScope, number: string, afterItem = 0): Promise<OrderPage | null> {
  const row = await db.order.findFirst({
    relationLoadStrategy: 'join',
    where: { accountId: scope.accountId, number },
    // Two shops may use the same number; the newer order is the one somebody asks for.
    orderBy: { placedAt: 'desc' },
    select: {
      number: true,
      placedAt: true,
      currency: true,
      itemsTotal: true,
      total: true,
      ...summarySelect,
      items: {
        where: { position: { gt: afterItem } },
        orderBy: { position: 'asc' },
        take: ITEMS_PER_PAGE + 1,
        select: {
          position: true,
          sku: true,
          name: true,
          variant: true,
          unitPrice: true,
          priceUnit: true,
          total: true,
          ...whereabouts,
          product: { select: { picture: true } },
        },
      },
      fees: {
        orderBy: { position: 'asc' },
        take: 100,
        select: { position: true, name: true, kind: true, total: true },
      },
    },
  });
  if (!row) return null;
  const items = row.items.slice(0, ITEMS_PER_PAGE);
  return {
    number: row.number,
    placedOn: localDay(row.placedAt),
    currency: row.currency,
    itemsTotal: row.itemsTotal,
    total: row.total,
    summary: summaryFrom(row),
    items: items.map((item) => ({
      position: item.position,
      sku: item.sku,
      name: item.name,
      variant: item.variant,
      picture: item.product?.picture ?? null,
      quantity: item.quantityOrdered,
      unitPrice: item.unitPrice,
      priceUnit: item.priceUnit,
      total: item.total,
      quantities: {
        open: item.quantityOpen,
        cancelled: item.quantityCancelled,
        inTransit: item.quantityInTransit,
        delivered: item.quantityDelivered,
        lost: item.quantityLost,
        returned: item.quantityReturned,
      },
      deliveredOn: fromDateColumn(item.deliveredOn),
      cancelledOn: fromDateColumn(item.cancelledOn),
    })),
    nextItems: row.items.length > ITEMS_PER_PAGE ? (items.at(-1)?.position ?? null) : null,
    fees: row.fees,
  };
}
