import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleSchema } from '@/lib/rules/schema';
import type { Right, Rule } from '@/lib/rules/types';
import type { AfterItem, AfterOrder, Option } from '../types';
import { shareOf } from './money';
import { optionsFor, RIGHTS } from './options';

const zurich = { country: 'CH', region: 'ZH' };
const rule = (right: Right, terms: object = {}, facts: object = {}): Rule =>
  ruleSchema.parse({ id: `${right} of all`, right, validFrom: '2020-01-01', terms, ...facts });
const window = (days: number | null, from = 'item') => ({ window: { days, from, roll: zurich } });
const rules: Rule[] = [
  rule('cancel', { cutOff: { days: 1, time: '14:00', calendar: zurich } }),
  rule('return', { ...window(30), shipping: { by: 'flat', amounts: { CHF: 790 } }, feeRate: 500, goodwillDays: 60 }),
  rule('return', { excluded: 'made_to_order' }, { id: 'engraved', applies: { categories: ['engraved'] } }),
  rule('exchange', { ...window(60), shipping: { by: 'shop' } }),
  rule('claim', window(730)),
  rule('repair', window(null)),
  rule('reorder'),
  rule('review', window(365)),
  rule('withdraw', { shipping: { by: 'customer' } }),
];

const item = (facts: Partial<AfterItem> = {}): AfterItem => ({
  ...{ sku: '3301', category: 'cups', quantityOrdered: 3, quantityOpen: 0, quantityCancelled: 0, quantityInTransit: 0 },
  ...{ quantityDelivered: 3, quantityReturned: 0, deliveredOn: '2026-11-10', total: 5_700, packed: 0 },
  ...{ asked: { cancel: 0, return: 0 }, discontinued: false, reviewed: false },
  ...facts,
});
const waiting = (facts: Partial<AfterItem> = {}) =>
  item({ quantityOpen: 3, quantityDelivered: 0, deliveredOn: null, ...facts });
const order = (facts: Partial<AfterOrder> = {}): AfterOrder => ({
  ...{ placedAt: new Date('2026-11-05T09:00:00Z'), country: 'CH', group: 'private', regime: 'ch_none' },
  ...{ currency: 'CHF', lastDeliveredOn: '2026-11-10', completed: false, itemsTotal: 5_700, discounts: 0 },
  ...{ postage: 790, refundable: 6_490 },
  ...facts,
});
const NOW = new Date('2026-11-26T12:00:00Z');
const ask = (right: Right, of = item(), within = order(), now = NOW, by = rules) =>
  optionsFor(of, within, by, now).find((option) => option.right === right) as Option;

it('answers every right once, each closed one with its reason and each with a trace', () => {
  const options = optionsFor(item(), order(), rules, NOW);
  expect(options.map(({ right }) => right)).toEqual(RIGHTS);
  for (const { open, refusal, quantity, trace } of options) {
    expect([refusal === null, quantity > 0]).toEqual([open, open]);
    expect(trace.length).toBeGreaterThan(2);
  }
});

describe('a present', () => {
  const by = [
    rule('return', { ...window(30), giftDays: 20, goodwillDays: 10 }),
    rule('exchange', { ...window(30), giftDays: null }),
  ];
  const present = order({ present: true });
  const late = new Date('2026-12-24T12:00:00Z');

  it('has the days that the rule leaves it on top, and the buyer has not', () => {
    expect(ask('return', item(), order(), late, by)).toMatchObject({ back: null, open: false });
    expect(ask('return', item(), present, late, by)).toMatchObject({
      ...{ open: true, until: '2026-12-30', back: { kind: 'money' } },
    });
  });

  it('is not for whom the rule leaves it out', () => {
    expect(ask('exchange', item(), order(), NOW, by).open).toBe(true);
    expect(ask('exchange', item(), present, NOW, by).refusal).toEqual({ why: 'not_offered' });
  });

  it('never ends before the buyer’s own time', () => {
    const endless = [rule('return', { ...window(null), giftDays: 20 })];
    expect(ask('return', item(), present, late, endless)).toMatchObject({ open: true, until: null });
  });
});

