import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleSchema } from '@/lib/rules/schema';
import type { Rule } from '@/lib/rules/types';
import { ShipmentState } from '@/prisma/generated/enums';
import type { OrderFacts, OrderSummary, ParcelFacts, SummaryItem } from '../types';
import { sameSummary, summaryOf as summaryBy } from './summary';
import { quantityFault } from './whereabouts';

type Parts = {
  open?: number;
  cancelled?: number;
  moving?: number;
  delivered?: number;
  lost?: number;
  returned?: number;
};

const rules: Rule[] = [
  ruleSchema.parse({ id: 'c', right: 'cancel', validFrom: '2020-01-01', terms: {} }),
  ruleSchema.parse({
    ...{ id: 'r', right: 'return', validFrom: '2020-01-01' },
    terms: { window: { days: 30, from: 'item', roll: null }, goodwillDays: 60 },
  }),
];
const summaryOf = (facts: OrderFacts) => summaryBy(facts, rules, '2026-11-26');

/** A line of those parts; ordered is their sum. */
function line(parts: Parts, days: { deliveredOn?: string; cancelledOn?: string } = {}): SummaryItem {
  const { open = 0, cancelled = 0, moving = 0, delivered = 0, lost = 0, returned = 0 } = parts;
  return {
    quantityOrdered: open + cancelled + moving + delivered + lost,
    quantityOpen: open,
    quantityCancelled: cancelled,
    quantityInTransit: moving,
    quantityDelivered: delivered,
    quantityLost: lost,
    quantityReturned: returned,
    deliveredOn: days.deliveredOn ?? null,
    cancelledOn: days.cancelledOn ?? null,
    ...{ sku: '3301', category: null, packed: 0, asked: { cancel: 0, return: 0 } },
  };
}

const order = (items: SummaryItem[], facts: Partial<OrderFacts> = {}): OrderFacts => ({
  ...{ placedAt: new Date('2026-11-17T09:00:00Z'), country: 'CH', regime: 'ch_none', completed: false },
  expectedOn: null,
  promisedOn: null,
  payment: { state: 'unknown', dueOn: null },
  documents: 0,
  parcels: [],
  items,
  ...facts,
});
const parcel = (facts: Partial<ParcelFacts> = {}): ParcelFacts => ({
  state: 'in_transit',
  lost: false,
  expectedOn: null,
  expectedFrom: null,
  expectedTo: null,
  promisedOn: null,
  pickupUntil: null,
  traceable: true,
  ...facts,
});
const promised = { expectedOn: '2026-11-26' };

