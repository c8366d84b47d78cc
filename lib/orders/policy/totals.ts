import { sumBy, sumOf } from '@/lib/core/sum';
import type { OrderInput, VatPart } from '../types';
import { vatOf } from './vat';

export type OrderTotals = { itemsTotal: number; feesTotal: number; vat: VatPart[]; vatAdded: number; total: number };

/** What an order adds up to, in the smallest unit of its currency. `vatAdded` is the tax on top, 0 where prices include it. */
export function totalsOf(order: Pick<OrderInput, 'items' | 'fees' | 'vat' | 'vatOnTop'>): OrderTotals {
  const itemsTotal = sumOf(order.items);
  const feesTotal = sumOf(order.fees);
  const onTop = order.vatOnTop ?? false;
  const vat = order.vat ?? vatOf([...order.items, ...order.fees], onTop);
  const vatAdded = onTop ? sumBy(vat, ({ amount }) => amount) : 0;
  return { itemsTotal, feesTotal, vat, vatAdded, total: itemsTotal + feesTotal + vatAdded };
}
