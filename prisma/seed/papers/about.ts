import { localDay } from '@/lib/core/format';
import type { DocumentInput } from '@/lib/documents/types';
import type { AddressInput } from '@/lib/orders/types';
import { sellers } from '../catalogue';
import type { Customer } from '../orders/story';
import type { Told } from '../orders/tell';
import type { InvoiceInput, QrAddress, Seller } from '../pdf/types';
import { type Words, words } from './words';

/** A paper before it is drawn. */
export type PlannedPaper = {
  make: () => Promise<Buffer>;
  fileName: string;
  document: Omit<DocumentInput, 'file' | 'orderId' | 'creditNoteId'> & ({ orderId: string } | { creditNoteId: string });
};

/** Whose papers they are: the shop bills and delivers for everybody who sells on it. */
export const shopAsSeller: Seller = (() => {
  const shop = sellers.find(({ key }) => key === 'roestwerk');
  if (!shop) throw new Error('The shop does not sell in its own shop.');
  return { name: shop.legalName, addressLines: shop.address.split(', '), mail: shop.mail, phone: shop.phone };
})();

/** An IBAN that banks publish for examples, so that no bill of the demo can be paid to anybody. */
export const EXAMPLE_IBAN = 'CH5800791123000889012';
export const creditor: QrAddress = {
  name: shopAsSeller.name,
  street: 'Geroldstrasse',
  houseNumber: '20',
  postcode: '8005',
  city: 'Zürich',
  country: 'CH',
};

/** Orders of the demo are in one of its customers' languages. */
export const languageOf = ({ order }: Told) => (order.locale ?? 'de-CH') as Customer['locale'];

/** The running part of the order's number, which its papers share. */
export const runningOf = ({ order }: Told) => order.number.replace(/\D/g, '');

/** What every paper about an order says. */
export function aboutOrder(told: Told, issuedOn: string) {
  const { order } = told;
  const locale = languageOf(told);
  const { currency } = order;
  return {
    locale,
    seller: shopAsSeller,
    orderNumber: order.number,
    reference: order.reference ?? null,
    placedOn: localDay(order.placedAt),
    issuedOn,
    currency,
    billing: linesOf(addressOf(told, 'billing'), words[locale]),
    shipping: linesOf(addressOf(told, 'shipping'), words[locale]),
  } satisfies Partial<InvoiceInput>;
}

export function addressOf({ order }: Told, kind: AddressInput['kind']): AddressInput {
  const address = order.addresses?.find((one) => one.kind === kind);
  if (!address) throw new Error(`${order.number} has no ${kind} address.`);
  return address;
}

function linesOf(address: AddressInput, { country }: Words): string[] {
  const street = [address.street, address.houseNumber].filter(Boolean).join(' ');
  const place = `${address.postcode} ${address.city}`;
  const { company, department, name, careOf, postBox } = address;
  const abroad = address.country === 'CH' ? null : country;
  return [company, department, name, careOf, street, postBox, place, abroad].filter((line) => !!line) as string[];
}
