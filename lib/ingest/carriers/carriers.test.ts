import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarrierEvent } from '@/lib/tracking/types';
import { ForeignPayload } from './common';
import { CARRIER_FORMATS, type CarrierFormat, carriers } from './formats';

const LONG = 'x'.repeat(10_000);

/** One answer per carrier with every field that is read, made up. */
const samples: Record<CarrierFormat, Record<string, unknown>> = {
  aftership: {
    tracking_number: 'A1',
    slug: 'swiss-post',
    tag: 'AvailableForPickup',
    subtag: 'AvailableForPickup_001',
    subtag_message: 'Available for pickup',
    signed_by: 'M. Muster',
    created_at: '2026-11-20T08:00:00+00:00',
    updated_at: '2026-11-24T08:00:00+00:00',
    last_updated_at: '2026-11-24T08:00:00+00:00',
    expected_delivery: null,
    courier_estimated_delivery_date: { estimated_delivery_date: null },
    latest_estimated_delivery: {
      datetime: '2026-11-26T12:00:00+01:00',
      datetime_min: '2026-11-26T10:00:00+01:00',
      datetime_max: '2026-11-26T12:00:00+01:00',
    },
    aftership_estimated_delivery_date: { estimated_delivery_date: '2026-11-27' },
    pickup_location: 'Kiosk am Bahnhof',
    checkpoints: [
      {
        checkpoint_time: '2026-11-24T08:30:00+01:00',
        tag: 'AvailableForPickup',
        subtag: 'AvailableForPickup_001',
        message: 'Ready',
        subtag_message: 'Available for pickup',
        location: 'Bern',
        city: 'Bern',
        state: null,
        country_name: 'Switzerland',
        country_region_name: null,
      },
    ],
  },
  easypost: {
    tracking_code: 'E1',
    carrier: 'DHLExpress',
    status: 'delivered',
    status_detail: 'arrived_at_destination',
    updated_at: '2026-11-24T08:00:00Z',
    signed_by: 'M. Muster',
    est_delivery_date: '2026-11-24T23:59:59Z',
    carrier_detail: { est_delivery_date_local: null },
    tracking_details: [
      {
        datetime: '2026-11-24T07:30:00Z',
        status: 'delivered',
        status_detail: 'arrived_at_destination',
        message: 'Delivered',
        description: '',
        tracking_location: { city: 'Bern', state: 'BE', country: 'CH' },
      },
    ],
  },
  'swiss-post': {
    shipmentNumber: '99.00.123456.12345678',
    Identifier: null,
    globalStatus: 'IN_DELIVERY',
    delivered: false,
    creationDateTime: '2026-11-23T18:00:00+01:00',
    deliveryDate: null,
    attemptedDeliveryDate: null,
    lastEventDateTime: '2026-11-24T06:10:00+01:00',
    calculatedDeliveryDate: '2026-11-24T00:00:00+01:00',
    deliveryRange: { start: '2026-11-24T13:00:00+01:00', end: '2026-11-24T15:00:00+01:00' },
    events: [{ TimeStamp: '2026-11-24T05:10:00Z', Status: 'NTF', Description: 'Verlad Fahrzeug', City: 'Bern' }],
    History: [],
  },
  planzer: {
    shipmentNumber: '123',
    deliveryDay: {
      date: '2026-11-24',
      timeWindowSettings: { start: '08:00', end: '10:00:00', secondStart: '13:00', secondEnd: '15:00' },
    },
    transportPositions: [
      {
        positionNumber: '440010570001000001',
        positionEvents: [
          {
            createdAt: '2026-11-24T07:00:00.1234567',
            success: false,
            text: { german: 'Zugestellt', english: 'Shipped', french: '', italian: '' },
          },
        ],
      },
    ],
  },
  quickpac: {
    IdentCode: '990000123456',
    Protocol: [{ Time: '2026-11-24T07:00:00', Status: 2600, StatusText: 'Abholbereit' }],
  },
  'austrian-post': {
    activeIdentityCode: '2',
    originalIdentityCode: '1',
    estimatedDelivery: { startDate: '2026-11-24', startTime: '13:00', endDate: '2026-11-24', endTime: '15:00' },
    sendungsEvents: [
      {
        timestamp: '2026-11-24T07:00:00',
        trackingStateKey: 'readyForPickUp',
        trackingState: 'READY',
        text: 'Abholbereit',
        trackingDesc: 'Ready',
        eventPlaceName: 'Wien',
        eventcountry: 'AT',
      },
    ],
  },
  hermes: {
    barcode: '1',
    parcelProgress: [
      { timestamp: '2026-11-24T07:00:00Z', parcelStatus: 'SORTED', status: 'Sortiert', historyText: 'Sortiert' },
      { timestamp: null, parcelStatus: 'DELIVERED_HOMEDELIVERY', status: '', historyText: '' },
    ],
  },
  dhl: {
    id: '1',
    eddDate: '2026-11-25',
    checkpoints: [
      { description: 'Delivered', date: 'Tuesday, November 24, 2026', time: '08:00', location: 'BERN' },
      { description: 'Clearance event', date: 'Monday, November 23, 2026', time: '08:00', location: 'BASEL' },
    ],
  },
  dpd: {
    parcelNumber: '01',
    deliveryDate: '2026-11-25',
    deliveryTimeFrom: '10:00',
    deliveryTimeTo: '11:00',
    status: {
      description: 'PARCEL_OUT_FOR_DELIVERY',
      eventDateAndTime: '2026-11-25T07:00:00',
      eventDateAndTimeZoneId: 'Europe/Amsterdam',
    },
  },
};

