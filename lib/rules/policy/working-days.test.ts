import { expect, it } from 'vitest';
import type { Calendar } from '../types';
import { rolled, workingDaysAfter } from './working-days';

const zurich: Calendar = { country: 'CH', region: 'ZH' };
const ticino: Calendar = { country: 'CH', region: 'TI' };
const bavaria: Calendar = { country: 'DE', region: 'BY' };
const berlin: Calendar = { country: 'DE', region: 'BE' };

it.each<[string, Calendar, string, string]>([
  ['a Thursday stays', zurich, '2026-12-10', '2026-12-10'],
  ['a Saturday becomes Monday', zurich, '2026-12-12', '2026-12-14'],
  ['Good Friday becomes the Tuesday after Easter', zurich, '2026-04-03', '2026-04-07'],
  ['Christmas on a Friday, Saint Stephen on a Saturday', zurich, '2026-12-25', '2026-12-28'],
  ['Epiphany is one in Ticino', ticino, '2026-01-06', '2026-01-07'],
  ['and none in Zurich', zurich, '2026-01-06', '2026-01-06'],
  ['Corpus Christi is one in Bavaria', bavaria, '2026-06-04', '2026-06-05'],
  ['and none in Berlin', berlin, '2026-06-04', '2026-06-04'],
  ['New Year across the end of the year', berlin, '2026-12-31', '2026-12-31'],
  ['the night in which clocks change is a day like any other', zurich, '2026-10-25', '2026-10-26'],
])('%s', (_what, calendar, day, expected) => {
  expect(rolled(day, calendar)).toBe(expected);
});

it('working days after a Friday skip the weekend, after a Sunday they begin on Monday', () => {
  expect(workingDaysAfter('2026-11-27', 0, zurich)).toBe('2026-11-27');
  expect(workingDaysAfter('2026-11-27', 1, zurich)).toBe('2026-11-30');
  expect(workingDaysAfter('2026-11-29', 0, zurich)).toBe('2026-11-30');
  expect(workingDaysAfter('2026-12-23', 2, zurich)).toBe('2026-12-28');
});
