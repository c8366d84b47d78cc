import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type OrderRow, packRows, unpackRows } from './order-row';

// What separates rows and fields becomes a blank; texts from a source may hold anything.
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/[\n\t]/g, ' '));
const row: fc.Arbitrary<OrderRow> = fc.record({
  ...{ number: text, answer: text, total: text, to: text, until: text },
  state: fc.constantFrom('shipped', 'delivered'),
  act: fc.constantFrom('track', 'return'),
  note: fc.constantFrom('return', ''),
  meta: fc.array(text, { minLength: 1, maxLength: 3 }),
  pictures: fc.array(fc.nat(63), { maxLength: 3 }),
  file: fc.boolean(),
});

it('rows arrive as they were', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      expect(unpackRows(packRows(rows))).toEqual(rows);
    }),
  );
});

it('no text can become a field or a row of its own', () => {
  const [one] = fc.sample(row, 1);
  if (!one) throw new Error('nothing to try');
  const [back, ...more] = unpackRows(packRows([{ ...one, answer: 'a\nb\tc', meta: ['x\ty'] }]));
  expect([back?.answer, back?.meta, more]).toEqual(['a b c', ['x y'], []]);
});
