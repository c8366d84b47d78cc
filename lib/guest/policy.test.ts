import { describe, expect, it } from 'vitest';
import type { OrderSummary } from '@/lib/orders/types';
import { numberKey } from '@/lib/orders/utils';
import { postcodeKey, provesOrder, statusEndsOn, stepsOf } from './policy';

const order = { contactKey: 'lea.brunner@example.ch', postcodes: ['8003', 'D-10115', 'SW1A 1AA'] };

describe('what proves an order', () => {
  it.each([
    'lea.brunner@example.ch',
    ' Lea.Brunner@Example.CH ',
    '8003',
    '80 03',
    'CH-8003',
    'ch 8003',
    '10115',
    'D 10115',
    'DE-10115',
    'sw1a1aa',
    'SW1A-1AA',
  ])('%s does', (proof) => {
    expect(provesOrder(order, proof)).toBe(true);
  });

  it.each([
    'other@example.ch',
    '@',
    'lea.brunner@example',
    '8004',
    '800',
    '0115',
    '',
    '-',
    ' ',
    'CH',
    'SW1A',
    '%',
    '_',
    '8003 8004',
  ])('%j does not', (proof) => {
    expect(provesOrder(order, proof)).toBe(false);
  });

  it('an order without address or postcode is proven by nothing, an empty postcode neither', () => {
    for (const proof of ['', '-', '8003', 'a@b.ch', 'null', '@']) {
      expect(provesOrder({ contactKey: null, postcodes: [] }, proof)).toBe(false);
      expect(provesOrder({ contactKey: null, postcodes: ['', ' - '] }, proof)).toBe(false);
    }
  });

  it('the country goes from in front of digits only', () => {
    expect(['A-1010', 'FL-9490', 'SW1A 1AA', 'B1'].map(postcodeKey)).toEqual(['1010', '9490', 'SW1A1AA', '1']);
  });
});

it('spellings of one number are counted together', () => {
  expect(new Set(['RW-24817', '#rw 24817', 'rw24817', ' R.W/248-17 '].map(numberKey))).toEqual(new Set(['RW24817']));
});

describe('the last day of a status link', () => {
  const placedOn = '2026-02-20';
  const until = (state: OrderSummary['state'], stateDate: string | null) =>
    statusEndsOn({ placedOn, summary: { state, stateDate } });

  it.each([
    ['delivered', '2026-02-25', '2026-03-27'],
    // Across the change to summer time.
    ['delivered', '2026-03-27', '2026-04-26'],
    ['cancelled', '2026-02-21', '2026-03-23'],
  ] as const)('%s on %s: %s', (state, on, last) => {
    expect(until(state, on)).toBe(last);
  });

  it.each(['confirmed', 'shipped', 'partly_delivered', 'problem', 'completed'] as const)(
    '%s: 400 days after the order',
    (state) => {
      expect(until(state, state === 'partly_delivered' ? '2026-02-22' : null)).toBe('2027-03-27');
    },
  );

  it('without a known day of delivery it is that of the order', () => {
    expect(until('delivered', null)).toBe('2027-03-27');
  });
});

describe('the way in four stops', () => {
  const summary = { phase: 'preparing', nextDate: null, nextDeadline: null, stateDate: null } as OrderSummary;
  const at = (day: string) => new Date(`${day}T10:00:00Z`);
  const history = [
    { kind: 'handed_over', at: at('2026-11-21'), parcel: 2 },
    { kind: 'handed_over', at: at('2026-11-20'), parcel: 1 },
    { kind: 'packed', at: at('2026-11-19'), parcel: 1 },
    { kind: 'confirmed', at: at('2026-11-18'), parcel: null },
  ] as const;
  const way = (changes: Partial<OrderSummary>, events: readonly (typeof history)[number][] = history) =>
    stepsOf({ placedOn: '2026-11-17', summary: { ...summary, ...changes }, history: events }).map(
      ({ key, step, date }) => `${key} ${step} ${date}`,
    );

  it('in preparation', () => {
    expect(way({ nextDate: '2026-11-26' }, history.slice(3))).toEqual([
      'placed done 2026-11-17',
      'prepared now 2026-11-18',
      'moving todo null',
      'arrived todo 2026-11-26',
    ]);
  });

  it('on its way: since the first parcel was handed over', () => {
    expect(way({ phase: 'moving', nextDate: '2026-11-26' })).toEqual([
      'placed done 2026-11-17',
      'prepared done 2026-11-18',
      'moving now 2026-11-20',
      'arrived todo 2026-11-26',
    ]);
  });

  it('to be collected: the goal is the last day for it', () => {
    expect(way({ phase: 'collect', nextDeadline: '2026-12-03' }).slice(2)).toEqual([
      'moving done 2026-11-20',
      'collect now 2026-12-03',
    ]);
  });

  it('arrived: everything is done', () => {
    expect(way({ phase: 'arrived', stateDate: '2026-11-24' }).map((stop) => stop.split(' ')[1])).toEqual(
      Array(4).fill('done'),
    );
  });

  it('a missing date shows nothing (domain rule 3)', () => {
    expect(way({ phase: 'arrived' }, [])).toEqual([
      'placed done 2026-11-17',
      'prepared done null',
      'moving done null',
      'arrived done null',
    ]);
  });

  it.each(['cancelled', 'closed'] as const)('%s: there is no way', (phase) => {
    expect(way({ phase })).toEqual([]);
  });
});
