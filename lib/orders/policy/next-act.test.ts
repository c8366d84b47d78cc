import { expect, it } from 'vitest';
import type { NextAct, OrderSummary } from '../types';
import { nextActOf, returnDayOf } from './next-act';

const NOW = new Date('2026-11-28T08:00:00Z');
const summary = (facts: Partial<OrderSummary> = {}): OrderSummary => ({
  ...{ state: 'delivered', phase: 'arrived', stateDate: '2026-11-10', nextDate: null, nextFrom: null, nextTo: null },
  ...{ promised: null, action: 'document', nextDeadline: null, paymentDue: false, itemCount: 1 },
  ...{ cancellable: false, cancelUntil: null },
  ...{ returnable: true, returnUntil: '2026-12-10', creditUntil: '2027-02-08' },
  ...facts,
});
const waiting = { state: 'confirmed', returnable: false, returnUntil: null, creditUntil: null } as const;
const cutOff = new Date('2026-11-30T05:00:00Z');

it.each<[string, Partial<OrderSummary>, string, NextAct]>([
  ['given back while that is open', {}, '', { act: 'return', note: 'return', until: '2026-12-10' }],
  ['on its last day', {}, '2026-12-10T22:30:00Z', { act: 'return', note: 'return', until: '2026-12-10' }],
  ['from the next for credit', {}, '2026-12-10T23:30:00Z', { act: 'return', note: 'credit', until: '2027-02-08' }],
  ['over', {}, '2027-02-09T00:00:00Z', { act: 'document', note: 'over', until: '2027-02-08' }],
  ['without an end', { returnUntil: null, creditUntil: null }, '', { act: 'return', note: 'return', until: null }],
  ['never', { returnable: false }, '', { act: 'document', note: null, until: null }],
  [
    'paid first',
    { action: 'pay', nextDeadline: '2026-12-19', paymentDue: true },
    '',
    { act: 'pay', note: 'pay', until: '2026-12-19' },
  ],
  ['tracked first', { action: 'track' }, '', { act: 'track', note: 'return', until: '2026-12-10' }],
  ['asked about first', { state: 'problem', action: 'ask' }, '', { act: 'ask', note: 'return', until: '2026-12-10' }],
  [
    'cancelled until the shop’s hour',
    { ...waiting, cancellable: true, cancelUntil: cutOff, action: 'ask' },
    '',
    { act: 'cancel', note: 'cancel', until: cutOff },
  ],
  [
    'and not a second later',
    { ...waiting, cancellable: true, cancelUntil: cutOff, action: 'ask' },
    '2026-11-30T05:00:01Z',
    { act: 'ask', note: null, until: null },
  ],
  [
    'cancelled before anything is given back',
    { cancellable: true, state: 'partly_delivered' },
    '',
    { act: 'cancel', note: 'cancel', until: null },
  ],
])('%s', (_what, facts, now, expected) => {
  expect(nextActOf(summary(facts), now ? new Date(now) : NOW)).toEqual(expected);
});

it('the day that is said is the money’s, then the credit’s', () => {
  expect(returnDayOf(summary(), '2026-12-10')).toBe('2026-12-10');
  expect(returnDayOf(summary(), '2026-12-11')).toBe('2027-02-08');
  expect(returnDayOf(summary({ returnUntil: null, creditUntil: null }), '2026-12-11')).toBeNull();
});
