import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localDay } from '@/lib/core/format';
import { calendarOf, daysLater, minutesLater } from '@/prisma/seed/calendar';
import { chanceOf } from '@/prisma/seed/chance';

const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();
const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
const offset = fc.integer({ min: -1500, max: 30 });

it('the mockups’ days come out when it is laid out on their Tuesday', () => {
  const { day } = calendarOf(new Date('2026-11-24T13:00:00Z'));
  expect([-75, -10, -4, -3, -2, -1, 0, 2, 3, 4].map(day)).toEqual([
    '2026-08-28',
    '2026-11-12',
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
    '2026-11-23',
    '2026-11-24',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
  ]);
});

it('no day is a Sunday, days keep their order, and 0 is never later than today', () => {
  fc.assert(
    fc.property(now, offset, (instant, from) => {
      const { day, workday } = calendarOf(instant);
      expect(weekdayOf(day(from))).not.toBe(0);
      expect(day(from) < day(from + 1)).toBe(true);
      expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day(workday(from))));
      expect(day(0) <= localDay(instant)).toBe(true);
      expect(day(1) > localDay(instant)).toBe(true);
    }),
  );
});

it('times are those of Zürich, in summer and in winter', () => {
  const { instant } = calendarOf(new Date('2026-11-24T22:30:00Z'));
  expect(instant([0, '11:38']).toISOString()).toBe('2026-11-24T10:38:00.000Z');
  expect(instant([-75, '11:38']).toISOString()).toBe('2026-08-28T09:38:00.000Z');
  expect(minutesLater([-1, '14:20'], -35)).toEqual([-1, '13:45']);
  expect(daysLater('2026-11-21', 30)).toBe('2026-12-21');
});

it('chance says the same for the same name, and something else for the next', () => {
  const row = (name: string) => {
    const chance = chanceOf(name);
    return Array.from({ length: 20 }, () => chance.number(0, 9));
  };
  expect(row('lea 1')).toEqual(row('lea 1'));
  expect(row('lea 1')).not.toEqual(row('lea 2'));
  const first = Array.from({ length: 1000 }, (_, index) => chanceOf(`lea ${index}`).number(0, 9));
  for (let value = 0; value < 10; value++) {
    expect(first.filter((one) => one === value).length).toBeGreaterThan(60);
  }
});
