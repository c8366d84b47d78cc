import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CarrierReport } from '@/lib/tracking/types';
import { type CarrierFormat, carriers } from './formats';

const REAL = join(import.meta.dirname, '../../../../shared/data/carriers');
const read = (path: string) => JSON.parse(readFileSync(join(REAL, path), 'utf8'));
const reports = (format: CarrierFormat, path: string) => carriers[format](read(path));

/** The parcel's last word; what was delivered stays so. */
function stateOf({ events }: CarrierReport) {
  return events.some(({ state }) => state === 'delivered') ? 'delivered' : (events.at(-1)?.state ?? null);
}
const short = ({ at, state, place }: CarrierReport['events'][number]) => [at, state, place];

describe.skipIf(!existsSync(REAL))('the recorded answers (skipped where ../shared/data does not exist)', () => {
  it.each<[CarrierFormat, string, [string, string | null][]]>([
    ['aftership', 'aftership/CreateTrackingResult.json', [['1111111111111', 'label_created']]],
    ['aftership', 'aftership/GetTrackingResult.json', [['111111111111', 'delivered']]],
    [
      'aftership',
      'aftership/GetTrackingsResult.json',
      [
        ['1111111111111', 'delivered'],
        ['2222222222222', 'no_news'],
        ['1231231231231', 'no_news'],
      ],
    ],
    ['aftership', 'aftership/MarkAsCompletedResult.json', [['111111111111', 'delivered']]],
    ['aftership', 'aftership/UpdateTrackingResult.json', [['1111111111111', 'delivered']]],
    ['swiss-post', 'dach/swisspost_shipment_surfaceA_delivered.json', [['990098765432109876', 'delivered']]],
    ['swiss-post', 'dach/swisspost_letter_in_transit.json', [['990012345678901234', 'in_transit']]],
    ['swiss-post', 'dach/swisspost_history_surfaceB.json', [['990098765432109876', null]]],
    ['planzer', 'dach/planzer_delivered_REAL_CAPTURE_redacted.json', [['12345678', 'delivered']]],
    ['quickpac', 'dach/quickpac_schema_conformant.json', [['990000654321', 'delivered']]],
    ['austrian-post', 'dach/oesterreichische_post_constructed.json', [['234567890123456789', 'delivered']]],
    ['austrian-post', 'dach/oesterreichische_post_errors_REAL_CAPTURE.json', []],
    ['hermes', 'dach/hermes_tnt_v2_modelled.json', [['12345678901234', 'delivered']]],
    ['dhl', 'dach/dhl_express_checkpoints_synthetic_shape.json', [['1000000001', 'delivered']]],
    // Its time is left out in the file, and what has no time is no message.
    ['dpd', 'dach/dpd_my_parcels_shape.json', [['01XXXXXXXXXXXX', null]]],
  ])('%s reads %s', (format, path, expected) => {
    expect(reports(format, path).map((one) => [one.trackingNumber, stateOf(one)])).toEqual(expected);
  });

  it('easypost reads each recording of trackers, and nothing in lists of other events', () => {
    const files = existsSync(REAL) ? readdirSync(join(REAL, 'easypost')).filter((name) => name.endsWith('.json')) : [];
    const found = files.map((name) => [name, reports('easypost', `easypost/${name}`)] as const);
    for (const [name, trackers] of found) {
      if (name.startsWith('test_event')) expect(trackers).toEqual([]);
      else expect(trackers.map(stateOf)).toEqual(trackers.map(() => 'label_created'));
    }
    expect(found.reduce((sum, [, { length }]) => sum + length, 0)).toBe(21);
    expect(reports('easypost', 'easypost/test_tracker_all__0.json').map((one) => one.trackingNumber)).toEqual(
      ['0782', '0775', '0768', '0751', '0744'].map((end) => `940010020830310950${end}`),
    );
  });

  it('easypost has days, places and the words of both messages', () => {
    expect(reports('easypost', 'easypost/test_tracker_create__0.json')).toEqual([
      {
        carrier: 'USPS',
        trackingNumber: 'EZ1000000001',
        events: [
          {
            at: '2025-02-06T19:48:26.000Z',
            code: 'pre_transit/status_update',
            state: 'label_created',
            text: 'Pre-Shipment Info Sent to USPS',
            place: null,
          },
          {
            at: '2025-02-07T08:25:26.000Z',
            code: 'pre_transit/status_update',
            state: 'label_created',
            text: 'Shipping Label Created',
            place: 'HOUSTON, TX',
          },
        ],
        estimate: { on: '2025-03-06', from: null, to: null },
        estimatedAt: '2025-03-06T19:48:26.000Z',
        deliveredTo: null,
        pickup: null,
      },
    ]);
  });

  it('aftership has moments, places and who signed', () => {
    const [report] = reports('aftership', 'aftership/GetTrackingResult.json');
    expect(report).toMatchObject({
      carrier: 'fedex',
      deliveredTo: '..KOSUTOKO',
      estimate: { on: '2022-01-05', from: null, to: null },
      pickup: null,
    });
    expect(report?.events).toHaveLength(14);
    expect(report?.events[0]).toEqual({
      at: '2018-07-23T06:21:39.000Z',
      code: 'InfoReceived_001',
      state: 'label_created',
      text: 'Shipment information sent to FedEx',
      place: null,
    });
    expect(report?.events.slice(-2).map(short)).toEqual([
      ['2018-07-24T04:02:00.000Z', 'out_for_delivery', 'NARITA-SHI JP'],
      ['2018-07-25T01:10:00.000Z', 'delivered', 'SAPPORO JP'],
    ]);
  });

  it('aftership reads the same messages with an offset and without a zone as the same moments', () => {
    const [withOffset] = reports('aftership', 'aftership/GetTrackingsResult.json');
    const [without] = reports('aftership', 'aftership/UpdateTrackingResult.json');
    expect(without?.events).toEqual(withOffset?.events);
    expect(without?.events.map(short).slice(4, 6)).toEqual([
      ['2018-08-01T04:13:04.000Z', 'exception', 'KEASBEY, NJ'],
      ['2018-08-01T04:17:00.000Z', 'in_transit', 'KEASBEY, NJ'],
    ]);
    expect(withOffset).toMatchObject({ deliveredTo: null, estimate: { on: '2018-08-01' } });
  });

  it('aftership dates a state without messages by its last news, and one marked by hand comes last', () => {
    expect(reports('aftership', 'aftership/CreateTrackingResult.json')[0]).toMatchObject({
      events: [{ at: '2018-08-17T06:25:32.000Z', code: 'Pending_001', state: 'label_created' }],
      estimate: null,
      pickup: null,
    });
    expect(reports('aftership', 'aftership/GetTrackingsResult.json')[1]).toMatchObject({
      carrier: 'ups',
      events: [{ at: '2018-06-22T07:21:57.000Z', code: 'Expired_001', state: 'no_news' }],
    });
    const [marked] = reports('aftership', 'aftership/MarkAsCompletedResult.json');
    expect(marked?.events.at(-1)).toMatchObject({ at: '2018-08-17T05:10:46.000Z', code: 'Exception_013' });
    expect(marked?.events.at(-2)?.state).toBe('delivered');
  });

  it('swiss-post has the moment of delivery, the day that was estimated, and no window where there is none', () => {
    expect(reports('swiss-post', 'dach/swisspost_shipment_surfaceA_delivered.json')).toEqual([
      {
        carrier: 'swiss-post',
        trackingNumber: '990098765432109876',
        events: [{ at: '2026-04-16T08:28:29.000Z', code: 'DELIVERED', state: 'delivered', text: null, place: null }],
        estimate: { on: '2026-04-16', from: null, to: null },
        estimatedAt: null,
        deliveredTo: null,
        pickup: null,
      },
    ]);
    expect(reports('swiss-post', 'dach/swisspost_letter_in_transit.json')[0]).toMatchObject({
      events: [{ at: '2026-04-16T08:28:29.000Z', code: 'TO_BE_DELIVERED' }],
      estimate: { on: '2026-04-16', from: null, to: null },
    });
  });

  it('swiss-post joins a shipment and its history, whose words decide nothing', () => {
    const [alone] = reports('swiss-post', 'dach/swisspost_history_surfaceB.json');
    expect(alone?.events.map(({ at, code, state, text }) => [at, code, state, text])).toEqual([
      ['2026-04-14T16:13:24.000Z', 'PST', null, 'Dateneinlieferung durch Aufgeber'],
      ['2026-04-15T08:57:24.000Z', 'PST', null, 'Sortiert'],
      ['2026-04-15T13:04:16.000Z', 'PST', null, 'Sortiert für die Zustellung'],
      ['2026-04-16T04:37:12.000Z', 'NTF', null, 'Verlad Fahrzeug'],
      ['2026-04-16T08:28:29.000Z', 'PST', null, 'Zugestellt an Domiziladresse'],
    ]);
    const both = carriers['swiss-post']([
      read('dach/swisspost_shipment_surfaceA_delivered.json'),
      read('dach/swisspost_history_surfaceB.json'),
    ]);
    expect(both.map((one) => [one.events.length, one.estimate?.on, stateOf(one)])).toEqual([
      [6, '2026-04-16', 'delivered'],
    ]);
  });

  it('planzer has local times as moments and the German words as codes', () => {
    const [report] = reports('planzer', 'dach/planzer_delivered_REAL_CAPTURE_redacted.json');
    expect(report?.events.map(({ at, code, state }) => [at, code, state])).toEqual([
      ['2026-03-13T06:15:41.000Z', 'Erfasst', 'label_created'],
      ['2026-03-13T21:22:50.000Z', 'Übergeben', 'in_transit'],
      ['2026-03-14T01:36:50.000Z', 'In Zustellung', 'out_for_delivery'],
      ['2026-03-16T03:27:41.000Z', 'In Zustellung', 'out_for_delivery'],
      ['2026-03-16T07:09:40.000Z', 'Zugestellt', 'delivered'],
    ]);
    expect(report?.estimate).toEqual({ on: '2026-03-16', from: null, to: null });
  });

  it.each<[CarrierFormat, string, unknown[][]]>([
    [
      'quickpac',
      'dach/quickpac_schema_conformant.json',
      [
        ['2026-04-27T21:03:58.000Z', 'label_created', null],
        ['2026-04-28T13:52:17.000Z', 'in_transit', null],
        ['2026-04-29T06:46:00.000Z', 'out_for_delivery', null],
        ['2026-04-29T11:12:42.000Z', 'delivered', null],
      ],
    ],
    [
      'austrian-post',
      'dach/oesterreichische_post_constructed.json',
      [
        ['2026-04-27T21:03:58.000Z', 'label_created', 'Wien'],
        ['2026-04-28T13:52:17.000Z', 'in_transit', 'Wien'],
        ['2026-04-29T06:46:00.000Z', 'out_for_delivery', 'Wien'],
        ['2026-04-29T11:12:42.000Z', 'delivered', 'Wien'],
      ],
    ],
    [
      'hermes',
      'dach/hermes_tnt_v2_modelled.json',
      [
        ['2026-04-27T23:03:58.000Z', 'label_created', null],
        ['2026-04-28T15:52:17.000Z', 'in_transit', null],
        ['2026-04-29T08:46:00.000Z', 'out_for_delivery', null],
        ['2026-04-29T13:12:42.000Z', 'delivered', null],
      ],
    ],
    [
      'dhl',
      'dach/dhl_express_checkpoints_synthetic_shape.json',
      [
        ['2026-07-27T06:00:00.000Z', 'in_transit', 'ORIGIN HUB'],
        ['2026-07-31T11:07:00.000Z', 'delivered', 'EXAMPLE HUB'],
      ],
    ],
  ])('%s has moments and places', (format, path, expected) => {
    expect(reports(format, path)[0]?.events.map(short)).toEqual(expected);
  });

  it('takes no estimate from what is null, and the one day that DHL names', () => {
    expect(reports('austrian-post', 'dach/oesterreichische_post_constructed.json')[0]?.estimate).toBeNull();
    expect(reports('quickpac', 'dach/quickpac_schema_conformant.json')[0]?.estimate).toBeNull();
    expect(reports('dhl', 'dach/dhl_express_checkpoints_synthetic_shape.json')[0]?.estimate?.on).toBe('2026-08-01');
  });

  it.each(Object.keys(carriers) as CarrierFormat[])('%s refuses the answers of the others', (format) => {
    const own: Record<CarrierFormat, string> = {
      aftership: 'aftership/GetTrackingResult.json',
      easypost: 'easypost/test_tracker_create__0.json',
      'swiss-post': 'dach/swisspost_letter_in_transit.json',
      planzer: 'dach/planzer_delivered_REAL_CAPTURE_redacted.json',
      quickpac: 'dach/quickpac_schema_conformant.json',
      'austrian-post': 'dach/oesterreichische_post_constructed.json',
      hermes: 'dach/hermes_tnt_v2_modelled.json',
      dhl: 'dach/dhl_express_checkpoints_synthetic_shape.json',
      dpd: 'dach/dpd_my_parcels_shape.json',
    };
    for (const [other, path] of Object.entries(own)) {
      if (other === format) expect(reports(format, path)).toHaveLength(1);
      else expect(() => reports(format, path)).toThrow(/^This is no answer of /);
    }
  });
});
