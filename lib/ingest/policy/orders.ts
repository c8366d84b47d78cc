import { lineTotal, MAX_AMOUNT } from '@/lib/core/money';
import { totalsOf } from '@/lib/orders/policy/totals';
import type { AddressInput, FeeInput, ItemInput, OrderEventInput, OrderInput } from '@/lib/orders/types';
import type { OrderEntry } from '../contracts/v1/orders';

/** What an order's entry says, beside whose it is and what it refers to. */
export type OrderContent = Omit<OrderInput, 'id' | 'accountId' | 'sourceId' | 'contentHash' | 'version'>;

/** Ids of products and sellers of this source, by the keys that lines name. */
export type References = { products: ReadonlyMap<string, string>; sellers: ReadonlyMap<string, string> };

/** An entry in the words of the orders feature. */
export function orderContent(entry: OrderEntry, references: References): OrderContent {
  const { payment } = entry;
  return {
    sourceKey: entry.id,
    number: entry.number ?? entry.id,
    buyer: entry.company ? 'business' : 'consumer',
    reference: entry.reference ?? null,
    placedAt: new Date(entry.placedAt),
    confirmedAt: entry.confirmedAt ? new Date(entry.confirmedAt) : null,
    currency: entry.currency,
    ...(entry.locale ? { locale: entry.locale } : {}),
    country: entry.country ?? null,
    // Who of a company ordered is a column of its list; a private person needs no name beside the own orders.
    buyerName: entry.company ? (entry.contact?.name ?? null) : null,
    contactEmail: entry.contact?.email ?? null,
    completed: entry.completed,
    expectedOn: entry.expectedOn ?? null,
    ...(payment
      ? {
          payment: {
            state: payment.state,
            method: payment.method ?? null,
            paidOn: payment.paidOn ?? null,
            dueOn: payment.dueOn ?? null,
            url: payment.url ?? null,
          },
        }
      : {}),
    vatOnTop: entry.vatOnTop,
    ...(entry.vat ? { vat: entry.vat } : {}),
    addresses: addressesOf(entry),
    items: entry.items.map((item) => itemOf(item, references)),
    fees: entry.fees.map((fee): FeeInput => ({ ...fee, vatRate: fee.vatRate ?? null })),
  };
}

function itemOf(item: OrderEntry['items'][number], { products, sellers }: References): ItemInput {
  const { line, quantity, cancelled, inTransit, delivered, lost, returned, ...rest } = item;
  const { sku, name, unitPrice, priceUnit, discount } = rest;
  return {
    ...(line === undefined ? {} : { lineKey: line }),
    sku,
    name,
    variant: rest.variant ?? null,
    productId: products.get(sku) ?? null,
    sellerId: rest.seller ? (sellers.get(rest.seller.id) ?? null) : null,
    unitPrice,
    priceUnit,
    discount,
    total: rest.total ?? (lineTotal(quantity, { unitPrice, priceUnit }) ?? Number.NaN) - discount,
    vatRate: rest.vatRate ?? null,
    quantityOrdered: quantity,
    quantityOpen: quantity - cancelled - inTransit - delivered - lost,
    quantityCancelled: cancelled,
    quantityInTransit: inTransit,
    quantityDelivered: delivered,
    quantityLost: lost,
    quantityReturned: returned,
    deliveredOn: rest.deliveredOn ?? null,
    cancelledOn: rest.cancelledOn ?? null,
  };
}

function addressesOf({ addresses }: OrderEntry): AddressInput[] {
  const kinds = ['shipping', 'billing'] as const;
  return kinds.flatMap((kind) => (addresses?.[kind] ? [{ kind, ...addresses[kind] }] : []));
}

/** What is stored once, whatever later versions say: the same key again is the same event. */
export function orderEvents(entry: OrderEntry, orderId: string): OrderEventInput[] {
  return entry.events.map(({ id, kind, at, detail }) => {
    const moment = new Date(at);
    return { orderId, kind, at: moment, detail: detail ?? null, key: id ?? `${kind}:${moment.toISOString()}` };
  });
}

/**
 * Whether an order adds up, in its own words: the figures of an order are what its customer is shown.
 * @returns where and why not; null if it does
 */
export function sumFault(entry: OrderEntry, content: OrderContent): { path: string; message: string } | null {
  const totals = totalsOf(content);
  const parts = [...content.items.map(({ total }) => total), totals.itemsTotal, totals.feesTotal, totals.total];
  if (!parts.every((part) => Math.abs(part) <= MAX_AMOUNT)) {
    return { path: 'items', message: 'an amount is larger than the portal keeps (21,474,836.47)' };
  }
  if (entry.total !== undefined && entry.total !== totals.total) {
    return {
      path: 'total',
      message: `is ${entry.total}, but lines, fees and tax on top add up to ${totals.total}`,
    };
  }
  return null;
}