describe('cancel', () => {
  const placed = order({ placedAt: new Date('2026-11-26T09:00:00Z'), lastDeliveredOn: null });
  it.each<[string, AfterItem, string, Partial<Option>]>([
    [
      'open until the hour of the next working day',
      waiting(),
      '2026-11-26T12:00:00Z',
      {
        ...{ open: true, quantity: 3, until: '2026-11-27', untilTime: '14:00' },
      },
    ],
    ['on the minute', waiting(), '2026-11-27T13:00:00Z', { open: true }],
    [
      'and not a second later',
      waiting(),
      '2026-11-27T13:00:01Z',
      {
        ...{ open: false, refusal: { why: 'cut_off', on: '2026-11-27', at: '14:00' } },
      },
    ],
    ['what is packed is not', waiting({ packed: 3 }), '2026-11-26T12:00:00Z', { refusal: { why: 'dispatched' } }],
    ['the rest of a line is', waiting({ packed: 1 }), '2026-11-26T12:00:00Z', { open: true, quantity: 2 }],
    [
      'what was asked for already is not',
      waiting({ asked: { cancel: 3, return: 0 } }),
      '2026-11-26T12:00:00Z',
      {
        refusal: { why: 'nothing_left' },
      },
    ],
    ['what has arrived is not', item(), '2026-11-26T12:00:00Z', { refusal: { why: 'nothing_left' } }],
  ])('%s', (_what, of, now, expected) => {
    expect(ask('cancel', of, placed, new Date(now))).toMatchObject(expected);
  });

  it('gives the pieces’ price back, without a fee', () => {
    expect(ask('cancel', waiting(), placed).back).toMatchObject({ kind: 'money', goods: 5_700, fee: 0, total: 5_700 });
  });
});

describe('return', () => {
  it.each<[string, AfterItem, Partial<AfterOrder>, string, Partial<Option>]>([
    [
      'open, with the last day',
      item(),
      {},
      '2026-11-26',
      { open: true, quantity: 3, until: '2026-12-10', shipping: 790 },
    ],
    ['on the last day until it ends', item(), {}, '2026-12-10T22:59', { open: true }],
    ['after that for credit', item(), {}, '2026-12-11', { open: true, until: '2027-02-08' }],
    ['in the end not', item(), {}, '2027-02-09', { refusal: { why: 'window_over', on: '2027-02-08' } }],
    ['one that is not here', waiting(), {}, '2026-11-26', { refusal: { why: 'not_delivered' } }],
    [
      'pieces that are left',
      item({ quantityReturned: 1, asked: { cancel: 0, return: 1 } }),
      {},
      '2026-11-26',
      {
        quantity: 1,
      },
    ],
    ['none left', item({ quantityReturned: 3 }), {}, '2026-11-26', { refusal: { why: 'nothing_left' } }],
    [
      'left out',
      item({ category: 'engraved' }),
      {},
      '2026-11-26',
      {
        refusal: { why: 'excluded', ground: 'made_to_order' },
      },
    ],
    [
      'an old invoice without a day',
      item({ deliveredOn: null }),
      {},
      '2026-11-26',
      { refusal: { why: 'date_unknown' } },
    ],
    ['in a currency without a flat amount', item(), { currency: 'EUR' }, '2026-11-26', { open: true, shipping: null }],
  ])('%s', (_what, of, facts, now, expected) => {
    const at = new Date(now.includes('T') ? `${now}:00Z` : `${now}T12:00:00Z`);
    expect(ask('return', of, order(facts), at)).toMatchObject(expected);
  });

  it('is open while a part is still to come, and its days have not begun', () => {
    const by = [rule('return', window(30, 'last_parcel'))];
    const begun = { open: true, until: '2026-12-10', notBegun: false };
    expect(ask('return', item(), order(), NOW, by)).toMatchObject(begun);
    expect(ask('return', item(), order({ lastDeliveredOn: null }), NOW, by)).toMatchObject({
      ...{ open: true, until: null, notBegun: true },
    });
  });

  it('is a waterfall: goods, share of the discount, way back, fee', () => {
    const back = ask('return', item({ total: 5_000 }), order({ itemsTotal: 10_000, discounts: -1_000 })).back;
    expect(back).toEqual({
      ...{ kind: 'money', goods: 5_000, discount: -500, postage: 0, shipping: -790, fee: -225, total: 3_485 },
    });
  });

  it('never gives back more than was paid', () => {
    expect(ask('return', item(), order({ refundable: 1_200 })).back).toMatchObject({ total: 1_200 });
    expect(ask('return', item(), order({ refundable: 0 })).back).toMatchObject({ total: 0 });
  });

  it('is not offered where no rule grants it', () => {
    expect(ask('return', item(), order(), NOW, []).refusal).toEqual({ why: 'not_offered' });
  });
});

