import { localDay } from '@/lib/core/format';
import type { FeeInput, ItemInput, OrderInput } from '@/lib/orders/types';

// Shared by the demo and the tests: an order in few words, with quantities that add up (domain rule 1).

const DAY = 86_400_000;

/** A local day so many days from today; negative = past. Deliveries never fall on a Sunday. */
export function dayFromToday(days: number, today = new Date()): string {
  const date = new Date(today.getTime() + days * DAY);
  if (date.getUTCDay() === 0) date.setTime(date.getTime() + DAY);
  return localDay(date);
}

type Where = Partial<Record<'open' | 'cancelled' | 'inTransit' | 'delivered' | 'lost' | 'returned', number>>;

/**
 * One line of goods.
 * @param product what was bought; price in the smallest unit
 * @param quantity pieces ordered
 * @param where the pieces are; what is not named is open
 */
export function item(
  product: { sku: string; name: string; price: number; variant?: string; id?: string },
  quantity: number,
  where: Where & { deliveredOn?: string; cancelledOn?: string } = {},
): ItemInput {
  const { cancelled = 0, inTransit = 0, delivered = 0, lost = 0, returned = 0 } = where;
  return {
    sku: product.sku,
    name: product.name,
    variant: product.variant ?? null,
    productId: product.id ?? null,
    unitPrice: product.price,
    priceUnit: 1,
    total: product.price * quantity,
    quantityOrdered: quantity,
    quantityOpen: where.open ?? quantity - cancelled - inTransit - delivered - lost,
    quantityCancelled: cancelled,
    quantityInTransit: inTransit,
    quantityDelivered: delivered,
    quantityLost: lost,
    quantityReturned: returned,
    deliveredOn: where.deliveredOn ?? null,
    cancelledOn: where.cancelledOn ?? null,
  };
}

export const shipping = (total: number): FeeInput => ({
  kind: 'shipping',
  code: 'VERSAND',
  name: 'Versand',
  quantity: 1,
  total,
});

type OrderWords = Pick<OrderInput, 'accountId' | 'sourceId' | 'number' | 'items'> & {
  /** days ago */
  placed: number;
} & Partial<Omit<OrderInput, 'id' | 'placedAt'>>;

/** One order, placed so many days ago in the evening. */
export function order({ placed, ...words }: OrderWords): OrderInput {
  return {
    placedAt: new Date(Date.now() - placed * DAY),
    currency: 'CHF',
    country: 'CH',
    completed: false,
    expectedOn: null,
    fees: [],
    contentHash: `seed:${words.number}`,
    ...words,
  };
}
