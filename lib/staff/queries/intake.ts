import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { ASSIGN_LINES } from '../constants';
import type { Assignable } from '../types';

/** Shops whose goods may come in. @param _scope staff who may act */
export const listShops = (_scope: StaffScope): Promise<{ id: string; name: string }[]> =>
  db.source.findMany({ orderBy: { name: 'asc' }, take: 100, select: { id: true, name: true } });

/**
 * The lines of an order of a case's shop to which its goods may belong: what was delivered and has not come back.
 * @param number of the case
 * @param order number, as typed
 * @returns null if the shop has no such order
 */
export async function getAssignable(_scope: StaffScope, number: string, order: string): Promise<Assignable | null> {
  const row = await db.order.findFirst({
    where: { number: order, source: { returns: { some: { number } } } },
    orderBy: { placedAt: 'desc' },
    relationLoadStrategy: 'join',
    select: {
      ...{ number: true, placedAt: true },
      account: { select: { name: true } },
      items: {
        where: { quantityDelivered: { gt: 0 } },
        orderBy: { position: 'asc' },
        take: ASSIGN_LINES,
        select: {
          ...{ id: true, name: true, variant: true, sku: true },
          ...{ quantityDelivered: true, quantityReturned: true, quantityReturning: true },
        },
      },
    },
  });
  if (!row) return null;
  return {
    ...{ order: row.number, placedOn: localDay(row.placedAt), customer: row.account.name },
    lines: row.items.map(({ quantityDelivered, quantityReturned, quantityReturning, ...line }) => ({
      ...line,
      left: Math.max(0, quantityDelivered - quantityReturned - quantityReturning),
    })),
  };
}
