import { describe, expect, it } from 'vitest';
import { formatDay, formatHour, formatMoney, formatTime, localDay } from './format';
import { locales } from './i18n/locales';

/** Spaces differ by ICU version; what counts is what one reads. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('money', () => {
  it.each([
    ['de-CH', 123450, 'CHF', "CHF 1'234.50"],
    ['de-CH', 1230, 'GBP', 'GBP 12.30'],
    ['de-DE', 123450, 'EUR', '1.234,50 €'],
    ['de-DE', 123450, 'CHF', '1.234,50 CHF'],
    ['en', 123450, 'CHF', "CHF 1'234.50"],
    ['de-CH', 0, 'CHF', 'CHF 0.00'],
    ['de-CH', 500, 'JPY', 'JPY 500'],
  ] as const)('%s writes %i %s as %s', (locale, amount, currency, expected) => {
    expect(plain(formatMoney(locale, amount, currency))).toBe(expected);
  });

  it('writes what is taken off with a minus before the currency', () => {
    expect(plain(formatMoney('de-CH', -4000, 'CHF'))).toBe('− CHF 40.00');
    expect(plain(formatMoney('de-DE', -4000, 'EUR'))).toBe('− 40,00 €');
  });
});

describe('days', () => {
  it('writes the weekday out where a person decides', () => {
    expect(plain(formatDay('de-CH', '2026-11-26', 'weekday'))).toBe('Donnerstag, 26. November');
    expect(plain(formatDay('en', '2026-11-26', 'weekday'))).toBe('Thursday 26 November');
    expect(plain(formatDay('fr-CH', '2026-11-26', 'long'))).toBe('26 novembre 2026');
  });

  it('keeps day and month on one line in every language', () => {
    for (const locale of locales) expect(formatDay(locale, '2026-11-26', 'long')).toMatch(/26\.?\u00a0\p{L}/u);
  });

  it('takes the local day, also after 23 o’clock UTC and on the nights the clock changes', () => {
    expect(localDay(new Date('2026-11-25T23:30:00Z'))).toBe('2026-11-26');
    expect(localDay(new Date('2026-10-24T22:30:00Z'))).toBe('2026-10-25');
    expect(localDay(new Date('2026-03-29T00:59:00Z'))).toBe('2026-03-29');
  });
});

describe('hours', () => {
  it('writes a time of day at the shop’s place', () => {
    for (const locale of locales) expect(formatTime(locale, new Date('2026-11-24T05:08:00Z'))).toBe('06:08');
  });

  it('R17 says which of two, in the night in which an hour comes twice, and in no other', () => {
    const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => new Date(at));
    for (const locale of locales) {
      const [first, second] = twice.map((at) => formatTime(locale, at));
      expect(first).toMatch(/^02:30\u00a0.+/);
      expect(second).toMatch(/^02:30\u00a0.+/);
      expect(first).not.toBe(second);
    }
    const near = ['2026-10-24T23:59:00Z', '2026-10-25T02:00:00Z', '2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'];
    expect(near.map((at) => formatTime('de-CH', new Date(at)))).toEqual(['01:59', '03:00', '01:59', '03:00']);
  });

  it('writes an hour within a sentence as short as its language does', () => {
    expect(locales.map((locale) => plain(formatHour(locale, '09:00')))).toEqual(['9', '9', '9 h', '9', '09:00']);
    expect(locales.map((locale) => plain(formatHour(locale, '10:30')))).toEqual([
      '10:30',
      '10:30',
      '10 h 30',
      '10:30',
      '10:30',
    ]);
  });
});
