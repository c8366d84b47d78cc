import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival, FoldEstimate, FoldEvent } from '../types';
import { arrivalOf, estimatesInOrder, revisionsOf } from './arrival';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const said = (hour: number, on: string, facts: Partial<FoldEstimate> = {}): FoldEstimate => ({
  ...{ source: 'carrier', key: `${hour} ${on}`, at: at(hour), on, from: null, to: null, reason: null, version: null },
  ...facts,
});
const shop = (version: number, hour: number, on: string) =>
  said(hour, on, { source: 'shop', version: BigInt(version) });
const event = (hour: number, state: FoldEvent['state'], facts: Partial<FoldEvent> = {}): FoldEvent => ({
  ...{ at: at(hour), key: `${hour}`, state, origin: 'carrier' },
  ...facts,
});
const nothing: Arrival = { expected: null, reason: null, deliveredTo: null, pickup: null };
const promised: Arrival = {
  expected: { on: '2026-11-24', from: null, to: null },
  reason: null,
  deliveredTo: 'Lea',
  pickup: { place: 'Filiale', until: '2026-12-01', code: '12' },
};

describe('the day that stands', () => {
  it('is the shop’s until the carrier has the parcel, where it names one', () => {
    const estimates = [said(8, '2026-11-26')];
    expect(arrivalOf(promised, 'packed', [], estimates).expected?.on).toBe('2026-11-24');
    expect(arrivalOf(promised, 'in_transit', [], estimates).expected?.on).toBe('2026-11-26');
    expect(arrivalOf(nothing, 'label_created', [], estimates).expected?.on).toBe('2026-11-26');
    expect(arrivalOf(nothing, 'packed', [], []).expected).toBeNull();
  });

  it('comes with its reason; the shop’s stays where the carrier gives none', () => {
    const late = { ...promised, reason: 'Lager voll' };
    expect(arrivalOf(late, 'in_transit', [], [said(8, '2026-11-26')]).reason).toBe('Lager voll');
    expect(arrivalOf(late, 'in_transit', [], [said(8, '2026-11-26', { reason: 'Schnee' })]).reason).toBe('Schnee');
  });

  it('is the newest word, and of two of one moment the later day', () => {
    const estimates = [
      said(9, '2026-11-25'),
      said(8, '2026-11-27'),
      said(9, '2026-11-26', { from: '10:00', to: '12:00' }),
    ];
    expect(arrivalOf(nothing, 'in_transit', [], estimates).expected).toEqual({
      on: '2026-11-26',
      from: '10:00',
      to: '12:00',
    });
  });
});

it('place and hands are the newest that the carrier names, else the shop’s', () => {
  const events = [
    event(8, 'ready_for_pickup', { pickup: { place: 'A', until: null, code: null } }),
    event(9, 'ready_for_pickup', { pickup: { place: 'B', until: '2026-11-30', code: null } }),
    event(10, 'delivered', { deliveredTo: 'im Milchkasten' }),
  ];
  expect(arrivalOf(promised, 'delivered', events, [])).toMatchObject({
    pickup: { place: 'B', until: '2026-11-30' },
    deliveredTo: 'im Milchkasten',
  });
  expect(arrivalOf(promised, 'in_transit', [], [])).toEqual(promised);
});

describe('how the day came to be', () => {
  it('names every change once, whoever said it', () => {
    const estimates = [
      shop(1, 8, '2026-11-24'),
      shop(2, 9, '2026-11-24'),
      said(10, '2026-11-24', { from: '10:00', to: '12:00' }),
      said(11, '2026-11-26', { reason: 'Schnee' }),
      said(12, '2026-11-26'),
      said(13, '2026-11-24'),
    ];
    expect(revisionsOf(estimates).map(({ source, on, from, reason }) => [source, on, from, reason])).toEqual([
      ['shop', '2026-11-24', null, null],
      ['carrier', '2026-11-24', '10:00', null],
      ['carrier', '2026-11-26', null, 'Schnee'],
      ['carrier', '2026-11-24', null, null],
    ]);
  });

  it('a version of the shop that came in late stands where it was said', () => {
    const [first] = revisionsOf([shop(2, 8, '2026-11-25'), shop(1, 12, '2026-11-24')]);
    expect(first?.on).toBe('2026-11-24');
  });

  it('does not depend on the order in which the words came in', () => {
    const word = fc.record({
      hour: fc.integer({ min: 0, max: 5 }),
      day: fc.integer({ min: 20, max: 23 }),
      version: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (words, random) => {
        const all = words.map(({ hour, day, version }, index) =>
          version === null
            ? said(hour, `2026-11-${day}`, { key: `${index}` })
            : { ...shop(version, hour, `2026-11-${day}`), key: `${index}` },
        );
        const shuffled = all
          .map((one) => ({ one, place: random.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        expect(estimatesInOrder(shuffled)).toEqual(estimatesInOrder(all));
      }),
    );
  });
});