const last = (format: CarrierFormat, payload: unknown) => carriers[format](payload)[0]?.events.at(-1);

describe('adapters', () => {
  it.each<[CarrierFormat, Partial<CarrierEvent>, object]>([
    [
      'aftership',
      { at: '2026-11-24T07:30:00.000Z', state: 'ready_for_pickup', place: 'Bern' },
      {
        carrier: 'swiss-post',
        estimate: { on: '2026-11-26', from: '10:00', to: '12:00' },
        pickup: { place: 'Kiosk am Bahnhof', until: null },
        deliveredTo: null,
      },
    ],
    [
      'easypost',
      { at: '2026-11-24T07:30:00.000Z', state: 'delivered', place: 'Bern, BE' },
      { estimate: { on: '2026-11-24', from: null, to: null }, deliveredTo: 'M. Muster' },
    ],
    [
      'swiss-post',
      { at: '2026-11-24T05:10:00.000Z', code: 'IN_DELIVERY', state: 'out_for_delivery' },
      { trackingNumber: '990012345612345678', estimate: { on: '2026-11-24', from: '13:00', to: '15:00' } },
    ],
    [
      'planzer',
      { at: '2026-11-24T06:00:00.000Z', code: 'Zugestellt', state: 'exception' },
      { trackingNumber: '123', estimate: { on: '2026-11-24', from: '08:00', to: '15:00' } },
    ],
    ['quickpac', { at: '2026-11-24T06:00:00.000Z', code: '2600', state: 'ready_for_pickup' }, {}],
    [
      'austrian-post',
      { at: '2026-11-24T06:00:00.000Z', code: 'readyForPickUp', state: 'ready_for_pickup', place: 'Wien' },
      { trackingNumber: '1', estimate: { on: '2026-11-24', from: '13:00', to: '15:00' } },
    ],
    ['hermes', { at: '2026-11-24T07:00:00.000Z', code: 'SORTED', state: 'in_transit' }, {}],
    ['dhl', { at: '2026-11-24T07:00:00.000Z', state: 'delivered' }, { estimate: { on: '2026-11-25' } }],
    [
      'dpd',
      { at: '2026-11-25T06:00:00.000Z', state: 'out_for_delivery' },
      { estimate: { on: '2026-11-25', from: '10:00', to: '11:00' } },
    ],
  ])('%s reads what it knows', (format, event, rest) => {
    expect(last(format, samples[format])).toMatchObject(event);
    expect(carriers[format](samples[format])[0]).toMatchObject(rest);
    expect(carriers[format]([samples[format], samples[format]])).not.toHaveLength(0);
  });

  it.each<[CarrierFormat, unknown]>([
    [
      'aftership',
      { ...samples.aftership, checkpoints: [{ checkpoint_time: '2026-11-24T08:30:00Z', tag: 'Teleported' }] },
    ],
    ['easypost', { ...samples.easypost, tracking_details: [{ datetime: '2026-11-24T08:30:00Z', status: 'unknown' }] }],
    ['swiss-post', { ...samples['swiss-post'], globalStatus: 'AT_POST_OFFICE' }],
    ['quickpac', { IdentCode: '1', Protocol: [{ Time: '2026-11-24T07:00:00', Status: 3100 }] }],
    [
      'austrian-post',
      { originalIdentityCode: '1', sendungsEvents: [{ timestamp: '2026-11-24', trackingStateKey: 'neu' }] },
    ],
    ['hermes', { barcode: '1', parcelProgress: [{ timestamp: '2026-11-24T07:00:00Z', parcelStatus: 'EDL_BOOKED' }] }],
  ])('%s keeps a code that nobody knows', (format, payload) => {
    expect(last(format, payload)).toMatchObject({ state: null });
  });

  it('aftership takes a new sub-tag for its tag, and returns for what they are', () => {
    const stateOf = (tag: string | null, subtag: string | null) => {
      const checkpoints = [{ checkpoint_time: '2026-11-24T08:30:00Z', tag, subtag }];
      return last('aftership', { tracking_number: '1', checkpoints })?.state;
    };
    expect(stateOf('Exception', 'Exception_099')).toBe('exception');
    expect(stateOf(null, 'Delivered_077')).toBe('delivered');
    expect(stateOf('Exception', 'Exception_010')).toBe('returning');
    expect(stateOf('Exception', 'Exception_011')).toBe('returned_to_sender');
  });

  it('aftership tells thirty days without news after the last message', () => {
    const parcel = { ...samples.aftership, tag: 'Expired', subtag: 'Expired_001' };
    expect(last('aftership', parcel)).toMatchObject({ at: '2026-11-24T08:00:00.000Z', state: 'no_news' });
  });

  it('easypost sees what the detail adds, and no news in a tracker that knows nothing', () => {
    const held = [{ datetime: '2026-11-24T08:30:00Z', status: 'in_transit', status_detail: 'held' }];
    expect(last('easypost', { ...samples.easypost, tracking_details: held })).toMatchObject({
      code: 'in_transit/held',
      state: 'exception',
    });
    const unheard = { tracking_code: '1', status: 'unknown', updated_at: '2026-11-24T08:30:00Z', tracking_details: [] };
    expect(carriers.easypost(unheard)[0]?.events).toEqual([]);
    expect(last('easypost', { ...unheard, status: 'cancelled' })?.state).toBe('cancelled');
  });

  it.each<[CarrierFormat, (parcel: unknown) => unknown]>([
    ['aftership', (tracking) => ({ meta: { code: 200 }, data: { tracking } })],
    ['aftership', (tracking) => ({ meta: { code: 200 }, data: tracking })],
    ['aftership', (tracking) => ({ data: { pagination: {}, trackings: [tracking] } })],
    ['aftership', (msg) => ({ event: 'tracking_update', ts: 1, msg })],
    ['easypost', (result) => ({ object: 'Event', description: 'tracker.updated', result })],
    ['easypost', (tracker) => ({ object: 'Event', result: { object: 'Shipment', tracking_code: 'E1', tracker } })],
    ['easypost', (tracker) => ({ trackers: [tracker], has_more: false })],
    ['easypost', (result) => ({ events: [{ object: 'Event', result }], has_more: false })],
    ['austrian-post', (einzelsendung) => ({ http: 200, body: { data: { einzelsendung } } })],
    ['dpd', (parcel) => ({ incomingShipments: [], sendingShipments: [parcel] })],
  ])('%s finds its parcel in an envelope', (format, wrap) => {
    expect(carriers[format](wrap(samples[format]))).toEqual(carriers[format](samples[format]));
  });

  it.each<[CarrierFormat, unknown]>([
    ['aftership', { meta: { code: 4004, message: 'Tracking does not exist.' }, data: {} }],
    ['easypost', { error: { code: 'NOT_FOUND', message: 'The requested resource could not be found.' } }],
    ['easypost', { object: 'Event', description: 'batch.updated', result: { object: 'Batch' } }],
    ['austrian-post', { data: null, errors: [{ message: 'Cannot query field' }] }],
    ['swiss-post', { Type: 3, Data: [] }],
    ['dpd', { incomingShipments: [], sendingShipments: [] }],
  ])('%s finds no parcel in an answer without one', (format, payload) => {
    expect(carriers[format](payload)).toEqual([]);
  });

  it.each(CARRIER_FORMATS)('%s refuses what is not its own, in one sentence', (format) => {
    for (const payload of [null, 7, 'text', {}, { anything: [{ else: 1 }] }, [1, 2]]) {
      expect(() => carriers[format](payload)).toThrow(ForeignPayload);
      expect(() => carriers[format](payload)).toThrow(/^[^.]+\.$/);
    }
    expect(carriers[format]([])).toEqual([]);
  });

  it('planzer: of several positions each is a parcel of its own', () => {
    const event = { createdAt: '2026-11-24T07:00:00', text: { german: 'Zugestellt' } };
    const positions = [
      { positionNumber: 'P1', positionEvents: [event] },
      { positionNumber: 'P2', positionEvents: [] },
    ];
    const found = carriers.planzer({ shipmentNumber: '1', transportPositions: positions });
    expect(found.map((one) => [one.trackingNumber, one.events.length])).toEqual([
      ['P1', 1],
      ['P2', 0],
    ]);
  });

  it.each([
    ['2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    // The hour that the clocks skip.
    ['2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
    // The hour that there is twice: the first.
    ['2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:00:00', '2026-10-25T02:00:00.000Z'],
  ])('reads %s in Zurich as %s', (Time, at) => {
    expect(last('quickpac', { IdentCode: '1', Protocol: [{ Time, Status: 2100 }] })?.at).toBe(at);
  });

  it.each([
    null,
    '',
    '0001-01-01T00:00:00',
    '1970-01-01T00:00:00Z',
    '1990-01-01T00:00:00+14:00',
    0,
    '2026-02-30T08:00:00',
  ])('takes %j for no date', (empty) => {
    expect(carriers.quickpac({ IdentCode: '1', Protocol: [{ Time: empty, Status: 2100 }] })[0]?.events).toEqual([]);
    for (const format of ['aftership', 'easypost'] as const) {
      const names = ['expected_delivery', 'est_delivery_date'].map((name) => [name, empty] as const);
      const parcel = { tracking_number: '1', tracking_code: '1', ...Object.fromEntries(names) };
      expect(carriers[format](parcel)[0]?.estimate).toBeNull();
    }
    expect(
      carriers.planzer({ shipmentNumber: '1', deliveryDay: { date: empty }, transportPositions: [] })[0]?.estimate,
    ).toBeNull();
  });

  it('cuts texts, and no text breaks a line', () => {
    const Protocol = [{ Time: '2026-11-24T07:00:00', Status: 2100, StatusText: `a\u0000b\nc${LONG}` }];
    const text = last('quickpac', { IdentCode: '1', Protocol })?.text;
    expect(text).toMatch(/^a b cx+$/);
    expect(text?.length).toBe(500);
  });
});

/** Every place in a value, as a list of keys. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inside]) => places(inside, [...path, key]))];
}

function withAt(value: unknown, [key, ...rest]: string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((entry, index) => (String(index) === key ? withAt(entry, rest, put) : entry));
  const entries = Object.entries(value as object).map(([name, inside]) => [
    name,
    name === key ? withAt(inside, rest, put) : inside,
  ]);
  return Object.fromEntries(entries);
}

describe.each(CARRIER_FORMATS)('%s with anything in place of a field', (format) => {
  const dates = fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.stringMatching(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?(Z|[+-]\d{2}:\d{2})?$/),
    fc.constantFrom('0001-01-01T00:00:00', '1970-01-01', '1989-12-31T23:59:59Z', '1990-01-01T00:00:00+14:00'),
  );
  const junk = fc.oneof(fc.jsonValue(), dates, fc.double(), fc.string({ unit: 'binary' }));
  const changes = fc.array(fc.tuple(fc.constantFrom(...places(samples[format])), junk), { minLength: 1, maxLength: 4 });

  it('gives sound reports or says that it is none', () => {
    fc.assert(
      fc.property(changes, (all) => {
        let payload: unknown = samples[format];
        for (const [path, put] of all)
          if (places(payload).some((one) => one.join('\n') === path.join('\n'))) payload = withAt(payload, path, put);
        let found: ReturnType<(typeof carriers)[typeof format]> = [];
        try {
          found = carriers[format](payload);
        } catch (error) {
          expect(error).toBeInstanceOf(ForeignPayload);
        }
        for (const { events, estimate, trackingNumber, carrier } of found) {
          expect(trackingNumber).not.toBe('');
          expect(carrier).not.toBe('');
          for (const { at, code, text, place } of events) {
            expect(at).toMatch(/^(199\d|20\d\d)-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
            expect(code).not.toBe('');
            for (const shown of [code, text, place]) expect(shown ?? '').not.toMatch(/[\p{Cc}\p{Cs}]/u);
          }
          expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
          if (estimate) expect(estimate.on).toMatch(/^(199\d|20\d\d)-\d\d-\d\d$/);
          if (estimate?.from) expect(estimate.from < (estimate.to ?? '')).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives none or an error for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (payload) => {
        try {
          carriers[format](payload);
        } catch (error) {
          expect(error).toBeInstanceOf(ForeignPayload);
        }
      }),
    );
  });
});
