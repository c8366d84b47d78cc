import type { MoneyLine, Offer, ReturnSolution } from '../types';

type LooseItem = { id: string; sku: string | null; received: number; solution: ReturnSolution | null };

/**
 * Goods that came without an order, as money is reckoned for them: all pieces that came are worth what they cost on the day
 * on which it was granted (`optionsWithoutReceipt`), and of that a share for those that were accepted.
 * @returns null as long as nothing was granted for them
 */
export function looseLine(
  { id, sku, received, solution }: LooseItem,
  offer: Offer,
  quantity: number,
): MoneyLine | null {
  if (offer.worth === undefined || solution === null) return null;
  const { worth } = offer;
  return {
    ...{ orderId: null, orderItemId: null, returnItemId: id, quantity, gone: 0, solution, offer },
    ...{ vatRate: null, vatAdded: 0 },
    item: {
      ...{ sku: sku ?? '', category: null, total: worth, deliveredOn: null, packed: 0 },
      ...{ quantityOrdered: received, quantityDelivered: received, quantityOpen: 0, quantityCancelled: 0 },
      ...{ quantityInTransit: 0, quantityReturned: 0, asked: { cancel: 0, return: 0 } },
      ...{ discontinued: false, reviewed: false },
    },
    order: {
      ...{ placedAt: new Date(0), country: null, group: 'private', regime: 'ch_none', completed: false },
      ...{ lastDeliveredOn: null, currency: '', itemsTotal: worth, discounts: 0, postage: 0, refundable: worth },
    },
  };
}
