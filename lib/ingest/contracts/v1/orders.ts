import { z } from 'zod';
import {
  amount,
  count,
  country,
  currency,
  day,
  email,
  instant,
  link,
  locale,
  rate,
  seller,
  signedAmount,
  sourceId,
  text,
  versioned,
} from './common';

/** The longest invoice in the known exports has 1,114 lines; beyond ten times that it is no order. */
const LINES_MAX = 10_000;
const FEES_MAX = 1_000;
const EVENTS_MAX = 200;
const RATES_MAX = 20;

const item = z
  .strictObject({
    line: text(100).optional().meta({
      description: "The shop's own id of this line, by which parcels and returns name it; unset: its place, from 1",
    }),
    sku: text(100),
    name: text(500),
    variant: text(200).nullish(),
    seller: seller.nullish().meta({ description: 'Unset: the seller of the product' }),
    unitPrice: amount,
    priceUnit: z.int().min(1).max(1_000_000).default(1).meta({ description: 'unitPrice is for so many pieces' }),
    discount: amount.default(0).meta({ description: 'Taken off this line' }),
    total: amount.optional().meta({ description: 'After the discount; unset: computed, half a unit rounded up' }),
    vatRate: rate.nullish(),
    quantity: z.int().min(1).max(1_000_000_000).meta({ description: 'Ordered' }),
    cancelled: count.default(0),
    cancelledOn: day.nullish(),
    inTransit: count.default(0).meta({ description: 'Only for pieces that no shipment reports, as the next three' }),
    delivered: count.default(0),
    deliveredOn: day.nullish(),
    lost: count.default(0),
    returned: count.default(0).meta({ description: 'Of those delivered' }),
  })
  .refine((line) => line.cancelled + line.inTransit + line.delivered + line.lost <= line.quantity, {
    path: ['quantity'],
    message: 'is less than what is cancelled, in transit, delivered and lost',
  })
  .meta({ id: 'OrderItem' });

const fee = z
  .strictObject({
    kind: z.enum(['shipping', 'service', 'discount', 'other']),
    code: text(100).default('-'),
    name: text(500),
    quantity: z.int().min(-1_000_000_000).max(1_000_000_000).default(1),
    total: signedAmount,
    vatRate: rate.nullish(),
  })
  .meta({ id: 'OrderFee', description: 'On the invoice, but no goods: postage, service, discount (negative)' });

const address = z
  .strictObject({
    company: text(200).nullish(),
    department: text(200).nullish(),
    name: text(200).nullish(),
    careOf: text(200).nullish(),
    street: text(200).nullish(),
    houseNumber: text(30).nullish(),
    postBox: text(60).nullish(),
    postcode: text(20),
    city: text(100),
    country,
  })
  .meta({ id: 'Address', description: 'Structured, as QR bills want it since November 2025' });

const payment = z.strictObject({
  state: z.enum(['unknown', 'open', 'paid', 'partly_refunded', 'refunded']),
  method: text(100)
    .nullish()
    .meta({ examples: ['Visa, ending in 4417'] }),
  paidOn: day.nullish(),
  dueOn: day.nullish(),
  url: link.nullish().meta({ description: 'Where it can be paid' }),
});

const event = z
  .strictObject({
    id: text(100).optional().meta({ description: 'The same id again is the same event; unset: its kind and moment' }),
    kind: z.enum(['placed', 'paid', 'confirmed', 'picking', 'packed', 'delayed', 'problem', 'cancelled', 'refunded']),
    at: instant,
    detail: text(500).nullish().meta({ description: "In the shop's words: the reason of a delay" }),
  })
  .meta({ id: 'OrderEvent', description: 'Something that happened; kept for ever, whatever later versions say' });

export const order = z
  .strictObject({
    id: sourceId('order'),
    number: text(100).optional().meta({ description: 'The number that people know; unset: the id' }),
    customer: text(100)
      .nullish()
      .meta({ description: 'Id of the private customer. Neither this nor company: a guest' }),
    company: text(100).nullish().meta({ description: 'Id of the company' }),
    contact: z
      .strictObject({ name: text(200).nullish(), email: email.nullish() })
      .optional()
      .meta({ description: 'Who ordered; a guest needs an address' }),
    reference: text(200).nullish().meta({ description: "The customer's own reference" }),
    placedAt: instant,
    confirmedAt: instant.nullish(),
    currency,
    locale: locale.optional().meta({ description: 'Language of messages; that of the first version stays' }),
    country: country.nullish().meta({ description: 'Where it goes; decides with the first version about the law' }),
    completed: z.boolean().default(false).meta({ description: 'Nothing more will happen: an old, closed order' }),
    expectedOn: day.nullish().meta({ description: 'Promised for what is still to come; the first promise is kept' }),
    payment: payment.optional(),
    vatOnTop: z.boolean().default(false).meta({ description: 'Prices are without tax' }),
    vat: z
      .array(z.strictObject({ rate, base: signedAmount, amount: signedAmount }))
      .max(RATES_MAX)
      .optional()
      .meta({ description: 'As the shop computed it; unset: computed from the rates of the lines' }),
    total: signedAmount.optional().meta({ description: 'If stated, it must be what lines, fees and tax add up to' }),
    addresses: z.strictObject({ shipping: address.optional(), billing: address.optional() }).optional(),
    items: z.array(item).max(LINES_MAX),
    fees: z.array(fee).max(FEES_MAX).default([]),
    events: z.array(event).max(EVENTS_MAX).default([]),
    ...versioned,
  })
  .refine(({ customer, company }) => !customer || !company, {
    path: ['company'],
    message: 'an order belongs to a customer or to a company, not to both',
  })
  .refine(({ customer, company, contact }) => customer || company || contact?.email, {
    path: ['contact', 'email'],
    message: 'an order without customer and company is that of a guest and needs an address',
  })
  .refine(({ items }) => hasOwnLines(items), { path: ['items'], message: 'two lines have the same id' })
  .meta({ id: 'Order', title: 'Order' });
export type OrderEntry = z.infer<typeof order>;

function hasOwnLines(items: readonly { line?: string | undefined }[]): boolean {
  const keys = items.map(({ line }, index) => line ?? String(index + 1));
  return new Set(keys).size === keys.length;
}
