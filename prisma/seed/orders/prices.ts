import { vatOf } from '@/lib/orders/policy/vat';
import type { FeeInput, ItemInput, VatPart } from '@/lib/orders/types';
import { germanVat } from '../catalogue';
import type { CatalogueProduct } from '../catalogue/types';
import type { Customer } from './story';

/** Off the list price for companies, in per cent: more on what a machine wears out. */
const WEAR = new Set<CatalogueProduct['category']>(['parts', 'cleaning']);
const companyDiscount = (product: CatalogueProduct) => (WEAR.has(product.category) ? 21 : 12);

export const vatRateOf = (product: CatalogueProduct, { country }: Customer) =>
  country === 'DE' ? germanVat(product.vat) : product.vat;

/** Postage is taxed as most goods are. */
export const standardRate = ({ country }: Customer) => (country === 'DE' ? 1900 : 810);

/** What one piece costs this customer: people pay the list price, companies theirs without VAT, in steps of 5 Rappen. */
export function priceOf(product: CatalogueProduct, customer: Customer): number {
  if (customer.country === 'DE') return product.eur;
  if (!customer.business) return product.chf;
  const net = product.chf / (1 + product.vat / 10_000);
  return Math.round((net * (100 - companyDiscount(product))) / 500) * 5;
}

/**
 * The tax of an order with a voucher: it lowers goods of every rate in proportion, as MWSTG Art. 24 has it for a
 * discount on the whole, so it needs no rate of its own.
 * @param voucher amount, positive; the largest part takes what rounding leaves
 */
export function vatWithVoucher(items: readonly ItemInput[], fees: readonly FeeInput[], voucher: number): VatPart[] {
  const rates = Map.groupBy(items, ({ vatRate }) => vatRate ?? 0);
  const goods = [...rates].map(([vatRate, lines]) => ({
    vatRate,
    total: lines.reduce((sum, { total }) => sum + total, 0),
  }));
  const all = goods.reduce((sum, { total }) => sum + total, 0);
  const [largest, ...others] = goods.sort((a, b) => b.total - a.total);
  const parts = others.map(({ vatRate, total }) => ({ vatRate, total: -Math.round((voucher * total) / all) }));
  const rest = -voucher - parts.reduce((sum, { total }) => sum + total, 0);
  if (largest) parts.push({ vatRate: largest.vatRate, total: rest });
  return vatOf([...items, ...fees, ...parts], false);
}
