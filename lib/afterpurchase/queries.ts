import { itemFactsFrom, summaryFrom, summarySelect, whereabouts } from '@/lib/orders/queries';
import { sumOf } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import type { AfterItem, AfterOrder } from './types';

/** What must be read of a line to know what is open for it. */
export const afterItemSelect = {
  sku: true,
  total: true,
  quantityCancelling: true,
  ...whereabouts,
  product: { select: { category: true } },
  // Packed: nobody takes it out of its parcel again.
  shipments: { where: { shipment: { state: { in: ['label_created', 'packed'] } } }, select: { quantity: true } },
} as const satisfies Prisma.OrderItemSelect;

/** And of its order. */
export const afterOrderSelect = {
  placedAt: true,
  country: true,
  regime: true,
  currency: true,
  completed: true,
  itemsTotal: true,
  total: true,
  paymentState: true,
  ...summarySelect,
  fees: { select: { kind: true, total: true } },
  creditNotes: { select: { total: true } },
} as const satisfies Prisma.OrderSelect;

/** @param row a line with the columns of `afterItemSelect` */
export function afterItemFrom(row: Prisma.OrderItemGetPayload<{ select: typeof afterItemSelect }>): AfterItem {
  const packed = Math.min(
    row.quantityOpen,
    row.shipments.reduce((sum, { quantity }) => sum + quantity, 0),
  );
  return {
    ...itemFactsFrom(row),
    sku: row.sku,
    category: row.product?.category ?? null,
    total: row.total,
    packed,
    // A carrier may have taken over what the shop has not answered for yet.
    asked: { cancel: Math.min(row.quantityCancelling, row.quantityOpen - packed), return: 0 },
    discontinued: false,
    reviewed: false,
  };
}

/** @param row an order with the columns of `afterOrderSelect` */
export function afterOrderFrom(row: Prisma.OrderGetPayload<{ select: typeof afterOrderSelect }>): AfterOrder {
  const { state, stateDate } = summaryFrom(row);
  const feesOf = (kind: string) => sumOf(row.fees.filter((fee) => fee.kind === kind));
  return {
    placedAt: row.placedAt,
    country: row.country,
    group: row.regime === 'b2b_none' ? 'company' : 'private',
    regime: row.regime,
    currency: row.currency,
    lastDeliveredOn: state === 'delivered' ? stateDate : null,
    completed: row.completed,
    itemsTotal: row.itemsTotal,
    discounts: feesOf('discount'),
    postage: feesOf('shipping'),
    refundable: refundableOf(row),
  };
}

/** Paid, less what was given back. What is not paid yet is taken off the bill; what nobody knows is not limited here. */
function refundableOf({
  paymentState,
  total,
  creditNotes,
}: Pick<Prisma.OrderGetPayload<{ select: typeof afterOrderSelect }>, 'paymentState' | 'total' | 'creditNotes'>) {
  const paid = paymentState === 'paid' || paymentState === 'refunded' || paymentState === 'partly_refunded';
  return paid ? Math.max(0, total - sumOf(creditNotes)) : null;
}
