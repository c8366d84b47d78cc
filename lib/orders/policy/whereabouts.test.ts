import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShipmentState } from '@/prisma/generated/enums';
import type { ItemFacts, ParcelPieces, StatedFacts } from '../types';
import { lastDay, quantityFault, whereaboutsOf } from './whereabouts';

const stated = (facts: Partial<StatedFacts> = {}): StatedFacts => ({
  ordered: 3,
  cancelled: 0,
  inTransit: 0,
  delivered: 0,
  lost: 0,
  returned: 0,
  deliveredOn: null,
  cancelledOn: null,
  ...facts,
});
const inParcel = (quantity: number, facts: Partial<ParcelPieces> = {}): ParcelPieces => ({
  state: 'in_transit',
  lost: false,
  quantity,
  deliveredOn: null,
  ...facts,
});
const arrived = { state: 'delivered', deliveredOn: '2026-11-21' } as const;

describe('whereaboutsOf', () => {
  it.each<[string, StatedFacts, ParcelPieces[], Partial<ItemFacts>]>([
    ['nothing happened', stated(), [], { quantityOpen: 3 }],
    ['a parcel still at the shop', stated(), [inParcel(3, { state: 'label_created' })], { quantityOpen: 3 }],
    ['one on its way', stated(), [inParcel(1)], { quantityOpen: 2, quantityInTransit: 1 }],
    [
      'one returned, one delivered, one open',
      stated({ returned: 1 }),
      [inParcel(2, arrived)],
      { quantityOpen: 1, quantityDelivered: 2, quantityReturned: 1, deliveredOn: '2026-11-21' },
    ],
    ['lost by the carrier', stated(), [inParcel(3, { lost: true })], { quantityLost: 3 }],
    ['found again after all', stated(), [inParcel(3, { lost: true, ...arrived })], { quantityDelivered: 3 }],
    ['back at the sender', stated(), [inParcel(3, { state: 'returned_to_sender' })], { quantityLost: 3 }],
    ['on its way back', stated(), [inParcel(3, { state: 'returning' })], { quantityInTransit: 3 }],
    ['a parcel of four for a line of three', stated(), [inParcel(4)], { quantityInTransit: 3, quantityOpen: 0 }],
    [
      'cancelled, and delivered all the same',
      stated({ cancelled: 3, cancelledOn: '2026-11-19' }),
      [inParcel(2, arrived)],
      { quantityDelivered: 2, quantityCancelled: 1, cancelledOn: '2026-11-19' },
    ],
    [
      'collected in the shop, the rest by post',
      stated({ delivered: 1, deliveredOn: '2026-11-20' }),
      [inParcel(2, arrived)],
      { quantityDelivered: 3, deliveredOn: '2026-11-21' },
    ],
    [
      'one day of two is not known',
      stated({ delivered: 1 }),
      [inParcel(2, arrived)],
      { quantityDelivered: 3, deliveredOn: null },
    ],
    ['a cancelled parcel', stated(), [inParcel(3, { state: 'cancelled' })], { quantityOpen: 3 }],
  ])('%s', (_, facts, parcels, expected) => expect(whereaboutsOf(facts, parcels)).toMatchObject(expected));

  const day = fc.constantFrom('2026-11-18', '2026-11-21', null);
  const anything = fc.record({
    ordered: fc.integer({ min: 1, max: 6 }),
    cancelled: fc.nat(7),
    inTransit: fc.nat(7),
    delivered: fc.nat(7),
    lost: fc.nat(7),
    returned: fc.nat(7),
    deliveredOn: day,
    cancelledOn: day,
  });
  const parcels = fc.array(
    fc.record({
      state: fc.constantFrom(...Object.values(ShipmentState)),
      lost: fc.boolean(),
      quantity: fc.integer({ min: 1, max: 7 }),
      deliveredOn: day,
    }),
    { maxLength: 4 },
  );

  it('keeps rule 1 whatever is reported, and does not depend on the order of parcels', () => {
    fc.assert(
      fc.property(anything, parcels, (facts, all) => {
        const item = whereaboutsOf(facts, all);
        expect(quantityFault(item)).toBeNull();
        expect(whereaboutsOf(facts, all.toReversed())).toEqual(item);
        if (item.quantityDelivered === 0) expect(item.deliveredOn).toBeNull();
        if (item.quantityCancelled === 0) expect(item.cancelledOn).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('lastDay', () => {
  it.each([
    [[], null],
    [['2026-11-18', '2026-11-21'], '2026-11-21'],
    [['2026-11-21', null], null],
  ])('%j', (days, last) => expect(lastDay(days)).toBe(last));
});

const line = (parts: Partial<ItemFacts>): ItemFacts => ({
  quantityOrdered: 3,
  quantityOpen: 0,
  quantityCancelled: 0,
  quantityInTransit: 0,
  quantityDelivered: 0,
  quantityLost: 0,
  quantityReturned: 0,
  deliveredOn: null,
  cancelledOn: null,
  ...parts,
});

describe('quantityFault', () => {
  it.each([
    [line({ quantityOpen: 1, quantityDelivered: 2, quantityReturned: 2 }), null],
    [line({ quantityOrdered: 0 }), 'nothing ordered'],
    [line({ quantityOpen: 2 }), 'parts do not add up'],
    [line({ quantityOpen: 2, quantityDelivered: 1, quantityReturned: 2 }), 'more returned than delivered'],
    [line({ quantityOpen: -1, quantityDelivered: 4 }), 'not a whole number from zero'],
    [line({ quantityOrdered: 1.5, quantityOpen: 1.5 }), 'not a whole number from zero'],
  ])('%o', (item, fault) => expect(quantityFault(item)).toBe(fault));
});
