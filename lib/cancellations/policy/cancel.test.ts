import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AfterItem, AfterOrder } from '@/lib/afterpurchase/types';
import { sumBy } from '@/lib/core/sum';
import { ruleSchema } from '@/lib/rules/schema';
import type { Ask } from '../types';
import { outstandingOf } from '../utils';
import { answersOf, judge, stateOf, wordOf } from './cancel';

const zurich = { country: 'CH', region: 'ZH' };
const rules = [
  ruleSchema.parse({
    ...{ id: 'cancel', right: 'cancel', validFrom: '2020-01-01' },
    terms: { cutOff: { days: 1, time: '06:00', calendar: zurich } },
  }),
];
const item = (facts: Partial<AfterItem> = {}): AfterItem => ({
  ...{ sku: '3301', category: 'cups', quantityOrdered: 3, quantityOpen: 3, quantityCancelled: 0, quantityInTransit: 0 },
  ...{ quantityDelivered: 0, quantityReturned: 0, deliveredOn: null, total: 5_700, packed: 0 },
  ...{ asked: { cancel: 0, return: 0 }, discontinued: false, reviewed: false },
  ...facts,
});
const order = (facts: Partial<AfterOrder> = {}): AfterOrder => ({
  ...{ placedAt: new Date('2026-11-27T09:00:00Z'), country: 'CH', group: 'private', regime: 'ch_none' },
  ...{ currency: 'CHF', lastDeliveredOn: null, completed: false, itemsTotal: 10_000, discounts: -1_000 },
  ...{ postage: 790, refundable: 9_790 },
  ...facts,
});
const NOW = new Date('2026-11-28T09:00:00Z');
const two = [
  { position: 1, item: item() },
  { position: 2, item: item({ quantityOrdered: 1, quantityOpen: 1, total: 4_300 }) },
];
const judged = (items = two, choice: [number, number][] | null = null, facts: Partial<AfterOrder> = {}, now = NOW) =>
  judge({ order: order(facts), items }, choice && new Map(choice), rules, now);

describe('what becomes of a choice', () => {
  it('nothing chosen yet: all that is open, and with the whole order its discounts and postage', () => {
    const { lines, whole, money } = judged();
    expect(lines.map(({ chosen }) => chosen)).toEqual([3, 1]);
    expect([whole, money]).toEqual([true, { goods: 10_000, discount: -1_000, postage: 790, total: 9_790 }]);
  });

  it.each<[string, Parameters<typeof judged>, object]>([
    [
      'a part: its share of the discount, no postage',
      [two, [[1, 2]]],
      { goods: 3_800, discount: -380, postage: 0, total: 3_420 },
    ],
    ['never more than was paid', [two, [[1, 3]], { refundable: 1_000 }], { goods: 5_700, total: 1_000 }],
    ['what is not paid is not limited', [two, [[1, 3]], { refundable: null }], { total: 5_130 }],
  ])('%s', (_what, args, money) => {
    expect(judged(...args).money).toMatchObject(money);
  });

  it.each<[string, Partial<AfterItem>, number, object]>([
    ['packed meanwhile', { packed: 3 }, 0, { quantity: 3, refusal: { why: 'dispatched' } }],
    ['one of them packed', { packed: 1 }, 2, { quantity: 1, refusal: { why: 'dispatched' } }],
    ['one on its way', { quantityOpen: 2, quantityInTransit: 1 }, 2, { quantity: 1, refusal: { why: 'dispatched' } }],
    ['asked for already', { asked: { cancel: 2, return: 0 } }, 1, { quantity: 2, refusal: { why: 'nothing_left' } }],
  ])(
    '%s: the rest can be cancelled, and the pieces that cannot are named with the reason',
    (_what, facts, chosen, gone) => {
      const { lines, whole } = judged([{ position: 1, item: item(facts) }], [[1, 3]]);
      expect(lines[0]).toMatchObject({ chosen, gone });
      expect(whole).toBe(false);
    },
  );

  it('after the hour of the shop nothing is open', () => {
    const late = new Date('2026-11-30T05:00:01Z');
    const { lines, money } = judged(two, [[1, 1]], {}, late);
    expect(lines[0]?.gone).toEqual({ quantity: 1, refusal: { why: 'cut_off', on: '2026-11-30', at: '06:00' } });
    expect(money.total).toBe(0);
  });

  it('an order of which a piece was sent, or is only asked for, brings no postage back', () => {
    const sent = [{ position: 1, item: item({ quantityOpen: 2, quantityInTransit: 1 }) }];
    const asked = [{ position: 1, item: item({ asked: { cancel: 1, return: 0 } }) }];
    for (const items of [sent, asked]) expect(judged(items).money.postage).toBe(0);
  });
});

