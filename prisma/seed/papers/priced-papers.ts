import { formatMoney, localDay } from '@/lib/core/format';
import { vatOf } from '@/lib/orders/policy/vat';
import type { VatPart } from '@/lib/orders/types';
import type { Told } from '../orders/tell';
import type { Written } from '../orders/write';
import { labels } from '../pdf/labels';
import { makeCreditNotePdf, makeInvoicePdf } from '../pdf/papers';
import type { InvoiceInput } from '../pdf/types';
import { aboutOrder, addressOf, creditor, EXAMPLE_IBAN, languageOf, type PlannedPaper, runningOf } from './about';
import { words } from './words';

const invoiceNumberOf = (told: Told, issuedOn: string) => `${issuedOn.slice(0, 4)}-${runningOf(told)}`;

/** The order's invoice, once it has been written. */
export function invoiceOf({ told, orderId }: Written): PlannedPaper[] {
  const issuedOn = told.invoicedOn;
  if (issuedOn === null) return [];
  const { order } = told;
  const locale = languageOf(told);
  const number = invoiceNumberOf(told, issuedOn);
  const vat = order.vat ?? vatOf([...order.items, ...order.fees], order.vatOnTop ?? false);
  const onTop = order.vatOnTop ? taxLines(told, vat) : [];
  const fees = [...order.fees.map(({ name, total }) => ({ name, total })), ...onTop];
  const input: InvoiceInput = {
    ...aboutOrder(told, issuedOn),
    number,
    lines: order.items.map(({ name, variant, sku, quantityOrdered, unitPrice, total }) => ({
      name,
      variant: variant ?? null,
      sku,
      quantity: quantityOrdered,
      unitPrice,
      total,
    })),
    fees,
    vat: order.vatOnTop ? [] : vat,
    total: [...order.items, ...fees].reduce((sum, { total }) => sum + total, 0),
    payment: paymentSentence(told),
    qrBill: qrBillOf(told),
  };
  return [
    {
      make: () => makeInvoicePdf(input),
      fileName: `${labels[locale].invoice} ${number}`,
      document: {
        orderId,
        sourceId: order.sourceId,
        sourceKey: `R-${runningOf(told)}`,
        kind: 'invoice',
        number,
        title: null,
        issuedOn,
        version: 1,
      },
    },
  ];
}

/** Where prices are without tax it stands above the total, among what is added to the goods. */
function taxLines(told: Told, vat: readonly VatPart[]) {
  const locale = languageOf(told);
  const percent = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return vat.map(({ rate, base, amount }) => ({
    name: words[locale].vatOnTop(`${percent.format(rate / 100)} %`, formatMoney(locale, base, told.order.currency)),
    total: amount,
  }));
}

function paymentSentence(told: Told): string | null {
  const { paidOn, dueOn, method } = told.order.payment ?? {};
  const { paid, due } = words[languageOf(told)];
  if (dueOn) return due(dueOn);
  return paidOn && method ? paid(paidOn, method) : null;
}

/** By invoice, so with the Swiss payment part. */
function qrBillOf(told: Told): InvoiceInput['qrBill'] {
  if (!told.order.payment?.dueOn) return null;
  const { company, name, street, postBox, houseNumber, postcode, city, country } = addressOf(told, 'billing');
  return {
    iban: EXAMPLE_IBAN,
    creditor,
    debtor: {
      name: company ?? name ?? '',
      street: street ?? postBox ?? '',
      ...(houseNumber ? { houseNumber } : {}),
      postcode,
      city,
      country,
    },
  };
}

export function creditNoteOf({ told, creditNoteId }: Written): PlannedPaper[] {
  const { credit, order } = told;
  if (!credit || creditNoteId === null) return [];
  const locale = languageOf(told);
  const issuedOn = localDay(credit.issuedAt);
  const { given, setOff } = words[locale];
  const bought = new Map(order.items.map((item) => [item.sku, item]));
  const lines = credit.lines.map(({ sku, name, quantity, total }) => ({
    sku,
    name,
    variant: bought.get(sku)?.variant ?? null,
    quantity,
    unitPrice: Math.round(total / quantity),
    total,
    vatRate: bought.get(sku)?.vatRate ?? null,
  }));
  const method = order.payment?.method;
  const input = {
    ...aboutOrder(told, issuedOn),
    number: credit.number,
    invoiceNumber: told.invoicedOn === null ? null : invoiceNumberOf(told, told.invoicedOn),
    lines,
    fees: [],
    vat: vatOf(lines, false),
    total: lines.reduce((sum, { total }) => sum + total, 0),
    payment: order.payment?.dueOn || !method ? setOff : given(method),
  };
  return [
    {
      make: () => makeCreditNotePdf(input),
      fileName: `${labels[locale].creditNote} ${credit.number}`,
      document: {
        creditNoteId,
        sourceId: order.sourceId,
        sourceKey: credit.number,
        kind: 'credit_note',
        number: credit.number,
        title: null,
        issuedOn,
        version: 1,
      },
    },
  ];
}
