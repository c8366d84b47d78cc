import { describe, expect, it } from 'vitest';
import de from '@/messages/de-CH/orders.json' with { type: 'json' };
import { OrderState } from '@/prisma/generated/enums';
import type { OrderSummary } from '../types';
import { type Sentence, sentenceOf } from './sentence';

const TODAY = '2026-11-24';
const summary = (facts: Partial<OrderSummary>): OrderSummary => ({
  state: 'shipped',
  phase: 'moving',
  stateDate: null,
  nextDate: null,
  nextFrom: null,
  nextTo: null,
  promised: null,
  action: 'ask',
  nextDeadline: null,
  paymentDue: false,
  itemCount: 1,
  ...{ cancellable: false, cancelUntil: null, returnable: false, returnUntil: null, creditUntil: null },
  ...facts,
});

describe('sentenceOf', () => {
  it.each<[string, Partial<OrderSummary>, string | null, Partial<Sentence>]>([
    [
      'it comes, with hours',
      { nextDate: '2026-11-26', nextFrom: '10:00', nextTo: '12:00' },
      null,
      { form: 'next', date: '2026-11-26', hours: { from: '10:00', to: '12:00' } },
    ],
    ['it comes today', { nextDate: TODAY }, null, { form: 'next' }],
    [
      'its day has passed',
      { nextDate: '2026-11-23', nextFrom: '10:00' },
      null,
      { form: 'overdue', hours: { from: null, to: null } },
    ],
    [
      'late, with the day promised first',
      { state: 'delayed', nextDate: '2026-11-27', promised: TODAY },
      null,
      { form: 'instead', promised: TODAY },
    ],
    [
      'partly there, the rest late',
      { state: 'partly_delivered', nextDate: '2026-11-27', promised: TODAY, stateDate: '2026-11-20' },
      null,
      { form: 'next', promised: null },
    ],
    ['it came', { state: 'delivered', stateDate: '2026-11-05' }, null, { form: 'since', date: '2026-11-05' }],
    ['nobody knows when', { state: 'delivered' }, null, { form: 'undated', date: null }],
    [
      'to collect',
      { state: 'ready_for_pickup', nextDeadline: '2026-11-28', nextDate: '2026-11-27' },
      'Post Wiedikon',
      { form: 'deadlineAt', date: '2026-11-28', place: 'Post Wiedikon' },
    ],
    [
      'to collect, nobody knows where',
      { state: 'ready_for_pickup', nextDeadline: '2026-11-28' },
      null,
      { form: 'deadline' },
    ],
    ['to collect, nobody knows until when', { state: 'ready_for_pickup' }, 'Post', { form: 'undatedAt', date: null }],
  ])('%s', (_, facts, place, expected) => expect(sentenceOf(summary(facts), place, TODAY)).toMatchObject(expected));

  it('has a sentence without a date for every state, to fall back to', () => {
    for (const state of Object.values(OrderState)) {
      expect(de.sentence.list[state].undated).not.toBe('');
      expect(de.sentence.page[state].undated).not.toBe('');
    }
  });
});
