import { labels } from './labels';
import { Paper } from './paper';
import { dayOf, letterhead, lineTable, moneyOf, statement, sums } from './priced';
import { addQrBill } from './qr-bill';
import type { CreditNoteInput, DeliveryNoteInput, InvoiceInput, OrderConfirmationInput, WarrantyInput } from './types';

type About = Pick<InvoiceInput, 'locale' | 'seller' | 'issuedOn' | 'orderNumber' | 'placedOn' | 'billing'>;
type Facts = Parameters<typeof letterhead>[1]['facts'];

/** Begins a paper about an order; `facts` stand beside the address, below the date. */
function begin(input: About, title: string, facts: Facts, accessible = true): Paper {
  const { locale, seller, issuedOn } = input;
  const paper = new Paper({ locale, seller, issuedOn, title }, accessible);
  letterhead(paper, {
    title,
    lead: paper.labels.ofOrder(input.orderNumber, dayOf(input, input.placedOn)),
    to: input.billing,
    facts: [[paper.labels.date, dayOf(input, issuedOn)], ...facts],
  });
  return paper;
}

/** The delivery address, if it is another one than the letter's. */
const shipTo = ({ billing, shipping }: Pick<InvoiceInput, 'billing' | 'shipping'>) =>
  shipping.join('\n') === billing.join('\n') ? null : shipping.join('\n');

/** What has to be paid or was paid; with `qrBill` the Swiss payment part follows at the foot of a page. */
export async function makeInvoicePdf(input: InvoiceInput): Promise<Buffer> {
  const words = labels[input.locale];
  const facts: Facts = [
    [words.reference, input.reference],
    [words.shipTo, shipTo(input)],
  ];
  const paper = begin(input, `${words.invoice} ${input.number}`, facts, !input.qrBill);
  lineTable(paper, input.lines, moneyOf(input));
  sums(paper, input, words.total, moneyOf(input));
  if (input.payment) statement(paper, input.payment);
  if (input.qrBill) addQrBill(paper, { ...input, qrBill: input.qrBill });
  return paper.finish();
}

export async function makeOrderConfirmationPdf(input: OrderConfirmationInput): Promise<Buffer> {
  const words = labels[input.locale];
  const facts: Facts = [
    [words.reference, input.reference],
    [words.shipTo, shipTo(input)],
  ];
  const paper = begin(input, `${words.orderConfirmation} ${input.orderNumber}`, facts);
  lineTable(paper, input.lines, moneyOf(input));
  sums(paper, input, words.total, moneyOf(input));
  if (input.payment) statement(paper, input.payment);
  return paper.finish();
}

export async function makeCreditNotePdf(input: CreditNoteInput): Promise<Buffer> {
  const words = labels[input.locale];
  const facts: Facts = [
    [words.forInvoice, input.invoiceNumber],
    [words.reference, input.reference],
  ];
  const paper = begin(input, `${words.creditNote} ${input.number}`, facts);
  lineTable(paper, input.lines, moneyOf(input));
  sums(paper, input, words.credited, moneyOf(input));
  if (input.payment) statement(paper, input.payment);
  return paper.finish();
}

/** What is in a parcel, without prices; the address is where it goes. */
export async function makeDeliveryNotePdf(input: DeliveryNoteInput): Promise<Buffer> {
  const words = labels[input.locale];
  const paper = begin({ ...input, billing: input.shipping }, `${words.deliveryNote} ${input.number}`, [
    [words.parcel, input.parcel],
    [words.carrier, input.carrier],
    [words.tracking, input.trackingNumber],
    [words.reference, input.reference],
  ]);
  lineTable(paper, input.lines, null);
  return paper.finish();
}

export async function makeWarrantyPdf(input: WarrantyInput): Promise<Buffer> {
  const words = labels[input.locale];
  const paper = begin(input, `${words.warranty} ${input.product.name}`, [
    [words.serialNumber, input.product.serialNumber],
    [words.boughtOn, dayOf(input, input.placedOn)],
  ]);
  lineTable(paper, [input.product], null);
  statement(paper, `${words.validUntil} ${dayOf(input, input.validUntil)}`);
  paper.y += 12;
  for (const term of input.terms) paper.flow('P', term, { size: 10, gap: 3.5, before: 8 });
  return paper.finish();
}
