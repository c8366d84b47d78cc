import { itemFactsFrom, summaryFrom, summarySelect, whereabouts } from '@/lib/orders/queries';
import { sumOf } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { givenBack } from './policy/given-back';
import type { AfterItem, AfterOrder } from './types';

/** What must be read of a line to know what is open for it. */
export const afterItemSelect = {
  sku: true,
  total: true,
  quantityReturning: true,
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
  creditNotes: { select: { number: true, total: true, issuedAt: true } },
  refunds: { select: { total: true, bonus: true, creditNoteNumber: true, createdAt: true } },
} as const satisfies Prisma.OrderSelect;

/** @param row a line with the columns of `afterItemSelect` */
export function afterItemFrom(row: Prisma.OrderItemGetPayload<{ select: typeof afterItemSelect }>): AfterItem {
  return {
    ...itemFactsFrom(row),
    sku: row.sku,
    category: row.product?.category ?? null,
    total: row.total,
    packed: Math.min(
      row.quantityOpen,
      row.shipments.reduce((sum, { quantity }) => sum + quantity, 0),
    ),
    asked: { cancel: 0, return: row.quantityReturning },
    discontinued: false,
    reviewed: false,
  };
}

type AfterOrderRow = Prisma.OrderGetPayload<{ select: typeof afterOrderSelect }>;

/** @param row an order with the columns of `afterOrderSelect` */
export function afterOrderFrom(row: AfterOrderRow): AfterOrder {
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

/** Paid, less what was given back or is about to be. What is not paid yet is taken off the bill; what nobody knows is not limited here. */
function refundableOf({
  paymentState,
  total,
  creditNotes,
  refunds,
}: Pick<AfterOrderRow, 'paymentState' | 'total' | 'creditNotes' | 'refunds'>) {
  const paid = paymentState === 'paid' || paymentState === 'refunded' || paymentState === 'partly_refunded';
  return paid ? Math.max(0, total - givenBack(creditNotes, refunds)) : null;
}
