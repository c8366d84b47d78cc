import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cells, OddKind, RawLine, ReadingRules, RefusalReason, Verdict } from '../types';
import { customerKey, documentOf, feeKindOf } from './invoice-lines';

const rules: ReadingRules = { currency: 'GBP', timeZone: 'Europe/Zurich', dateOrder: null, decimalComma: false };
const plain: Cells = {
  invoice: '536527',
  code: '22809',
  description: 'SET OF 6 T-LIGHTS SANTA',
  quantity: '6',
  date: '2010-12-01 13:04:00',
  price: '2.95',
  customer: '12662.0',
  country: 'Germany',
};
/** Lines of one document, from line 2 of the file on. */
const lines = (...cells: Partial<Cells>[]): RawLine[] =>
  cells.map((cell, index) => ({ line: index + 2, cells: { ...plain, ...cell } }));
const order = (...cells: Partial<Cells>[]) => documentOf('536527', lines(...cells), rules);
const credit = (...cells: Partial<Cells>[]) => documentOf('C536527', lines(...cells), rules);
const documentIn = ({ result }: Verdict) => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.reason}`);
  return result.document;
};
const refusalIn = ({ result }: Verdict) => (result.ok ? null : result.refusal);

it('makes an order of an invoice: goods, fees, one moment, no floating point', () => {
  const verdict = order({}, { code: 'POST', description: 'POSTAGE', quantity: '3', price: '18.00' });
  expect(documentIn(verdict)).toEqual({
    kind: 'order',
    number: '536527',
    customer: '12662',
    at: '2010-12-01T12:04:00.000Z',
    currency: 'GBP',
    country: 'DE',
    line: 2,
    lines: 2,
    items: [{ sku: '22809', name: 'SET OF 6 T-LIGHTS SANTA', quantity: 6, unitPrice: 295, priceUnit: 1, total: 1770 }],
    fees: [{ kind: 'shipping', code: 'POST', name: 'POSTAGE', quantity: 3, total: 5400 }],
  });
  expect(verdict.odd).toEqual([]);
});

it('makes a credit note of a number with C: positive towards the customer', () => {
  expect(documentIn(credit({ quantity: '-4' }, { code: 'POST', quantity: '1', price: '1.50' }))).toMatchObject({
    kind: 'credit',
    number: 'C536527',
    items: [
      { sku: '22809', quantity: 4, total: 1180 },
      { sku: 'POST', quantity: -1, total: -150 },
    ],
  });
});

describe('what is refused, whole, with reason and line', () => {
  it.each<[RefusalReason, number, Verdict]>([
    ['no customer', 2, order({ customer: '' }, { customer: ' ', date: 'broken' })],
    ['no customer', 3, order({}, { customer: '' })],
    ['two customers', 3, order({}, { customer: '12663' })],
    ['two currencies', 3, order({ currency: 'CHF' }, { currency: 'EUR' })],
    ['unknown currency', 2, order({ currency: 'XYZ' })],
    ['text too long', 3, order({}, { description: 'x'.repeat(501) })],
    ['no stock code', 2, order({ code: ' ' })],
    ['unreadable quantity', 3, order({}, { quantity: 'six' })],
    ['unreadable quantity', 2, order({ quantity: '1.5' })],
    ['quantity is zero', 2, order({ quantity: '0' })],
    ['negative quantity in an invoice', 2, order({ quantity: '-6' })],
    ['unreadable price', 2, order({ price: '' })],
    ['unreadable price', 2, order({ price: '1,234' })],
    ['amount too large', 2, order({ price: '99999999.99' })],
    ['amount too large', 2, order({ quantity: '80995', price: '1000' })],
    ['amount too large', 2, order({ price: '20000000', quantity: '1' }, { price: '20000000', quantity: '1' })],
    ['unreadable date', 3, order({}, { date: 'yesterday' })],
    ['unreadable date', 2, order({ date: '2010-02-30 10:00' })],
    ['ambiguous date', 2, order({ date: '01/02/2011 10:00' })],
    ['implausible date', 2, order({ date: '1970-01-01 00:00' })],
    ['negative total', 2, order({ code: 'D', quantity: '-1' })],
    ['negative total', 2, credit({ quantity: '4' })],
    [
      'more columns than the header',
      9,
      documentOf('1', [...lines({}), { line: 9, cells: null, fault: 'more columns than the header' }], rules),
    ],
  ])('%s (line %i)', (reason, line, verdict) => {
    expect(refusalIn(verdict)).toMatchObject({ reason, line });
    expect(verdict.odd).toEqual([]);
  });

  it('too many lines', () => {
    const many = Array.from({ length: 10_001 }, () => ({}));
    expect(refusalIn(order(...many))).toMatchObject({ reason: 'too many lines', line: 2, lines: 10_001 });
  });
});

describe('what is odd and taken over nevertheless', () => {
  it.each<[OddKind, Verdict, object]>([
    ['repeated line', order({}, {}), { items: [{ total: 1770 }, { total: 1770 }] }],
    ['no description', order({ description: ' ' }), { items: [{ name: '22809' }] }],
    ['price zero', order({ price: '0.0' }), { items: [{ unitPrice: 0, total: 0 }], fees: [] }],
    [
      'negative price',
      order({}, { code: '84347', price: '-1' }),
      { items: [{ sku: '22809' }], fees: [{ kind: 'discount', code: '84347', total: -600 }] },
    ],
    [
      'fraction of a coin',
      order({ price: '0.001', quantity: '25' }),
      { items: [{ unitPrice: 1, priceUnit: 10, total: 3 }] },
    ],
    [
      'code without a product',
      order({ code: 'GUESS' }),
      { items: [], fees: [{ kind: 'other', code: 'GUESS', total: 1770 }] },
    ],
    ['several dates', order({}, { code: '84347', date: '2010-12-01 13:03' }), { at: '2010-12-01T12:03:00.000Z' }],
    ['several countries', order({}, { country: 'Austria', code: '84347' }), { country: null }],
    ['unknown country', order({ country: 'Unspecified' }), { country: null }],
    ['skipped hour', order({ date: '2011-03-27 02:30' }), { at: '2011-03-27T01:30:00.000Z' }],
    [
      'control character',
      order({ description: 'SET OF 6\r\nT-LIGHTS\u0000' }),
      { items: [{ name: 'SET OF 6 T-LIGHTS' }] },
    ],
    ['unreadable character', order({ description: 'CAF\ufffd' }), { items: [{ name: 'CAF\ufffd' }] }],
    [
      'positive quantity in a credit note',
      credit({ quantity: '-4' }, { code: '84347', quantity: '1' }),
      { kind: 'credit' },
    ],
  ])('%s', (odd, verdict, expected) => {
    expect(documentIn(verdict)).toMatchObject(expected);
    expect(verdict.odd).toEqual([odd]);
  });
});

it.each([
  ['POST', 'shipping'],
  ['DOT', 'shipping'],
  ['C2', 'shipping'],
  ['M', 'other'],
  ['m', 'other'],
  ['ADJUST', 'other'],
  ['B', 'other'],
  ['D', 'discount'],
  ['S', 'other'],
  ['BANK CHARGES', 'service'],
  ['AMAZONFEE', 'service'],
  ['CRUK', 'service'],
  ['PADS', 'other'],
  ['GUESS', 'other'],
])('%s is a fee of kind %s', (code, kind) => expect(feeKindOf(code)?.kind).toBe(kind));

it.each(['22809', '85123A', '15056bl', 'DCGS0003', 'DCGSSBOY', 'gift_0001_20', 'SP1002', 'RW-1001', '12040-01'])(
  '%s is goods',
  (code) => expect(feeKindOf(code)).toBeNull(),
);

it.each([
  ['12662.0', '12662'],
  [' 12662 ', '12662'],
  ['K-17.0', 'K-17.0'],
  ['', ''],
])('customer "%s" is "%s"', (text, key) => expect(customerKey(text)).toBe(key));

it('counts in the currency: no digits after the point in yen, three in dinars', () => {
  expect(documentIn(order({ currency: 'jpy', price: '150' }))).toMatchObject({
    currency: 'JPY',
    items: [{ total: 900 }],
  });
  expect(documentIn(order({ currency: 'TND', price: '0.125' }))).toMatchObject({
    items: [{ unitPrice: 125, total: 750 }],
  });
});

it('gives the same document whatever the order of the lines', () => {
  const cell = fc.record({
    code: fc.constantFrom('22809', '84347', 'POST', 'D', '22244'),
    description: fc.constantFrom('A', 'B', ''),
    quantity: fc.integer({ min: 1, max: 3 }).map(String),
    price: fc.constantFrom('2.95', '0.001', '0', '12'),
    date: fc.constantFrom('2010-12-01 13:04:00', '2010-12-01 13:05:00'),
    country: fc.constantFrom('Germany', 'Germany', 'Austria'),
  });
  fc.assert(
    fc.property(
      fc
        .array(cell, { minLength: 1, maxLength: 12 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
      ([one, other]) => {
        expect(documentIn(order(...other))).toEqual(documentIn(order(...one)));
      },
    ),
  );
});
