import { expect, it } from 'vitest';
import type { OrderSummary } from '../types';
import { mayBeTold } from './told';

const NOW = new Date('2026-11-28T12:00:00Z');
const summary = (facts: Partial<OrderSummary>): OrderSummary => ({
  ...{ state: 'delivered', phase: 'arrived', stateDate: null, nextDate: null, nextFrom: null, nextTo: null },
  ...{ promised: null, action: 'document', nextDeadline: null, paymentDue: null, itemCount: 1 },
  ...{ cancellable: false, cancelUntil: null, returnable: false, returnUntil: null, creditUntil: null },
  ...(facts as OrderSummary),
});

it.each<[string, Partial<OrderSummary>, boolean, boolean]>([
  ['on its way', { phase: 'moving' }, false, true],
  ['arrived, and nothing can go back', {}, false, false],
  [
    'arrived, and it can go back',
    { returnable: true, returnUntil: '2026-11-28', creditUntil: '2026-11-28' },
    false,
    true,
  ],
  ['arrived, for credit only', { returnable: true, returnUntil: '2026-11-01', creditUntil: '2026-12-01' }, false, true],
  ['arrived, too late', { returnable: true, returnUntil: '2026-11-01', creditUntil: '2026-11-27' }, false, false],
  ['all of it is coming back', {}, true, true],
  ['cancelled', { phase: 'cancelled' }, false, false],
])('%s', (_what, facts, running, expected) => {
  expect(mayBeTold(summary(facts), running, NOW)).toBe(expected);
});
