import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineTotal, minorDigits, parseDecimal, parseWhole, toUnitPrice } from './money';

describe('parseDecimal', () => {
  it.each([
    ['2.95', 295n, 2],
    ['2.950', 295n, 2],
    ['30.0', 30n, 0],
    ['-0.001', -1n, 3],
    [' +4 ', 4n, 0],
    ['.5', 5n, 1],
    ['7.', 7n, 0],
    ["1'234.50", 12345n, 1],
    ['1’234', 1234n, 0],
    ['0', 0n, 0],
  ])('reads %s', (text, digits, scale) => expect(parseDecimal(text)).toEqual({ digits, scale }));

  it.each(['', ' ', '.', '-', '1,234', '1e3', '0x10', '12 GBP', "1'23", '1.2.3', '--1', 'NaN', '9'.repeat(31)])(
    'refuses "%s"',
    (text) => expect(parseDecimal(text)).toBeNull(),
  );

  it.each([
    ['2,55', 255n, 2],
    ['1.234,50', 12345n, 1],
    ["1'234,5", 12345n, 1],
    ['2.55', 255n, 2],
    ['12', 12n, 0],
  ])('reads %s where the comma is the decimal sign', (text, digits, scale) =>
    expect(parseDecimal(text, true)).toEqual({ digits, scale }),
  );

  it('gives back every amount that was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }), (cents) => {
        const text = `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        const decimal = parseDecimal(text);
        expect(decimal && toUnitPrice(decimal, 2)).toEqual({ unitPrice: cents, priceUnit: 1 });
      }),
    );
  });
});

it.each([
  ['6', 6],
  ['-12', -12],
  ['6.0', 6],
  ['6.5', null],
  ['six', null],
  ['2147483648', null],
])('parseWhole reads %s as %s', (text, expected) => expect(parseWhole(text)).toBe(expected));

it.each([
  ['CHF', 2],
  ['GBP', 2],
  ['JPY', 0],
  ['TND', 3],
  ['XXQ', null],
  ['chf', null],
  ['', null],
])('%s has %s digits after the point', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

describe('prices', () => {
  it.each([
    ['0.001', 2, { unitPrice: 1, priceUnit: 10 }],
    ['2.95', 2, { unitPrice: 295, priceUnit: 1 }],
    ['12.3456', 2, { unitPrice: 123456, priceUnit: 100 }],
    ['150', 0, { unitPrice: 150, priceUnit: 1 }],
    ['0.5', 0, { unitPrice: 5, priceUnit: 10 }],
    ['21474836.48', 2, null],
    ['0.000000000001', 2, null],
  ])('%s with %i digits is stored as %o', (text, minor, expected) => {
    const decimal = parseDecimal(text);
    expect(decimal && toUnitPrice(decimal, minor)).toEqual(expected);
  });

  it.each([
    [6, { unitPrice: 295, priceUnit: 1 }, 1770],
    [5, { unitPrice: 1, priceUnit: 10 }, 1],
    [4, { unitPrice: 1, priceUnit: 10 }, 0],
    [-5, { unitPrice: 1, priceUnit: 10 }, -1],
    [-4, { unitPrice: 1, priceUnit: 10 }, 0],
    [3, { unitPrice: 5, priceUnit: 10 }, 2],
    [80995, { unitPrice: 2_000_000, priceUnit: 1 }, null],
  ])('%i pieces at %o cost %s', (quantity, price, total) => expect(lineTotal(quantity, price)).toBe(total));

  it('rounds a credit exactly as the sale it takes back', () => {
    const price = fc.record({
      unitPrice: fc.integer({ min: 0, max: 100_000 }),
      priceUnit: fc.constantFrom(1, 10, 100),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), price, (quantity, of) => {
        expect((lineTotal(-quantity, of) ?? 0) + (lineTotal(quantity, of) ?? 0)).toBe(0);
      }),
    );
  });
});