describe('withdraw', () => {
  const german = (facts: Partial<AfterOrder> = {}) => order({ country: 'DE', regime: 'de', currency: 'EUR', ...facts });
  it.each<[string, AfterItem, AfterOrder, Partial<Option>]>([
    ['Swiss orders have no such right', item(), order(), { refusal: { why: 'no_legal_right' } }],
    ['nor have companies', item(), order({ regime: 'b2b_none' }), { refusal: { why: 'no_legal_right' } }],
    [
      'fourteen days after the last parcel',
      item(),
      german({ lastDeliveredOn: '2026-11-20' }),
      {
        ...{ open: true, quantity: 3, until: '2026-12-04' },
      },
    ],
    [
      'which ends on Monday if it ends on a Sunday',
      item(),
      german({ lastDeliveredOn: '2026-11-15' }),
      {
        until: '2026-11-30',
      },
    ],
    [
      'before anything has come',
      waiting(),
      german({ lastDeliveredOn: null }),
      { open: true, quantity: 3, until: null },
    ],
    ['after it', item(), german(), { open: false, refusal: { why: 'window_over', on: '2026-11-24' } }],
  ])('%s', (_what, of, within, expected) => {
    expect(ask('withdraw', of, within)).toMatchObject(expected);
  });

  it('brings the postage back with the whole order only', () => {
    const whole = german({ lastDeliveredOn: '2026-11-20' });
    expect(ask('withdraw', item(), whole).back).toMatchObject({ goods: 5_700, postage: 790, total: 6_490 });
    expect(ask('withdraw', item(), { ...whole, itemsTotal: 9_000 }).back).toMatchObject({ postage: 0, total: 5_700 });
  });
});

it('faults are always on us, whatever a rule says', () => {
  const dear = rule('claim', { ...window(730), shipping: { by: 'customer' }, feeRate: 2_000 });
  expect(ask('claim', item(), order(), NOW, [dear])).toMatchObject({
    ...{ open: true, shipping: 0, until: '2028-11-09', back: { kind: 'goods' } },
  });
});

it('a product that is no longer sold cannot be bought again, one that was reviewed not again', () => {
  expect(ask('reorder', item({ discontinued: true })).refusal).toEqual({ why: 'discontinued' });
  expect(ask('reorder').quantity).toBe(3);
  expect(ask('review', item({ reviewed: true })).refusal).toEqual({ why: 'reviewed' });
  expect(ask('review').quantity).toBe(1);
});

