import { beforeAll, describe, expect, it } from 'vitest';
import { ITEMS_PER_PAGE } from '@/lib/account/constants';
import type { Database } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { sumOf } from '@/lib/core/sum';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { quantityFault } from '@/lib/orders/policy/whereabouts';
import { fromDateColumn } from '@/lib/orders/utils';
import { OrderPhase, OrderState, PaymentState } from '@/prisma/generated/enums';
import { seedDemo } from '@/prisma/seed/demo';
import { testDatabase } from './database';

// The day of the mockups, so that their dates can be compared. Another day is below.
const TUESDAY = new Date('2026-11-24T13:00:00Z');
const SUNDAY = new Date('2027-03-28T05:30:00Z');

const { db } = await testDatabase();
const { db: again } = await testDatabase();
const { db: onSunday } = await testDatabase();

beforeAll(async () => {
  for (const [each, now] of [
    [db, TUESDAY],
    [again, new Date(TUESDAY.getTime() + 3 * 3_600_000)],
    [onSunday, SUNDAY],
  ] as const) {
    await seedDemo(each, { now, papers: false });
  }
}, 120_000);

const everything = (database: Database) =>
  database.order.findMany({
    select: {
      number: true,
      reference: true,
      placedAt: true,
      confirmedAt: true,
      currency: true,
      country: true,
      locale: true,
      buyerName: true,
      contactEmail: true,
      itemsTotal: true,
      feesTotal: true,
      vatAdded: true,
      total: true,
      vat: true,
      paymentState: true,
      paymentUrl: true,
      paymentDueOn: true,
      summaryState: true,
      summaryPhase: true,
      summaryAction: true,
      summaryNextDate: true,
      account: { select: { name: true, kind: true } },
      addresses: { select: { kind: true, city: true, country: true }, orderBy: { kind: 'asc' } },
      items: { omit: { id: true, orderId: true, productId: true, sellerId: true }, orderBy: { position: 'asc' } },
      fees: { select: { kind: true, name: true, total: true }, orderBy: { position: 'asc' } },
      shipments: {
        omit: { id: true, orderId: true, sourceId: true, createdAt: true, updatedAt: true },
        orderBy: { sequence: 'asc' },
      },
      events: { select: { kind: true, at: true, detail: true, key: true }, orderBy: [{ at: 'asc' }, { key: 'asc' }] },
      creditNotes: { select: { number: true, total: true, issuedAt: true } },
    },
    orderBy: { number: 'asc' },
  });
type Orders = Awaited<ReturnType<typeof everything>>;

let orders: Orders = [];
let sundays: Orders = [];
beforeAll(async () => {
  orders = await everything(db);
  sundays = await everything(onSunday);
});

const of = (name: string) => orders.filter(({ account }) => account.name === name);
const order = (number: string) => {
  const found = orders.find((one) => one.number === number);
  if (!found) throw new Error(`no ${number}`);
  return found;
};
const day = (date: Date | null | undefined) => fromDateColumn(date ?? null);

