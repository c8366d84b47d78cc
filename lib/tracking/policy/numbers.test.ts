import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NUMBER_FORMATS } from '../constants/number-formats';
import { checkNumber, checkNumberOf } from './numbers';

const REAL = join(import.meta.dirname, '../../../../shared/data/tracking-numbers');

type Format = { name: string; validation: { checksum?: unknown }; test_numbers: Record<'valid' | 'invalid', string[]> };
type Courier = { courier_code: string; tracking_numbers: Format[] };

describe.skipIf(!existsSync(REAL))('the collected numbers (skipped where ../shared/data does not exist)', () => {
  const files = existsSync(REAL) ? readdirSync(REAL).filter((name) => name.endsWith('.json')) : [];
  const couriers = files.map((name) => JSON.parse(readFileSync(join(REAL, name), 'utf8')) as Courier);
  const numbers = (kind: 'valid' | 'invalid') =>
    couriers.flatMap(({ courier_code, tracking_numbers }) =>
      tracking_numbers.flatMap(({ name, validation, test_numbers }) =>
        test_numbers[kind].map((number) => ({
          number,
          name,
          carrier: courier_code.replace('_', '-'),
          checked: validation.checksum !== undefined,
        })),
      ),
    );
  /** Numbers of the postal union are named after the post of their country. */
  const verdict = (carrier: string, number: string) => {
    if (carrier !== 's10') return checkNumberOf(carrier, number);
    const { carriers, check } = checkNumber(number);
    return carriers.length > 0 ? check : null;
  };

  it('has 192 valid and 88 invalid ones', () => {
    expect([numbers('valid').length, numbers('invalid').length]).toEqual([192, 88]);
  });

  it.each(numbers('valid'))('accepts $number ($name)', ({ carrier, number, checked }) => {
    expect(verdict(carrier, number)).toBe(checked ? 'valid' : 'unknown');
    const { carriers, check } = checkNumber(number);
    expect(check).not.toBe('wrong');
    if (carrier !== 's10') expect(carriers).toContain(carrier);
  });

  it.each(numbers('invalid'))('tells $number apart ($name)', ({ carrier, number }) => {
    // One number is invalid as the letters' form and stands among the valid ones of the digits' form of its carrier.
    const elsewhere = numbers('valid').some((other) => other.carrier === carrier && other.number === number);
    expect(elsewhere).toBe(number === '331426749957');
    expect(elsewhere ? ['valid'] : [null, 'wrong']).toContain(verdict(carrier, number));
  });
});

describe('check of a number', () => {
  it.each([
    ['99.00.123456.12345678', 'swiss-post', 'unknown'],
    ['99 00 123456 12345678', 'swiss-post', 'unknown'],
    ['98.00.123456.12345678', 'swiss-post', 'unknown'],
    ['RR 123 456 785 CH', 'swiss-post', 'valid'],
    ['rr123456785at', 'austrian-post', 'valid'],
    ['RR123456785DE', 'dhl', 'valid'],
    ['RR123456785LI', 's10', 'valid'],
    ['RR123456786CH', 'swiss-post', 'wrong'],
    ['1Z 5R8-939-03 5756 7127', 'ups', 'valid'],
    ['1Z5R89390357567128', 'ups', 'wrong'],
    ['09 9800 0002 0033 F', 'dpd', 'valid'],
  ])('%s is a number of %s, its check digit %s', (number, carrier, check) => {
    expect(checkNumber(number)).toMatchObject({ carrier, check });
  });

  it.each(['', ' ', 'PLZ-24817-1', 'RR123456785XX', 'RR123456785ZZ'])('knows nothing of %j', (text) => {
    expect(checkNumber(text)).toEqual({ carrier: null, carriers: [], check: 'unknown' });
  });

  it('looks at no text that is longer than any number', () => {
    expect(checkNumber('9'.repeat(1_000_000)).carriers).toEqual([]);
  });

  it('names all carriers and suggests none where several could have written the number', () => {
    const both = { carrier: null, carriers: ['fedex', 'purolator'], check: 'valid' };
    expect(checkNumber('000000000000')).toEqual(both);
    expect(checkNumber('12345678901234')).toEqual({ carrier: null, carriers: ['dpd', 'dhl'], check: 'unknown' });
    expect(checkNumberOf('swiss-post', '12345678901234')).toBeNull();
  });

  it('suggests no other carrier for a number of the Swiss Post', () => {
    const numbers = fc.stringMatching(/^9[89]\d{16}$/);
    fc.assert(
      fc.property(numbers, (number) => {
        expect(checkNumber(number)).toEqual({ carrier: 'swiss-post', carriers: ['swiss-post'], check: 'unknown' });
      }),
    );
  });

  it('finds exactly one check digit right for each serial number of the postal union', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2}\d{8}$/), (start) => {
        const right = [...'0123456789'].filter(
          (digit) => checkNumberOf('swiss-post', `${start}${digit}CH`) === 'valid',
        );
        expect(right).toHaveLength(1);
      }),
    );
  });

  it('answers any text, with or without blanks, dots and dashes, in the same way', () => {
    const carriers = ['s10', 'austrian-post', ...NUMBER_FORMATS.map(({ carrier }) => carrier)];
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Z]{1,40}$/), fc.stringMatching(/^\d{9,34}$/));
    fc.assert(
      fc.property(texts, fc.constantFrom(' ', '.', '-', '\u00a0', '\u2011'), (text, sign) => {
        const result = checkNumber(text);
        expect(checkNumber([...text].join(sign))).toEqual(result);
        for (const carrier of result.carriers) expect(carriers).toContain(carrier);
        if (result.carrier !== null) expect(result.carriers[0]).toBe(result.carrier);
        if (result.carriers.length === 0) expect(result.check).toBe('unknown');
      }),
    );
  });
});
