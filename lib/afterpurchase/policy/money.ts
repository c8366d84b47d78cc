import type { AfterItem, AfterOrder, Outcome } from '../types';

/**
 * What the n-th to m-th piece of a line are worth. Rounded so that the parts always add up to the whole, whatever the
 * order in which pieces go (domain rule 1).
 */
export function shareOf(total: number, pieces: number, from: number, to: number): number {
  const upTo = (count: number) => Math.round((total * count) / pieces);
  return upTo(to) - upTo(from);
}

/**
 * What comes back for some pieces of a line: goods, their share of discounts on the order, postage where the law gives it
 * back, less the way back and the fee; never more than may still be given back (domain rule 7).
 * @param gone pieces of the line that were given back or cancelled before
 */
export function amountFor(
  item: AfterItem,
  order: AfterOrder,
  quantity: number,
  terms: { gone: number; postage: number; shipping: number; feeRate: number; kind: 'money' | 'credit' },
): Outcome {
  const first = Math.min(terms.gone, item.quantityOrdered - quantity);
  const part = (total: number, to = first + quantity, from = first) => shareOf(total, item.quantityOrdered, from, to);
  const lineDiscount = order.itemsTotal > 0 ? Math.round((order.discounts * item.total) / order.itemsTotal) : 0;
  // What remains after the discount is shared, and not the discount: else a piece of next to nothing could be worth less.
  const remains = Math.max(0, item.total + lineDiscount);
  const discount = Math.min(0, part(remains) - part(item.total));
  const goods = part(remains) - discount;
  const feeOf = (count: number) => Math.floor((part(remains, count, 0) * terms.feeRate) / 10_000);
  const fee = feeOf(first + quantity) - feeOf(first);
  const wanted = goods + discount + terms.postage - terms.shipping - fee;
  const total = Math.max(0, Math.min(wanted, order.refundable ?? wanted));
  return {
    ...{ kind: terms.kind, goods, discount, postage: terms.postage },
    // As credits and costs stand in the waterfall: what is taken off is negative, and never shown as "-0".
    ...{ shipping: 0 - terms.shipping, fee: 0 - fee, total },
  };
}