describe('the orders of the mockups', () => {
  it.each([
    ['RW-24871', '2026-11-23', 'in_preparation', 8200],
    ['RW-24817', '2026-11-19', 'partly_delivered', 92000],
    ['RW-24790', '2026-11-17', 'ready_for_pickup', 7690],
    ['RW-24755', '2026-11-12', 'delayed', 5100],
    ['RW-24702', '2026-11-02', 'delivered', 15815],
    ['RW-24533', '2026-10-09', 'delivered', 7800],
    ['RW-24218', '2026-08-28', 'delivered', 189900],
    ['RW-23980', '2026-06-30', 'cancelled', 0],
  ])('%s of %s is %s, %i Rappen', (number, placed, state, total) => {
    const { placedAt, summaryState, ...found } = order(number);
    expect([localDay(placedAt), summaryState, found.total]).toEqual([placed, state, total]);
  });

  it('RW-24817 comes in two parcels, the second late, with a voucher over two rates of tax', () => {
    const { shipments, fees, vat, events } = order('RW-24817');
    expect(shipments).toMatchObject([
      { carrier: 'Die Post', trackingNumber: '99.60.004817.01123581', deliveredTo: 'in Ihr Milchkastenfach' },
      {
        trackingNumber: '99.60.004817.01123582',
        state: 'in_transit',
        expectedFrom: '10:00',
        expectedTo: '12:00',
        delayReason: 'Sortieranlage Frauenfeld ausgefallen',
      },
    ]);
    expect(shipments[0]?.deliveredAt?.toISOString()).toBe('2026-11-21T10:38:00.000Z');
    expect([day(shipments[1]?.expectedOn), day(shipments[1]?.promisedOn)]).toEqual(['2026-11-26', '2026-11-25']);
    expect(fees.map(({ name, total }) => [name, total])).toEqual([
      ['Gutschein HERBST', -4000],
      ['Versand', 900],
    ]);
    expect(vat).toEqual([
      { rate: 810, base: 78637, amount: 6370 },
      { rate: 260, base: 6816, amount: 177 },
    ]);
    expect(events.map(({ kind }) => kind)).toEqual([
      'paid',
      'placed',
      'confirmed',
      'picking',
      'packed',
      'packed',
      'handed_over',
      'handed_over',
      'out_for_delivery',
      'delivered',
      'delayed',
    ]);
  });

  it('a parcel waits with its code, a late one says why, a tamper is credited', () => {
    expect(order('RW-24790').shipments).toMatchObject([{ pickupPlace: 'Post Zürich Wiedikon', pickupCode: '4827 19' }]);
    expect(day(order('RW-24790').shipments[0]?.pickupUntil)).toBe('2026-11-28');
    const [late] = order('RW-24755').shipments;
    expect([day(late?.promisedOn), day(late?.expectedOn)]).toEqual(['2026-11-24', '2026-11-27']);
    expect(late?.delayReason).not.toBeNull();
    expect(order('RW-24533')).toMatchObject({ creditNotes: [{ total: 6900 }], items: [{ quantityReturned: 1 }] });
  });
});

it('Lea’s orders show every state, phase and payment', () => {
  const seen = (key: 'summaryState' | 'summaryPhase' | 'paymentState') =>
    [...new Set(of('Lea Brunner').map((one) => one[key]))].sort();
  expect(seen('summaryState')).toEqual(Object.values(OrderState).sort());
  expect(seen('summaryPhase')).toEqual(Object.values(OrderPhase).sort());
  expect(seen('paymentState')).toEqual(Object.values(PaymentState).sort());
});

it('Lea’s orders reach back to 2022, with some in every year', () => {
  const years = Map.groupBy(of('Lea Brunner'), ({ placedAt }) => placedAt.getFullYear());
  expect([...years.keys()].sort()).toEqual([2022, 2023, 2024, 2025, 2026]);
  for (const [, list] of years) expect(list.length).toBeGreaterThan(7);
});

it('one line is in three places, one of several lines is cancelled, one piece was lost', () => {
  const lines = of('Lea Brunner').flatMap(({ items }) => items);
  const three = { quantityOrdered: 3, quantityOpen: 1, quantityDelivered: 2, quantityReturned: 1 };
  expect(lines).toContainEqual(expect.objectContaining(three));
  expect(lines).toContainEqual(expect.objectContaining({ quantityOrdered: 3, quantityDelivered: 2, quantityLost: 1 }));
  expect(order('RW-24471').items.map(({ quantityCancelled }) => quantityCancelled)).toEqual([0, 1, 0]);
});

it('three people order for Café Linde, by invoice: due, paid and overdue, with references of their own', () => {
  const linde = of('Café Linde GmbH');
  expect(linde).toHaveLength(180);
  const buyers = Map.groupBy(linde, ({ buyerName }) => buyerName);
  expect([...buyers.keys()].sort()).toEqual(['Lea Brunner', 'Mara Steiner', 'Tim Huber']);
  for (const [, list] of buyers) expect(list.length).toBeGreaterThan(15);
  const open = linde.filter(({ paymentState }) => paymentState === 'open').map(({ paymentDueOn }) => day(paymentDueOn));
  expect(open.filter((due) => due !== null && due < '2026-11-24')).toHaveLength(1);
  expect(open.filter((due) => due !== null && due >= '2026-11-24').length).toBeGreaterThan(2);
  expect(order('RW-24875').reference).toBe('PO 2026-118');
  expect(linde.every(({ vatAdded }) => vatAdded > 0)).toBe(true);
});

it('one order of Hotel Seeblick is longer than a page', () => {
  const longest = Math.max(...of('Hotel Seeblick AG').map(({ items }) => items.length));
  expect(longest).toBeGreaterThan(ITEMS_PER_PAGE);
});

