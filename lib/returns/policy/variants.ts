import { amountFor } from '@/lib/afterpurchase/policy/money';
import type { LineFacts, Variant } from '../types';
import { goneOf } from './solutions';

type Listed = Omit<Variant, 'difference'> & { amount: number | null; priceUnit: number };

/**
 * What some pieces of a line can be exchanged for, the same article first, each with what it costs more or less than what
 * was paid for them. The same article costs nothing more, whatever it costs today.
 * @param own the line's article, if the catalogue does not know it
 */
export function variantsOf(facts: LineFacts, quantity: number, listed: readonly Listed[], own: Listed): Variant[] {
  const all = listed.some(({ sku }) => sku === own.sku) ? listed : [own, ...listed];
  const amounts = amountFor(facts.item, { ...facts.order, refundable: null }, quantity, {
    ...{ gone: goneOf(facts), postage: 0, shipping: 0, feeRate: 0, kind: 'money' },
  });
  const paid = 'goods' in amounts ? amounts.goods + amounts.discount : 0;
  return all.map(({ amount, priceUnit, ...variant }) => ({
    ...variant,
    difference:
      variant.sku === own.sku ? 0 : amount === null ? null : Math.round((amount * quantity) / priceUnit) - paid,
  }));
}
