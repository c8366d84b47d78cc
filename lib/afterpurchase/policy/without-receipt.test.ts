import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleSchema } from '@/lib/rules/schema';
import type { Rule } from '@/lib/rules/types';
import type { LooseGoods, LooseOption } from '../types';
import { optionsWithoutReceipt } from './without-receipt';

const rule = (right: string, terms: object, facts: object = {}): Rule =>
  ruleSchema.parse({ id: `${right} of all`, right, validFrom: '2020-01-01', terms, ...facts });
const window = { window: { days: 30, from: 'item', roll: null } };
const rules = [
  rule('return', { ...window, withoutReceipt: true, feeRate: 1_000 }),
  rule('return', { withoutReceipt: true }, { id: 'company', applies: { groups: ['company'] } }),
  rule('return', { excluded: 'perishable', withoutReceipt: true }, { id: 'beans', applies: { categories: ['beans'] } }),
  rule('exchange', { ...window, withoutReceipt: true, feeRate: 1_000 }),
];
const goods = (facts: Partial<LooseGoods> = {}): LooseGoods => ({
  ...{ sku: '3301', category: 'cups', country: 'CH', quantity: 2, price: { amount: 1_900, unit: 1 } },
  ...facts,
});
const ask = (right: string, of = goods(), by = rules, today = '2026-11-28') =>
  optionsWithoutReceipt(of, by, today).find((option) => option.right === right) as LooseOption;

describe('goods that came without an order', () => {
  it('bring credit for what they cost today, less the fee', () => {
    expect(ask('return')).toMatchObject({
      open: true,
      worth: 3_800,
      fee: 380,
      refusal: null,
      rules: ['return of all'],
    });
  });

  it('are exchanged for what they cost today, without a fee', () => {
    expect(ask('exchange')).toMatchObject({ open: true, worth: 3_800, fee: 0 });
  });

  it.each<[string, LooseGoods, Rule[], LooseOption['refusal']]>([
    ['no rule grants it', goods(), [rule('return', window)], { why: 'not_offered' }],
    ['no rule at all', goods(), [], { why: 'not_offered' }],
    ['left out', goods({ category: 'beans' }), rules, { why: 'excluded', ground: 'perishable' }],
    ['no price', goods({ price: null }), rules, { why: 'price_unknown' }],
  ])('%s: closed, with the reason and a trace', (_what, of, by, refusal) => {
    const option = ask('return', of, by);
    expect(option).toMatchObject({ open: false, worth: 0, fee: 0, refusal });
    expect(option.trace.length).toBeGreaterThan(1);
  });

  it('go by the rules of today: nobody knows of another day', () => {
    const ended = [rule('return', { withoutReceipt: true }, { validUntil: '2026-11-27' })];
    expect(ask('return', goods(), ended).open).toBe(false);
    expect(ask('return', goods(), ended, '2026-11-27').open).toBe(true);
  });

  it('never bring more than they cost today, or less than nothing', () => {
    const price = fc.record({ amount: fc.nat(1_000_000), unit: fc.integer({ min: 1, max: 1_000 }) });
    fc.assert(
      fc.property(fc.nat(10_000), price, fc.nat(100), (feeRate, cost, quantity) => {
        const by = [rule('return', { withoutReceipt: true, feeRate })];
        const { worth, fee } = ask('return', goods({ price: cost, quantity }), by);
        expect(worth - fee).toBeGreaterThanOrEqual(0);
        expect(worth).toBeLessThanOrEqual(Math.ceil((cost.amount * quantity) / cost.unit));
      }),
    );
  });
});
