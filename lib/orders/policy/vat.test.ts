import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vatOf } from './vat';

describe('vatOf', () => {
  it('takes the tax out of prices that include it, by rate, a discount off its own rate', () => {
    const lines = [
      { total: 74900, vatRate: 810 },
      { total: 12900, vatRate: 810 },
      { total: 7300, vatRate: 260 },
      { total: -4000, vatRate: 810 },
      { total: 900, vatRate: 810 },
    ];
    expect(vatOf(lines, false)).toEqual([
      { rate: 810, base: 78353, amount: 6347 },
      { rate: 260, base: 7115, amount: 185 },
    ]);
  });

  it('puts it on top of prices without', () => {
    expect(vatOf([{ total: 10_000, vatRate: 810 }], true)).toEqual([{ rate: 810, base: 10_000, amount: 810 }]);
  });

  it.each([
    ['a line without a rate', [{ total: 100, vatRate: 810 }, { total: 100 }], []],
    ['a free line without a rate', [{ total: 108, vatRate: 810 }, { total: 0 }], [{ rate: 810, base: 100, amount: 8 }]],
    ['nothing', [], []],
    ['one half goes away from zero', [{ total: -6, vatRate: 10_000 }], [{ rate: 10_000, base: -3, amount: -3 }]],
  ])('%s', (_, lines, expected) => expect(vatOf(lines, false)).toEqual(expected));

  it('never loses a coin: base and tax are the total', () => {
    const line = fc.record({
      total: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      vatRate: fc.constantFrom(0, 260, 380, 700, 810, 1900, 2000),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const sum = vatOf(lines, false).reduce((all, { base, amount }) => all + base + amount, 0);
        expect(sum).toBe(lines.reduce((all, { total }) => all + total, 0));
      }),
    );
  });
});
