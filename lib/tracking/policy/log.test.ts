import { describe, expect, it } from 'vitest';
import { formatTime } from '@/lib/core/format';
import { inOrder } from './fold';
import { logByDay } from './log';

const entry = (at: string) => ({ at: new Date(at), state: 'in_transit' as const });
const shown = (moments: string[]) => {
  const events = moments.map((at, index) => ({ ...entry(at), key: `${index}`, origin: 'carrier' as const }));
  return logByDay(inOrder(events).reverse()).map(({ day, entries }) => [
    day,
    entries.map(({ at }) => formatTime('de-CH', at)),
  ]);
};

describe('R17 the nights in which clocks change', () => {
  it('in October an hour comes twice: its messages stand in their order, and say which hour they mean', () => {
    expect(
      shown([
        '2026-10-25T01:30:00Z',
        '2026-10-24T21:59:00Z',
        '2026-10-25T00:30:00Z',
        '2026-10-25T22:59:00Z',
        '2026-10-25T23:00:00Z',
        '2026-10-24T22:00:00Z',
        '2026-10-25T00:45:00Z',
      ]),
    ).toEqual([
      ['2026-10-26', ['00:00']],
      ['2026-10-25', ['23:59', '02:30\u00a0MEZ', '02:45\u00a0MESZ', '02:30\u00a0MESZ', '00:00']],
      ['2026-10-24', ['23:59']],
    ]);
  });

  it('in March an hour is missing: nothing falls into it', () => {
    expect(shown(['2027-03-28T01:00:00Z', '2027-03-28T00:59:00Z', '2027-03-27T23:00:00Z'])).toEqual([
      ['2027-03-28', ['03:00', '01:59', '00:00']],
    ]);
  });
});

it('days come in the order of their messages, newest first', () => {
  expect(shown(['2026-11-23T10:00:00Z', '2026-11-24T05:18:00Z', '2026-11-23T18:36:00Z'])).toEqual([
    ['2026-11-24', ['06:18']],
    ['2026-11-23', ['19:36', '11:00']],
  ]);
});
