import { afterItemFrom, afterItemSelect, afterOrderFrom, afterOrderSelect } from '@/lib/orders/queries/after';
import type { Prisma } from '@/prisma/generated/client';
import type { LineFacts, ReturnKind } from '../types';

/** Of an order, what decides about giving its goods back. */
export const orderFactsSelect = {
  ...afterOrderSelect,
  id: true,
  number: true,
  sourceId: true,
  sourceKey: true,
  accountId: true,
  locale: true,
  vatAdded: true,
} as const satisfies Prisma.OrderSelect;

/** And of one of its lines. */
export const lineFactsSelect = {
  ...afterItemSelect,
  id: true,
  orderId: true,
  lineKey: true,
  position: true,
  name: true,
  variant: true,
  vatRate: true,
  sellerId: true,
  seller: { select: { name: true } },
  product: { select: { category: true, picture: true, sellerId: true, seller: { select: { name: true } } } },
} as const satisfies Prisma.OrderItemSelect;

export type OrderFactsRow = Prisma.OrderGetPayload<{ select: typeof orderFactsSelect }>;
export type LineFactsRow = Prisma.OrderItemGetPayload<{ select: typeof lineFactsSelect }>;

/** What the engine and the money are asked with. @param present whether who asks got it as a present */
export const factsFrom = (line: LineFactsRow, order: OrderFactsRow, present = false): LineFacts => ({
  orderId: order.id,
  orderItemId: line.id,
  item: afterItemFrom(line),
  order: { ...afterOrderFrom(order), present },
  vatRate: line.vatRate,
  vatAdded: order.vatAdded,
});

/** What puts a line into one return with others. Whoever the shop names with the line sells it; else who sells the product. */
export const kindFrom = (line: LineFactsRow, order: OrderFactsRow): ReturnKind => ({
  sourceId: order.sourceId,
  sellerId: line.sellerId ?? line.product?.sellerId ?? null,
  currency: order.currency,
  regime: order.regime,
});
