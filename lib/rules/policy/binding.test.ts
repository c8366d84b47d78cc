import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../schema';
import type { Right, Rule, RuleSubject } from '../types';
import { bindingTerms, windowEnd } from './binding';

const rule = (id: string, facts: Record<string, unknown> = {}): Rule =>
  ruleSchema.parse({ id, right: 'return', validFrom: '2026-01-01', terms: {}, ...facts });
const days = (count: number | null, from = 'item') => ({ window: { days: count, from, roll: null } });
const mug: RuleSubject = { country: 'CH', group: 'private', category: 'cups', sku: '3301' };
const binding = (
  rules: Rule[],
  subject = mug,
  orderedOn = '2026-06-01',
  today = '2026-11-26',
  right: Right = 'return',
) => bindingTerms(rules, right, subject, orderedOn, today);

describe('which rule binds', () => {
  const all = [
    rule('all'),
    rule('country', { applies: { countries: ['CH'] } }),
    rule('group', { applies: { groups: ['company'] } }),
    rule('category', { applies: { categories: ['cups', 'parts'] } }),
    rule('product', { applies: { products: ['T64'] } }),
    rule('another right', { right: 'claim', applies: { products: ['3301'] } }),
  ];
  it.each<[string, Partial<RuleSubject>]>([
    ['all', { country: 'DE', category: null }],
    ['all', { country: null, category: null }],
    ['country', { category: null }],
    ['group', { group: 'company', category: null }],
    ['category', {}],
    ['category', { group: 'company' }],
    ['product', { sku: 'T64', group: 'company' }],
  ])('%s for %j', (expected, facts) => {
    expect(binding(all, { ...mug, ...facts })?.rules).toEqual([expected]);
  });

  it('the one of the order’s day, to the day', () => {
    const rules = [
      rule('old', { validUntil: '2026-05-31', terms: days(14) }),
      rule('new', { validFrom: '2026-06-01', terms: days(7) }),
    ];
    expect(binding(rules, mug, '2026-05-31')?.rules).toEqual(['old', 'new']);
    expect(binding(rules, mug, '2026-06-01')?.rules).toEqual(['new']);
    expect(binding(rules, mug, '2025-12-31', '2025-12-31')).toBeNull();
  });
});

describe('rule 6: what comes later counts where it is better', () => {
  const old = rule('old', {
    validUntil: '2026-06-30',
    terms: { ...days(30), shipping: { by: 'flat', amounts: { CHF: 790 } }, feeRate: 0, goodwillDays: 0 },
  });
  const later = rule('later', {
    validFrom: '2026-07-01',
    terms: { ...days(14), shipping: { by: 'shop' }, feeRate: 1_000, goodwillDays: 60 },
  });
  it('and never where it is worse', () => {
    const terms = binding([old, later]);
    expect(terms).toMatchObject({ rules: ['old', 'later'], feeRate: 0, goodwillDays: 60 });
    expect(windowEnd(terms ?? { windows: [] }, { deliveredOn: '2026-06-05', lastDeliveredOn: null })).toBe(
      '2026-07-05',
    );
  });

  it('of presents and of goods without a receipt, too', () => {
    const gift = (giftDays: number | null, withoutReceipt: boolean) => ({ ...days(30), giftDays, withoutReceipt });
    const first = rule('first', { terms: gift(null, true) });
    expect(binding([first])).toMatchObject({ giftDays: null, withoutReceipt: true });
    const more = rule('more', { validFrom: '2026-07-01', terms: gift(10, false) });
    expect(binding([{ ...first, validUntil: '2026-06-30' }, more])).toMatchObject({
      ...{ giftDays: 10, withoutReceipt: true },
    });
  });

  it('not before it holds', () => {
    expect(binding([old, later], mug, '2026-06-01', '2026-06-30')?.rules).toEqual(['old']);
  });

  it('goods that were left out later go back all the same, and the other way round', () => {
    const out = { excluded: 'final_sale', ...days(0) };
    expect(binding([old, { ...later, terms: { ...later.terms, excluded: 'final_sale' } }])?.excluded).toBeNull();
    const before = binding([rule('out', { validUntil: '2026-06-30', terms: out }), later]);
    // A rule that left them out has no window to offer.
    expect([before?.excluded, before?.windows.map((one) => one.days)]).toEqual([null, [14]]);
    expect(binding([rule('out', { terms: out })])?.excluded).toBe('final_sale');
  });
});

describe('when a window ends', () => {
  const end = (windows: object[], deliveredOn: string | null, lastDeliveredOn: string | null) =>
    windowEnd(
      { windows: windows.map((one) => rule('x', { terms: { window: one } }).terms.window ?? never()) },
      {
        deliveredOn,
        lastDeliveredOn,
      },
    );
  const never = () => {
    throw new Error('a window was expected');
  };
  const window = (count: number | null, from = 'item', roll: object | null = null) => ({ days: count, from, roll });
  it.each<[string, object[], string | null, string | null, string]>([
    ['from the item', [window(14)], '2026-11-26', null, '2026-12-10'],
    ['from the last parcel', [window(14, 'last_parcel')], '2026-11-20', '2026-11-26', '2026-12-10'],
    ['which is still to come', [window(14, 'last_parcel')], '2026-11-20', null, 'not_begun'],
    ['rolled', [window(16, 'item', { country: 'CH', region: 'ZH' })], '2026-11-26', null, '2026-12-14'],
    ['without an end', [window(14), window(null)], '2026-11-26', null, 'none'],
    ['without a window', [], null, null, 'none'],
    ['the longer of two', [window(14), window(30)], '2026-11-26', null, '2026-12-26'],
    ['nobody knows when it came', [window(14)], null, '2026-11-26', 'not_begun'],
  ])('%s', (_what, windows, deliveredOn, lastDeliveredOn, expected) => {
    expect(end(windows, deliveredOn, lastDeliveredOn)).toBe(expected);
  });
});
