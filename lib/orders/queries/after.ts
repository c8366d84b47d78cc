import { givenBack } from '@/lib/afterpurchase/policy/given-back';
import type { AfterItem, AfterOrder } from '@/lib/afterpurchase/types';
import { sumOf } from '@/lib/core/sum';
import type { Prisma } from '@/prisma/generated/client';
import { PACKED, packedOf, purchaseOf } from '../policy/purchase';
import { askedOf, askedSelect, itemFactsFrom, summaryFrom, summarySelect, whereabouts } from './summaries';

/** What must be read of a line to know what is open for it. */
export const afterItemSelect = {
  sku: true,
  total: true,
  ...askedSelect,
  ...whereabouts,
  product: { select: { category: true } },
  // Packed: nobody takes it out of its parcel again.
  shipments: { where: { shipment: { state: { in: [...PACKED] } } }, select: { quantity: true } },
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
  const packed = packedOf(row.quantityOpen, row.shipments);
  return {
    ...itemFactsFrom(row),
    sku: row.sku,
    category: row.product?.category ?? null,
    total: row.total,
    packed,
    asked: askedOf(row, packed),
    discontinued: false,
    reviewed: false,
  };
}

type AfterOrderRow = Prisma.OrderGetPayload<{ select: typeof afterOrderSelect }>;

/** @param row an order with the columns of `afterOrderSelect` */
export function afterOrderFrom(row: AfterOrderRow): AfterOrder {
  const feesOf = (kind: string) => sumOf(row.fees.filter((fee) => fee.kind === kind));
  return {
    ...purchaseOf(row, summaryFrom(row)),
    currency: row.currency,
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
