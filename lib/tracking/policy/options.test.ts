import { describe, expect, it } from 'vitest';
import type { ParcelCourse } from '@/lib/orders/types';
import { parcelOptions } from './options';

/** Tuesday */
const NOW = new Date('2026-11-24T13:02:00Z');
type Facts = Partial<ParcelCourse & { handedOverAt: Date | null }>;
const options = (facts: Facts, now = NOW) =>
  parcelOptions(
    {
      ...{ state: 'in_transit', lost: false, expectedOn: null, expectedFrom: null, expectedTo: null, promised: null },
      ...{ deliveredAt: null, pickup: null, handedOverAt: null },
      ...facts,
    },
    now,
  );
const missing = (facts: Facts, now = NOW) => options(facts, now).find(({ kind }) => kind === 'missing');

describe('parcelOptions', () => {
  it.each<[string, Facts, { from: string; open: boolean } | null]>([
    ['expected on Thursday: from Monday', { expectedOn: '2026-11-26' }, { from: '2026-11-30', open: false }],
    ['expected on Saturday: from Tuesday', { expectedOn: '2026-11-28' }, { from: '2026-12-01', open: false }],
    ['expected last Friday: from today', { expectedOn: '2026-11-20' }, { from: '2026-11-24', open: true }],
    ['expected yesterday: not yet', { expectedOn: '2026-11-23' }, { from: '2026-11-25', open: false }],
    ['no day, handed over', { handedOverAt: new Date('2026-11-13T16:00:00Z') }, { from: '2026-11-27', open: false }],
    ['no day, still at the shop', { state: 'packed' }, null],
    ['no news', { state: 'no_news', expectedOn: '2026-11-26' }, { from: '2026-11-24', open: true }],
    ['lost', { lost: true }, { from: '2026-11-24', open: true }],
    [
      'delivered on Friday: from Monday',
      { state: 'delivered', deliveredAt: new Date('2026-11-20T10:00:00Z') },
      { from: '2026-11-23', open: true },
    ],
    [
      'delivered today: from tomorrow',
      { state: 'delivered', deliveredAt: new Date('2026-11-24T10:00:00Z') },
      { from: '2026-11-25', open: false },
    ],
    [
      'delivered 90 days ago',
      { state: 'delivered', deliveredAt: new Date('2026-08-26T10:00:00Z') },
      { from: '2026-08-27', open: true },
    ],
    ['delivered 91 days ago', { state: 'delivered', deliveredAt: new Date('2026-08-25T10:00:00Z') }, null],
    ['delivered, nobody knows when', { state: 'delivered' }, { from: '2026-11-24', open: true }],
    ['delivered after it was lost', { state: 'delivered', lost: true }, { from: '2026-11-24', open: true }],
    ['waits', { state: 'ready_for_pickup', expectedOn: '2026-11-10' }, null],
    ['goes back', { state: 'returning', expectedOn: '2026-11-10' }, null],
    ['is back', { state: 'returned_to_sender', expectedOn: '2026-11-10' }, null],
    ['not sent', { state: 'cancelled', expectedOn: '2026-11-10' }, null],
  ])('missing: %s', (_, facts, expected) => {
    expect(missing(facts)).toEqual(expected === null ? undefined : { kind: 'missing', ...expected });
  });

  it('the day begins at midnight at the shop’s place', () => {
    const facts = { expectedOn: '2026-11-26' };
    expect(missing(facts, new Date('2026-11-29T22:59:59Z'))).toMatchObject({ open: false });
    expect(missing(facts, new Date('2026-11-29T23:00:00Z'))).toMatchObject({ open: true });
  });

  it('what waits can be collected, until its day where it has one; asking is always possible', () => {
    expect(options({ state: 'ready_for_pickup', pickup: { until: '2026-11-28' } })).toEqual([
      { kind: 'collect', until: '2026-11-28' },
      { kind: 'ask' },
    ]);
    expect(options({ state: 'ready_for_pickup' })).toEqual([{ kind: 'collect', until: null }, { kind: 'ask' }]);
    expect(options({ state: 'cancelled' })).toEqual([{ kind: 'ask' }]);
  });
});
