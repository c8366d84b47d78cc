import { describe, expect, it } from 'vitest';
import type { ParcelCourse } from '@/lib/orders/types';
import type { FoldEstimate } from '../types';
import { dateWords, promiseKept } from './promise';

const at = (day: number, time = '10:00') => new Date(`2026-11-${day}T${time}:00Z`);
const word = (
  source: FoldEstimate['source'],
  when: Date,
  on: string,
  more: Partial<FoldEstimate> = {},
): FoldEstimate => ({
  ...{ source, at: when, on, from: null, to: null, reason: null, version: null },
  key: `${when.toISOString()} ${on}`,
  ...more,
});
const PROMISE = word('shop', at(19, '19:53'), '2026-11-25');
const DELAY = word('carrier', at(23, '18:40'), '2026-11-26', { reason: 'Sortieranlage ausgefallen' });
const HOURS = word('carrier', at(24, '05:18'), '2026-11-26', { from: '10:00', to: '12:00' });
const parcel = (facts: Partial<ParcelCourse> = {}): ParcelCourse => ({
  ...{ state: 'in_transit', lost: false, promised: '2026-11-25', deliveredAt: null, pickup: null },
  ...{ expectedOn: '2026-11-26', expectedFrom: '10:00', expectedTo: '12:00' },
  ...facts,
});

describe('dateWords', () => {
  it('has every change, oldest first, the promise marked', () => {
    expect(dateWords('2026-11-25', [HOURS, DELAY, PROMISE]).map(({ on, first }) => [on, first])).toEqual([
      ['2026-11-25', true],
      ['2026-11-26', false],
      ['2026-11-26', false],
    ]);
  });

  it('begins with the promise also where nobody kept the word', () => {
    expect(dateWords('2026-11-25', [DELAY])).toMatchObject([
      { source: 'shop', at: null, on: '2026-11-25', first: true },
      { source: 'carrier', on: '2026-11-26', first: false },
    ]);
    expect(dateWords('2026-11-25', [])).toHaveLength(1);
  });

  it('has no promise where none was made', () => {
    expect(dateWords(null, [DELAY])).toMatchObject([{ first: false }]);
    expect(dateWords(null, [])).toEqual([]);
  });
});

describe('promiseKept', () => {
  const dates = dateWords('2026-11-25', [PROMISE, DELAY, HOURS]);

  it('late: the reason of the change, and when the day that stands was named', () => {
    expect(promiseKept(parcel(), dates)).toMatchObject({
      promised: { on: '2026-11-25', at: PROMISE.at },
      now: { on: '2026-11-26', from: '10:00', at: HOURS.at, reason: 'Sortieranlage ausgefallen' },
      verdict: 'late',
      delivered: false,
    });
  });

  it.each([
    ['as promised, still to come', { expectedOn: '2026-11-25' }],
    ['no day', { expectedOn: null }],
    ['lost', { lost: true }],
    ['waits', { state: 'ready_for_pickup' }],
    ['goes back', { state: 'returning' }],
    ['delivered, nobody knows when', { state: 'delivered' }],
  ] as const)('nothing to say: %s', (_, facts) => {
    expect(promiseKept(parcel(facts), dates)).toBeNull();
  });

  it.each([
    ['2026-11-24T10:00:00Z', 'early'],
    ['2026-11-25T22:30:00Z', 'kept'],
    ['2026-11-25T23:30:00Z', 'late'],
  ] as const)('delivered at %s: %s', (deliveredAt, verdict) => {
    const kept = promiseKept(parcel({ state: 'delivered', deliveredAt: new Date(deliveredAt) }), dates);
    expect(kept).toMatchObject({ verdict, delivered: true });
    expect(kept?.now.reason).toBe(verdict === 'late' ? 'Sortieranlage ausgefallen' : null);
  });

  it('earlier than promised needs no reason', () => {
    expect(promiseKept(parcel({ expectedOn: '2026-11-24' }), dates.slice(0, 1))).toMatchObject({ verdict: 'early' });
  });

  it('compares nothing without a promise', () => {
    expect(promiseKept(parcel(), dateWords(null, [DELAY]))).toBeNull();
  });
});