describe('whatever happened', () => {
  const quantities = fc
    .record({
      open: fc.nat(5),
      cancelled: fc.nat(3),
      inTransit: fc.nat(3),
      delivered: fc.nat(5),
      returned: fc.nat(5),
      packed: fc.nat(5),
      askedCancel: fc.nat(5),
      askedReturn: fc.nat(5),
    })
    .filter(({ open, cancelled, inTransit, delivered }) => open + cancelled + inTransit + delivered > 0)
    .map((of): Partial<AfterItem> => {
      const returned = Math.min(of.returned, of.delivered);
      const packed = Math.min(of.packed, of.open);
      return {
        ...{ quantityOrdered: of.open + of.cancelled + of.inTransit + of.delivered, quantityOpen: of.open },
        ...{ quantityCancelled: of.cancelled, quantityInTransit: of.inTransit, quantityDelivered: of.delivered },
        ...{ quantityReturned: returned, packed, deliveredOn: of.delivered > 0 ? '2026-11-10' : null },
        asked: {
          cancel: Math.min(of.askedCancel, of.open - packed),
          return: Math.min(of.askedReturn, of.delivered - returned),
        },
      };
    });
  const items = fc
    .tuple(quantities, fc.nat(1_000_000), fc.constantFrom('cups', 'engraved'))
    .map(([facts, total, category]) => item({ ...facts, total, category }));
  const orders = fc
    .record({
      regime: fc.constantFrom<AfterOrder['regime']>('de', 'ch_none', 'b2b_none'),
      lastDeliveredOn: fc.constantFrom(null, '2026-11-10', '2026-11-20'),
      discounts: fc.integer({ min: -100_000, max: 0 }),
      refundable: fc.option(fc.nat(1_000_000)),
      itemsTotal: fc.integer({ min: 1_000_000, max: 2_000_000 }),
      present: fc.boolean(),
    })
    .map((facts) => order(facts));
  const days = fc.integer({ min: 0, max: 1_500 });
  const on = (day: number) => new Date(Date.UTC(2026, 10, 10, 12) + day * 86_400_000);

  it('no option exceeds what is there, or what was paid', () => {
    fc.assert(
      fc.property(items, orders, days, (of, within, day) => {
        for (const { right, quantity, back, open, refusal } of optionsFor(of, within, rules, on(day))) {
          expect(quantity).toBeGreaterThanOrEqual(0);
          expect(open).toBe(refusal === null);
          if (right === 'cancel') expect(quantity).toBeLessThanOrEqual(of.quantityOpen - of.packed);
          if (right === 'return') expect(quantity).toBeLessThanOrEqual(of.quantityDelivered - of.quantityReturned);
          expect(quantity).toBeLessThanOrEqual(of.quantityOrdered);
          if (!back || !('total' in back)) continue;
          expect(back.goods).toBeLessThanOrEqual(of.total);
          expect(back.total).toBeLessThanOrEqual(within.refundable ?? Number.MAX_SAFE_INTEGER);
          expect(back.total).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('time alone never opens anything again', () => {
    fc.assert(
      fc.property(items, orders, days, days, (of, within, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        const before = optionsFor(of, within, rules, on(early));
        const after = optionsFor(of, within, rules, on(late));
        for (const [index, option] of before.entries()) if (!option.open) expect(after[index]?.open).toBe(false);
      }),
    );
  });

  it('rule 6: a later rule never makes an order worse', () => {
    const laterRules = fc.array(
      fc
        .record({
          right: fc.constantFrom(...RIGHTS),
          from: fc.integer({ min: 0, max: 400 }),
          days: fc.option(fc.nat(100)),
          excluded: fc.boolean(),
          feeRate: fc.nat(10_000),
          shipping: fc.constantFrom({ by: 'shop' }, { by: 'customer' }, { by: 'flat', amounts: { CHF: 1_200 } }),
          goodwillDays: fc.nat(100),
          giftDays: fc.option(fc.nat(100)),
          withoutReceipt: fc.boolean(),
        })
        .map(({ right, from, days: count, excluded, ...terms }) =>
          rule(
            right,
            { ...terms, ...window(count), excluded: excluded ? 'final_sale' : null },
            { id: `later ${right} ${from} ${count}`, validFrom: on(from).toISOString().slice(0, 10) },
          ),
        ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(items, orders, laterRules, days, (of, within, more, day) => {
        const before = optionsFor(of, within, rules, on(day));
        const after = optionsFor(of, within, [...rules, ...more], on(day));
        for (const [index, option] of before.entries()) {
          const other = after[index];
          if (!option.open || !other) continue;
          expect(other.open).toBe(true);
          expect(other.quantity).toBeGreaterThanOrEqual(option.quantity);
          if (option.until !== null && other.until !== null && option.back?.kind === other.back?.kind) {
            expect(other.until >= option.until).toBe(true);
          }
          const total = (one: Option) => (one.back && 'total' in one.back ? one.back.total : 0);
          if (option.back?.kind !== 'credit') expect(total(other)).toBeGreaterThanOrEqual(total(option));
          if (option.shipping !== null) expect(other.shipping).toBeLessThanOrEqual(option.shipping);
        }
      }),
    );
  });

  it('the shares of the pieces add up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000_000 }), fc.integer({ min: 1, max: 50 }), (total, pieces) => {
        let sum = 0;
        for (let piece = 0; piece < pieces; piece += 1) sum += shareOf(total, pieces, piece, piece + 1);
        expect(sum).toBe(total);
      }),
    );
  });
});
