import { expect, it } from 'vitest';
import { dateOrderOf, readInstant } from './dates';

const zurich = 'Europe/Zurich';

it.each([
  ['2010-12-01 13:04:00', '2010-12-01T12:04:00.000Z'],
  ['2010-12-01T13:04', '2010-12-01T12:04:00.000Z'],
  ['2010-12-01', '2010-11-30T23:00:00.000Z'],
  ['2010-07-01 13:04:00.123', '2010-07-01T11:04:00.000Z'],
  ['2010-12-01T13:04:00Z', '2010-12-01T13:04:00.000Z'],
  ['2010-12-01 13:04:00+05:30', '2010-12-01T07:34:00.000Z'],
  ['1.12.2010 8:26', '2010-12-01T07:26:00.000Z'],
  ['24.12.2010', '2010-12-23T23:00:00.000Z'],
  ['5/5/2011 12:00', '2011-05-05T10:00:00.000Z'],
  // the hour that exists twice is taken as the first
  ['2010-10-31 02:30', '2010-10-31T00:30:00.000Z'],
])('%s in Zurich is %s', (text, at) =>
  expect(readInstant(text, zurich, null)).toEqual({ ok: true, at, skipped: false }),
);

it('reads slashes in the order of the file', () => {
  expect(readInstant('12/1/2010 8:26', zurich, 'mdy')).toMatchObject({ at: '2010-12-01T07:26:00.000Z' });
  expect(readInstant('12/1/2010 8:26', zurich, 'dmy')).toMatchObject({ at: '2010-01-12T07:26:00.000Z' });
  expect(readInstant('13/1/2010', zurich, 'mdy')).toEqual({ ok: false, reason: 'unreadable date' });
});

it('moves on by an hour where the clocks skipped one', () => {
  expect(readInstant('2011-03-27 02:30', zurich, null)).toEqual({
    ok: true,
    at: '2011-03-27T01:30:00.000Z',
    skipped: true,
  });
});

it.each([
  '',
  'soon',
  '2010-13-01',
  '2011-02-29',
  '2010-12-01 25:00',
  '1.12.10',
  '20101201',
  '44531.5',
  '2010-12-01 13:04 PM',
])('refuses "%s"', (text) =>
  expect(readInstant(text, zurich, 'dmy')).toEqual({ ok: false, reason: 'unreadable date' }),
);

it.each(['1970-01-01', '1899-12-30 00:00', '2100-01-01'])('finds %s implausible', (text) =>
  expect(readInstant(text, zurich, null)).toEqual({ ok: false, reason: 'implausible date' }),
);

it.each([
  ['13/1/2010', 'dmy'],
  ['1/13/2010 8:26', 'mdy'],
  ['1/2/2010', null],
  ['2010-12-13', null],
])('%s tells %s', (text, order) => expect(dateOrderOf(text)).toBe(order));