describe('summaryOf', () => {
  it.each<[string, OrderFacts, Partial<OrderSummary>]>([
    [
      'nothing happened',
      order([line({ open: 2 })]),
      { state: 'confirmed', nextDate: null, cancellable: true, cancelUntil: null, returnable: false },
    ],
    ['a day is promised', order([line({ open: 2 })], promised), { state: 'in_preparation', nextDate: '2026-11-26' }],
    ['a part is cancelled', order([line({ open: 1, cancelled: 1 })]), { state: 'in_preparation', stateDate: null }],
    [
      'some on their way',
      order([line({ open: 1, moving: 1 })], promised),
      { state: 'partly_shipped', nextDate: '2026-11-26' },
    ],
    ['all on their way', order([line({ moving: 2 })], promised), { state: 'shipped', nextDate: '2026-11-26' }],
    ['all lost', order([line({ lost: 2 })], promised), { state: 'shipped', nextDate: null }],
    ['lost and still open', order([line({ lost: 1, open: 1 })]), { state: 'partly_shipped' }],
    [
      'one of three arrived',
      order([line({ delivered: 1 }, { deliveredOn: '2026-11-21' }), line({ moving: 2 })], promised),
      { state: 'partly_delivered', stateDate: '2026-11-21', nextDate: '2026-11-26', itemCount: 2 },
    ],
    [
      'all arrived',
      order(
        [line({ delivered: 1 }, { deliveredOn: '2026-11-21' }), line({ delivered: 2 }, { deliveredOn: '2026-11-19' })],
        promised,
      ),
      {
        ...{ state: 'delivered', stateDate: '2026-11-21', nextDate: null, cancellable: false },
        ...{ returnable: true, returnUntil: '2026-12-21', creditUntil: '2027-02-19' },
      },
    ],
    [
      'all arrived that was not cancelled',
      order([line({ delivered: 1, cancelled: 1 }, { deliveredOn: '2026-11-21', cancelledOn: '2026-11-22' })]),
      { state: 'delivered', stateDate: '2026-11-21' },
    ],
    [
      'all arrived, one day unknown',
      order([line({ delivered: 1 }, { deliveredOn: '2026-11-21' }), line({ delivered: 1 })]),
      { state: 'delivered', stateDate: null },
    ],
    ['arrived but for a lost one', order([line({ delivered: 1, lost: 1 })]), { state: 'partly_delivered' }],
    ['all sent back', order([line({ delivered: 1, returned: 1 })]), { state: 'delivered', returnable: false }],
    [
      'all cancelled',
      order(
        [line({ cancelled: 1 }, { cancelledOn: '2026-11-20' }), line({ cancelled: 1 }, { cancelledOn: '2026-11-18' })],
        promised,
      ),
      { state: 'cancelled', stateDate: '2026-11-20', nextDate: null },
    ],
    [
      'all cancelled, closed too',
      order([line({ cancelled: 1 })], { completed: true }),
      { state: 'cancelled', stateDate: null },
    ],
    [
      'closed at the source',
      order([line({ delivered: 2 }, { deliveredOn: '2011-01-02' })], { completed: true, ...promised }),
      { state: 'completed', stateDate: null, nextDate: null, itemCount: 1 },
    ],
    [
      'later than first promised',
      order([line({ open: 2 })], { expectedOn: '2026-11-27', promisedOn: '2026-11-24' }),
      { state: 'delayed', phase: 'preparing', nextDate: '2026-11-27', promised: '2026-11-24' },
    ],
    [
      'a parcel with hours, earlier than the rest',
      order([line({ moving: 1 }), line({ open: 1 })], {
        ...promised,
        parcels: [
          parcel({ expectedOn: '2026-11-25', expectedFrom: '10:00', expectedTo: '12:00' }),
          parcel({ expectedOn: '2026-11-25', expectedFrom: '14:00', expectedTo: '16:00' }),
        ],
      }),
      {
        state: 'partly_shipped',
        phase: 'moving',
        nextDate: '2026-11-25',
        nextFrom: '10:00',
        nextTo: '12:00',
        action: 'track',
      },
    ],
    [
      'a parcel packed at the shop',
      order([line({ open: 1 })], { parcels: [parcel({ state: 'packed' })] }),
      { state: 'in_preparation', phase: 'preparing', nextDate: null, action: 'ask' },
    ],
    [
      'a parcel to collect, whatever else',
      order([line({ moving: 1, delivered: 1 })], {
        payment: { state: 'open', dueOn: '2026-12-01' },
        parcels: [
          parcel({ state: 'ready_for_pickup', pickupUntil: '2026-11-30', expectedOn: '2026-11-20' }),
          parcel({ state: 'ready_for_pickup', pickupUntil: '2026-11-28' }),
          parcel({ state: 'exception' }),
        ],
      }),
      {
        state: 'ready_for_pickup',
        phase: 'collect',
        action: 'collect',
        nextDeadline: '2026-11-28',
        nextDate: null,
        paymentDue: true,
      },
    ],
    [
      'a parcel that cannot go on',
      order([line({ moving: 1 })], { parcels: [parcel({ state: 'attempt_failed' })] }),
      { state: 'problem', phase: 'moving', action: 'track' },
    ],
    [
      'a parcel that is lost',
      order([line({ lost: 1, delivered: 1 })], { parcels: [parcel({ lost: true })], documents: 1 }),
      { state: 'problem', phase: 'moving', action: 'document' },
    ],
    [
      'a parcel that is lost, and paid back',
      order([line({ lost: 1, delivered: 1 }, { deliveredOn: '2026-11-21' })], {
        parcels: [parcel({ lost: true })],
        payment: { state: 'partly_refunded', dueOn: null },
      }),
      { state: 'partly_delivered', stateDate: '2026-11-21', nextDate: null },
    ],
    [
      'an open invoice',
      order([line({ delivered: 1 }, { deliveredOn: '2026-11-21' })], {
        payment: { state: 'open', dueOn: '2026-12-19' },
        documents: 1,
      }),
      { state: 'delivered', phase: 'arrived', action: 'pay', nextDeadline: '2026-12-19', paymentDue: true },
    ],
    [
      'cancelled with an open invoice: nothing to pay',
      order([line({ cancelled: 1 })], { payment: { state: 'open', dueOn: '2026-12-19' }, documents: 1 }),
      { state: 'cancelled', action: 'document', paymentDue: false, nextDeadline: null },
    ],
    [
      'a cancelled parcel is no parcel',
      order([line({ open: 1 })], { parcels: [parcel({ state: 'cancelled', expectedOn: '2026-11-26' })] }),
      { state: 'confirmed', nextDate: null },
    ],
    ['only fees, closed', order([], { completed: true }), { state: 'completed', itemCount: 0 }],
    ['only fees', order([]), { state: 'confirmed', itemCount: 0 }],
  ])('%s', (_, facts, expected) => expect(summaryOf(facts)).toMatchObject(expected));

  const parts = fc.record({
    open: fc.nat(5),
    cancelled: fc.nat(5),
    moving: fc.nat(5),
    delivered: fc.nat(5),
    lost: fc.nat(5),
  });
  const day = fc.constantFrom('2026-11-18', '2026-11-21', undefined);
  const item = fc
    .tuple(parts, day, day)
    .map(([split, deliveredOn, cancelledOn]) =>
      line(split, { ...(deliveredOn && { deliveredOn }), ...(cancelledOn && { cancelledOn }) }),
    )
    .filter((facts) => facts.quantityOrdered > 0);
  const days = fc.constantFrom('2026-11-24', '2026-11-26', null);
  const facts: fc.Arbitrary<OrderFacts> = fc.record({
    placedAt: fc.constant(new Date('2026-11-17T09:00:00Z')),
    country: fc.constantFrom('CH', 'DE', null),
    regime: fc.constantFrom('ch_none', 'de', 'b2b_none'),
    completed: fc.boolean(),
    expectedOn: days,
    promisedOn: days,
    payment: fc.record({ state: fc.constantFrom('unknown', 'open', 'paid'), dueOn: days }),
    documents: fc.nat(2),
    items: fc.array(item, { maxLength: 5 }),
    parcels: fc.array(
      fc.record({
        state: fc.constantFrom(...Object.values(ShipmentState)),
        lost: fc.boolean(),
        expectedOn: days,
        expectedFrom: fc.constantFrom('10:00', null),
        expectedTo: fc.constantFrom('12:00', null),
        promisedOn: days,
        pickupUntil: days,
        traceable: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  });
  const count = (
    { items }: OrderFacts,
    quantity: 'Open' | 'Cancelled' | 'InTransit' | 'Delivered' | 'Lost' | 'Ordered',
  ) => items.reduce((sum, one) => sum + one[`quantity${quantity}`], 0);

  it('says nothing that the quantities contradict, however they are split', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(one.items.map(quantityFault).filter(Boolean)).toEqual([]);
        const summary = summaryOf(one);
        const [open, moving, delivered] = [count(one, 'Open'), count(one, 'InTransit'), count(one, 'Delivered')];
        const ordered = count(one, 'Ordered');
        if (open + moving === 0) expect(summary.nextDate).toBeNull();
        if (summary.nextDate === null)
          expect([summary.nextFrom, summary.nextTo, summary.promised]).toEqual([null, null, null]);
        if (summary.promised !== null) expect(summary.promised < (summary.nextDate ?? '')).toBe(true);
        if (summary.action === 'collect') expect(summary.phase).toBe('collect');
        if (summary.action !== 'collect' && summary.action !== 'pay') expect(summary.nextDeadline).toBeNull();
        if (summary.cancellable) expect([open > 0, one.completed]).toEqual([true, false]);
        if (!summary.cancellable) expect(summary.cancelUntil).toBeNull();
        if (summary.returnable) expect(delivered).toBeGreaterThan(0);
        if (!summary.returnable) expect([summary.returnUntil, summary.creditUntil]).toEqual([null, null]);
        expect((summary.returnUntil ?? '') <= (summary.creditUntil ?? '')).toBe(true);
        if (summary.paymentDue) expect(one.payment.state).toBe('open');
        if (summary.state === 'delivered') expect([open, moving, count(one, 'Lost')]).toEqual([0, 0, 0]);
        if (summary.state === 'partly_delivered') expect(delivered).toBeGreaterThan(0);
        if (summary.state === 'shipped') expect([open, delivered]).toEqual([0, 0]);
        if (summary.state === 'partly_shipped') expect(open).toBeGreaterThan(0);
        if (summary.state === 'confirmed') expect(open).toBe(ordered);
        if (summary.state === 'in_preparation') expect(open + count(one, 'Cancelled')).toBe(ordered);
        expect(summary.state === 'cancelled').toBe(ordered > 0 && count(one, 'Cancelled') === ordered);
        if (summary.state !== 'cancelled') expect(summary.state === 'completed').toBe(one.completed);
        const known = one.items.flatMap(({ deliveredOn, cancelledOn }) => [deliveredOn, cancelledOn]);
        if (summary.stateDate !== null) expect(known).toContain(summary.stateDate);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of lines and parcels', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const reversed = { ...one, items: one.items.toReversed(), parcels: one.parcels.toReversed() };
        expect(sameSummary(summaryOf(one), summaryOf(reversed))).toBe(true);
      }),
    );
  });
});
