import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShipmentState } from '@/prisma/generated/enums';
import type { FoldEvent, StatedParcel } from '../types';
import { eventKey, foldEvents, inOrder } from './fold';

const states = Object.values(ShipmentState);
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, hour, minute));
const event = (hour: number, state: FoldEvent['state'], facts: Partial<FoldEvent> = {}): FoldEvent => ({
  at: at(hour),
  key: `${hour}:${state}`,
  state,
  origin: 'carrier',
  ...facts,
});
const nothing: StatedParcel = { state: 'label_created', handedOverAt: null, deliveredAt: null };

describe('what a parcel does', () => {
  it.each<[string, FoldEvent[], Partial<StatedParcel>]>([
    ['nothing yet', [], { state: 'label_created', deliveredAt: null }],
    ['picked up', [event(8, 'in_transit')], { state: 'in_transit', handedOverAt: at(8) }],
    ['a code that nobody knows moves it', [event(8, null)], { state: 'in_transit', handedOverAt: at(8) }],
    ['but no further', [event(8, 'ready_for_pickup'), event(9, null)], { state: 'ready_for_pickup' }],
    ['delivered', [event(8, 'in_transit'), event(9, 'delivered')], { state: 'delivered', deliveredAt: at(9) }],
    [
      'a late message after it',
      [event(9, 'delivered'), event(10, 'in_transit')],
      { state: 'delivered', deliveredAt: at(9) },
    ],
    ['a second delivery', [event(9, 'delivered'), event(11, 'delivered')], { deliveredAt: at(9) }],
    [
      'tried, then collected',
      [event(8, 'attempt_failed'), event(9, 'ready_for_pickup'), event(10, 'delivered')],
      { state: 'delivered' },
    ],
    ['one moment, two messages', [event(8, 'out_for_delivery'), event(8, 'in_transit')], { state: 'out_for_delivery' }],
    [
      'a service that still waits for news',
      [event(8, 'in_transit'), event(9, 'label_created')],
      { state: 'in_transit', handedOverAt: at(8) },
    ],
    ['an exception that passed', [event(8, 'exception'), event(9, 'in_transit')], { state: 'in_transit' }],
  ])('%s', (_what, events, expected) => {
    expect(foldEvents(nothing, events)).toMatchObject(expected);
  });

  it('staff leads out of delivered, with a later delivery counting again', () => {
    const wrong = [event(9, 'delivered'), event(10, 'exception', { origin: 'staff' })];
    expect(foldEvents(nothing, wrong)).toMatchObject({ state: 'exception', deliveredAt: null });
    expect(foldEvents(nothing, [...wrong, event(12, 'delivered')])).toMatchObject({ deliveredAt: at(12) });
    const stated = { ...nothing, state: 'delivered' as const, deliveredAt: at(9) };
    expect(foldEvents(stated, [event(10, 'exception', { origin: 'staff' })])).toMatchObject({ state: 'exception' });
  });
});

describe('the word of the shop', () => {
  it.each<[ShipmentState, FoldEvent[], ShipmentState]>([
    ['packed', [], 'packed'],
    ['in_transit', [event(8, 'label_created')], 'in_transit'],
    ['packed', [event(8, 'in_transit')], 'in_transit'],
    ['in_transit', [event(8, 'ready_for_pickup')], 'ready_for_pickup'],
    ['delivered', [event(8, 'in_transit')], 'delivered'],
    ['cancelled', [event(8, 'label_created')], 'cancelled'],
    ['cancelled', [event(8, 'delivered')], 'delivered'],
  ])('%s and %j: %s', (state, events, expected) => {
    expect(foldEvents({ ...nothing, state }, events).state).toBe(expected);
  });

  it('its times stand beside those of the carrier', () => {
    const stated = { state: 'delivered' as const, handedOverAt: at(7), deliveredAt: at(12) };
    expect(foldEvents(stated, [event(8, 'in_transit'), event(11, 'delivered')])).toEqual(stated);
  });
});

const anyEvent: fc.Arbitrary<FoldEvent> = fc
  .record({
    minute: fc.nat(300),
    state: fc.option(fc.constantFrom(...states), { nil: null }),
    origin: fc.constantFrom('carrier', 'carrier', 'carrier', 'shop', 'staff'),
    key: fc.uuid(),
  })
  .map(({ minute, ...rest }) => ({ ...rest, at: at(0, minute) }) as FoldEvent);
const anyStated: fc.Arbitrary<StatedParcel> = fc.constantFrom(...states).map((state) => ({ ...nothing, state }));

describe('R09 messages that come late, twice and out of order', () => {
  it('any permutation and any repetition gives the same parcel and the same log', () => {
    const shuffled = fc
      .array(anyEvent, { maxLength: 12 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.subarray(events),
          anyStated,
        ),
      );
    fc.assert(
      fc.property(shuffled, ([events, others, again, stated]) => {
        expect(foldEvents(stated, [...others, ...again])).toEqual(foldEvents(stated, events));
        expect(inOrder(others)).toEqual(inOrder(events));
      }),
    );
  });

  it('once delivered, no later message of a carrier changes it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.array(anyEvent, { maxLength: 8 }), (before, after) => {
        const events = before.filter(({ origin }) => origin !== 'staff');
        const done = foldEvents(nothing, [...events, event(6, 'delivered')]);
        const late = after.filter(({ origin }) => origin !== 'staff').map((one) => ({ ...one, at: at(7) }));
        expect(foldEvents(nothing, [...events, event(6, 'delivered'), ...late])).toEqual(done);
      }),
    );
  });
});

describe('what a message is known by', () => {
  const message = { shipmentId: 'a', at: at(8), code: 'X', state: null, text: null, place: 'Zürich-Mülligen' };

  it('the same second, code and place, however they are written, are one', () => {
    const same = { ...message, at: new Date(at(8).getTime() + 999), text: 'Sortiert', place: ' zurich mulligen ' };
    expect(eventKey(same)).toBe(eventKey(message));
    expect(eventKey({ ...message, place: null })).toBe(eventKey({ ...message, place: '' }));
  });

  it('another second, code, place or parcel is another one', () => {
    const others = [
      message,
      { ...message, at: new Date(at(8).getTime() + 1000) },
      { ...message, code: 'Y' },
      { ...message, place: 'Härkingen' },
      { ...message, shipmentId: 'b' },
    ];
    expect(new Set(others.map(eventKey)).size).toBe(others.length);
  });
});