it('Jonas pays euros and German tax, everybody else francs', () => {
  for (const { account, currency, country, locale, vat } of orders) {
    const german = account.name === 'Jonas Keller';
    expect([currency, country]).toEqual(german ? ['EUR', 'DE'] : ['CHF', 'CH']);
    const rates = (vat as { rate: number }[]).map(({ rate }) => rate);
    expect(rates.every((rate) => (german ? [1900, 700] : [810, 260]).includes(rate))).toBe(true);
    if (account.name === 'Luc Favre') expect(locale).toBe('fr-CH');
  }
});

describe.each([
  ['a Tuesday', () => orders, TUESDAY, db],
  ['a Sunday', () => sundays, SUNDAY, onSunday],
])('laid out on %s', (_, all, now, database) => {
  it('every sum and every quantity adds up', () => {
    expect(all()).toHaveLength(310);
    for (const one of all()) {
      expect(sumOf(one.items)).toBe(one.itemsTotal);
      expect(sumOf(one.fees)).toBe(one.feesTotal);
      expect(one.itemsTotal + one.feesTotal + one.vatAdded).toBe(one.total);
      const vat = one.vat as { base: number; amount: number }[];
      expect(vat.reduce((sum, { base, amount }) => sum + base + amount, 0)).toBe(one.total);
      expect(one.total).toBeGreaterThanOrEqual(0);
      for (const item of one.items) expect(quantityFault({ ...item, deliveredOn: null, cancelledOn: null })).toBeNull();
    }
  });

  it('recomputing finds no difference', async () => {
    expect(await recomputeSummaries(database)).toEqual({ checked: 310, mended: [] });
  });

  it('nothing has happened in the future, and everything in its order', () => {
    for (const { number, placedAt, events, shipments } of all()) {
      const times = events.map(({ at }) => at.getTime());
      expect(Math.max(placedAt.getTime(), ...times), number).toBeLessThan(now.getTime());
      if (times.length > 0) expect(Math.min(...times), number).toBe(placedAt.getTime());
      for (const { handedOverAt, deliveredAt } of shipments) {
        if (handedOverAt) expect(handedOverAt > placedAt, number).toBe(true);
        if (handedOverAt && deliveredAt) expect(deliveredAt > handedOverAt, number).toBe(true);
      }
    }
  });

  it('nothing is delivered, expected or promised on a Sunday', () => {
    const days = all().flatMap(({ shipments, items, summaryNextDate }) => [
      ...shipments.flatMap(({ deliveredAt, expectedOn, promisedOn, pickupUntil }) => [
        deliveredAt ? localDay(deliveredAt) : null,
        ...[expectedOn, promisedOn, pickupUntil].map(day),
      ]),
      ...items.map(({ deliveredOn }) => day(deliveredOn)),
      day(summaryNextDate),
    ]);
    const known = days.filter((one) => one !== null);
    expect(known.length).toBeGreaterThan(1000);
    expect(known.filter((one) => new Date(`${one}T12:00:00Z`).getUTCDay() === 0)).toEqual([]);
  });

  it('every parcel that left can be followed, over https, and nobody’s real pages are asked', () => {
    const sent = all().flatMap(({ shipments }) => shipments.filter(({ handedOverAt }) => handedOverAt !== null));
    for (const { trackingUrl, trackingNumber } of sent) {
      const { protocol, hostname } = new URL(trackingUrl ?? '');
      expect([protocol, hostname.endsWith('.example')]).toEqual(['https:', true]);
      expect(trackingNumber).toBeTruthy();
    }
    const numbers = sent.map(({ trackingNumber }) => trackingNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('everybody has both addresses, a mail address and a confirmation', () => {
    for (const { addresses, contactEmail, confirmedAt, summaryState, country } of all()) {
      expect(addresses.map(({ kind }) => kind)).toEqual(['shipping', 'billing']);
      expect(addresses.every((address) => address.country === country)).toBe(true);
      expect(contactEmail).toMatch(/@.+\.(ch|de|example)$/);
      if (summaryState !== 'completed') expect(confirmedAt).not.toBeNull();
    }
  });
});

it('every product belongs to a seller, every line to its product’s', async () => {
  expect(await db.product.count({ where: { sellerId: null } })).toBe(0);
  const lines = await db.orderItem.findMany({ select: { sellerId: true, product: { select: { sellerId: true } } } });
  expect(lines.length).toBeGreaterThan(800);
  expect(lines.every(({ sellerId, product }) => sellerId !== null && sellerId === product?.sellerId)).toBe(true);
});

it('on the same day it is the same everywhere, hours later too', async () => {
  expect(await everything(again)).toEqual(orders);
});