const ask = (quantity: number, more: Partial<Ask> = {}): Ask => ({
  quantity,
  confirmed: 0,
  refused: 0,
  dueBefore: 3,
  ...more,
});
const answered = (line: Parameters<typeof answersOf>[0], asks: Ask[]) =>
  answersOf(line, asks).map(({ confirmed, refused }) => [confirmed, refused]);

describe('the answer', () => {
  it.each<[string, Parameters<typeof answersOf>[0], Ask[], number[][]]>([
    ['nothing has changed', { due: 3, open: 3 }, [ask(2)], [[0, 0]]],
    ['the pieces are cancelled', { due: 1, open: 1 }, [ask(2)], [[2, 0]]],
    ['one of them', { due: 2, open: 2 }, [ask(2)], [[1, 0]]],
    ['more than was asked', { due: 0, open: 0 }, [ask(2)], [[2, 0]]],
    ['the line is gone', null, [ask(2)], [[2, 0]]],
    ['all were sent', { due: 3, open: 0 }, [ask(2)], [[0, 2]]],
    ['some were sent, enough is left', { due: 3, open: 2 }, [ask(2)], [[0, 0]]],
    ['one cancelled, two sent', { due: 2, open: 0 }, [ask(3)], [[1, 2]]],
    [
      'two asks: the older one is confirmed first',
      { due: 2, open: 2 },
      [ask(1), ask(1)],
      [
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'and keeps its chance longer',
      { due: 3, open: 1 },
      [ask(1), ask(1)],
      [
        [0, 0],
        [0, 1],
      ],
    ],
    [
      'what an earlier one got is no answer to a later one',
      { due: 2, open: 2 },
      [ask(1, { confirmed: 1 }), ask(1)],
      [
        [1, 0],
        [0, 0],
      ],
    ],
    ['pieces that the shop took out by itself before', { due: 2, open: 2 }, [ask(1, { dueBefore: 2 })], [[0, 0]]],
  ])('%s', (_what, line, asks, expected) => {
    expect(answered(line, asks)).toEqual(expected);
  });

  it('the state follows from the lines; in part is a word of the screen', () => {
    expect(stateOf([ask(2, { confirmed: 1 })])).toBe('requested');
    expect(stateOf([ask(1, { confirmed: 1 }), ask(1, { refused: 1 })])).toBe('confirmed');
    expect(stateOf([ask(1, { refused: 1 })])).toBe('refused');
    expect(wordOf({ state: 'confirmed', lines: [ask(1, { refused: 1 })] })).toBe('partly');
    expect(wordOf({ state: 'confirmed', lines: [ask(1, { confirmed: 1 })] })).toBe('confirmed');
  });

  it('rule 1 whatever happens: answers add up, never exceed what was asked, and leave no ask without a piece', () => {
    const steps = fc.array(
      fc.record({ what: fc.constantFrom('ask', 'cancel', 'send'), pieces: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), steps, (ordered, history) => {
        let [due, open] = [ordered, ordered];
        let asks: Ask[] = [];
        for (const { what, pieces } of history) {
          const outstanding = sumBy(asks, outstandingOf);
          const some = Math.min(pieces, what === 'ask' ? open - outstanding : open);
          if (some === 0) continue;
          if (what === 'ask') asks.push(ask(some, { dueBefore: due + sumBy(asks, ({ confirmed }) => confirmed) }));
          else [due, open] = [due - (what === 'cancel' ? some : 0), open - some];
          const before = asks;
          asks = answersOf({ due, open }, asks);
          for (const [at, one] of asks.entries()) {
            expect(one.confirmed + one.refused).toBeLessThanOrEqual(one.quantity);
            // What was said once is never taken back.
            expect(one.confirmed).toBeGreaterThanOrEqual(before[at]?.confirmed ?? 0);
            expect(one.refused).toBeGreaterThanOrEqual(before[at]?.refused ?? 0);
          }
          expect(sumBy(asks, outstandingOf)).toBeLessThanOrEqual(open);
          expect(sumBy(asks, ({ confirmed }) => confirmed)).toBeLessThanOrEqual(ordered - due);
          // A report that comes twice changes nothing.
          expect(answersOf({ due, open }, asks)).toEqual(asks);
        }
      }),
    );
  });
});
