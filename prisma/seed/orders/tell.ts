import type { CreditNoteInput, ItemInput, OrderInput, ShipmentInput } from '@/lib/orders/types';
import type { TrackingEventInput } from '@/lib/tracking/types';
import { item, shipping } from '../builders';
import { type Calendar, daysLater, minutesLater } from '../calendar';
import type { Goods } from '../goods';
import { type EventTold, eventsOf } from './events';
import { priceOf, standardRate, vatRateOf, vatWithVoucher } from './prices';
import type { Customer, LineStory, OrderStory, ParcelStory } from './story';
import { trackingOf } from './tracking';

export type Shop = { sourceId: string; goods: Goods; calendar: Calendar };

/** An order as its shop would state it: everything but the ids that come with writing. */
export type Told = {
  order: OrderInput;
  /** what was promised before the day that the order names now */
  firstPromise: string | null;
  parcels: ParcelTold[];
  events: EventTold[];
  credit: Omit<CreditNoteInput, 'orderId'> | null;
  /** null = nothing has been invoiced yet */
  invoicedOn: string | null;
};

export type ParcelTold = Omit<ShipmentInput, 'orderId'> & {
  /** what was promised before the day that the parcel names now */
  firstPromise: string | null;
  told: Omit<TrackingEventInput, 'shipmentId'>[];
};

const words = {
  'de-CH': { postage: 'Versand', cancelled: 'Storniert', voucher: 'Gutschein', credit: 'GS' },
  'de-DE': { postage: 'Versand', cancelled: 'Storniert', voucher: 'Gutschein', credit: 'GS' },
  'fr-CH': { postage: 'Livraison', cancelled: 'Annulé', voucher: 'Bon', credit: 'NC' },
};

/** Turns a story into what the portal is fed with. */
export function tell(story: OrderStory, customer: Customer, shop: Shop): Told {
  const { day, instant } = shop.calendar;
  const items = story.lines.map((line) => itemOf(line, story, customer, shop));
  const invoiced = story.invoiced ?? firstHandover(story);
  const invoicedOn = invoiced === undefined ? null : day(invoiced);
  const contentHash = `demo:${story.number}`;
  const { locale, country, accountId } = customer;
  const { sourceId } = shop;
  const currency = country === 'DE' ? 'EUR' : 'CHF';
  const fees = feesOf(story, customer, items);
  const voucher = story.voucher?.amount ?? 0;
  const order: OrderInput = {
    accountId,
    sourceId,
    number: story.number,
    reference: story.reference ?? null,
    placedAt: instant(story.placed),
    confirmedAt: story.completed ? null : new Date(instant(story.placed).getTime() + confirmedAfter(story) * 60_000),
    currency,
    locale,
    country,
    buyerName: story.buyer?.name ?? null,
    contactEmail: story.buyer?.email ?? customer.email,
    completed: story.completed ?? false,
    expectedOn: story.expected === undefined ? null : day(story.expected),
    payment: paymentOf(story, customer, shop.calendar, invoicedOn),
    vatOnTop: customer.business,
    ...(voucher > 0
      ? {
          vat: vatWithVoucher(
            items,
            fees.filter(({ kind }) => kind !== 'discount'),
            voucher,
          ),
        }
      : {}),
    contentHash,
    addresses: addressesOf(story, customer),
    items,
    fees,
  };
  return {
    order,
    firstPromise: story.delay ? day(story.delay.promised) : null,
    parcels: (story.parcels ?? []).map((parcel, index) => parcelOf(parcel, index + 1, story, shop)),
    events: eventsOf(story, confirmedAfter(story)).map(({ at, ...event }) => ({ ...event, at: instant(at) })),
    credit: creditOf(story, items, { accountId, sourceId, currency, contentHash }, customer, shop.calendar),
    invoicedOn,
  };
}

const confirmedAfter = (story: OrderStory) => story.confirmedAfter ?? 2;

function firstHandover({ parcels = [] }: OrderStory): number | undefined {
  const days = parcels.flatMap(({ handedOver }) => (handedOver ? [handedOver[0]] : []));
  return days.length === 0 ? undefined : Math.min(...days);
}

function itemOf(line: LineStory, story: OrderStory, customer: Customer, { goods, calendar }: Shop): ItemInput {
  const product = goods[line.product];
  const { cancelled = 0, delivered = 0, returned = 0 } = line;
  const cancelledOn = cancelled > 0 && story.cancelled ? { cancelledOn: calendar.day(story.cancelled.at[0]) } : {};
  const where = { cancelled, delivered, returned, ...cancelledOn };
  return {
    ...item({ ...product, price: priceOf(product, customer) }, line.quantity, where),
    sellerId: product.sellerId,
    vatRate: vatRateOf(product, customer),
  };
}

/** Postage, voucher, and what was called off: the goods stay on the list, their price is taken off again. */
function feesOf(story: OrderStory, customer: Customer, items: readonly ItemInput[]): OrderInput['fees'] {
  const names = words[customer.locale];
  const vatRate = standardRate(customer);
  const voucher = story.voucher;
  const called = Map.groupBy(
    items.filter(({ quantityCancelled }) => quantityCancelled > 0),
    (line) => line.vatRate ?? vatRate,
  );
  return [
    ...[...called].map(([rate, lines]) => ({
      kind: 'other' as const,
      code: 'STORNO',
      name: names.cancelled,
      quantity: 1,
      total: -lines.reduce((sum, line) => sum + line.unitPrice * line.quantityCancelled, 0),
      vatRate: rate,
    })),
    ...(voucher
      ? [
          {
            kind: 'discount' as const,
            code: voucher.code,
            name: `${names.voucher} ${voucher.code}`,
            quantity: 1,
            total: -voucher.amount,
          },
        ]
      : []),
    ...(story.postage ? [{ ...shipping(story.postage), name: names.postage, vatRate }] : []),
  ];
}

function paymentOf(
  { payment, number }: OrderStory,
  { business }: Customer,
  { day }: Calendar,
  invoicedOn: string | null,
): OrderInput['payment'] {
  const { state, method, paid, term } = payment;
  return {
    state,
    method,
    paidOn: paid ? day(paid[0]) : null,
    dueOn: term !== undefined && invoicedOn !== null ? daysLater(invoicedOn, term) : null,
    url: state === 'open' && !business ? `https://roestwerk.example/rechnung/${number}` : null,
  };
}

function addressesOf({ buyer }: OrderStory, { addresses }: Customer): OrderInput['addresses'] {
  return addresses.map((address) =>
    address.kind === 'shipping' && buyer ? { ...address, name: buyer.name } : { ...address },
  );
}

function parcelOf(parcel: ParcelStory, sequence: number, story: OrderStory, { sourceId, calendar }: Shop): ParcelTold {
  const { day, instant } = calendar;
  const { handedOver, delivered, delay, pickup, expected, between } = parcel;
  const tracking = trackingOf(parcel.carrier, story.number, sequence);
  const all = story.lines.map((line, index) => [index + 1, line.quantity - (line.cancelled ?? 0)] as const);
  return {
    sourceId,
    sourceKey: `${story.number}-${sequence}`,
    ...(handedOver ? tracking : { carrier: tracking.carrier }),
    state: parcel.state,
    lost: parcel.lost ?? false,
    handedOverAt: handedOver ? instant(handedOver) : null,
    deliveredAt: delivered ? instant(delivered) : null,
    deliveredTo: parcel.to ?? null,
    expectedOn: expected === undefined ? null : day(expected),
    expectedFrom: between?.[0] ?? null,
    expectedTo: between?.[1] ?? null,
    promisedOn: delay ? day(delay.promised) : null,
    firstPromise: delay ? day(delay.promised) : null,
    // Of a delay the shop hears from its carrier first.
    statedAt: instant(delay ? minutesLater(delay.at, 20) : story.placed),
    told: (parcel.told ?? []).map((message) => toldOf(message, calendar)),
    delayReason: delay?.reason ?? null,
    pickup: pickup ? { place: pickup.place, until: day(pickup.until), code: pickup.code } : null,
    items: (parcel.holds ?? all)
      .filter(([, quantity]) => quantity > 0)
      .map(([line, quantity]) => ({ lineKey: String(line), quantity })),
  };
}

function toldOf(
  { at, names, ...message }: NonNullable<ParcelStory['told']>[number],
  { day, instant }: Calendar,
): ParcelTold['told'][number] {
  const [from = null, to = null] = names?.between ?? [];
  const estimate = names && { on: day(names.day), from, to, reason: names.reason ?? null };
  return { ...message, at: instant(at), code: message.text, ...(estimate ? { estimate } : {}) };
}

function creditOf(
  { credit, number }: OrderStory,
  items: readonly ItemInput[],
  common: Pick<CreditNoteInput, 'accountId' | 'sourceId' | 'currency' | 'contentHash'>,
  { locale, business }: Customer,
  { instant }: Calendar,
): Told['credit'] {
  if (!credit) return null;
  const lines = credit.lines.map(([line, quantity]) => {
    const item = items[line - 1];
    if (!item) throw new Error(`${number} has no line ${line}.`);
    // A credit note is money, so what a company gets back includes the tax that came on top.
    const tax = business ? (item.vatRate ?? 0) : 0;
    const total = Math.round((item.unitPrice * quantity * (10_000 + tax)) / 10_000);
    return { sku: item.sku, name: item.name, quantity, total };
  });
  const mark = words[locale].credit;
  return { ...common, number: number.replace(/^\D+/, `${mark}-`), issuedAt: instant(credit.at), lines };
}
