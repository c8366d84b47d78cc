import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import type { CarrierFormat } from '../carriers/formats';
import { takeEntries } from '../mutations/calls';
import { openSource } from '../mutations/sources';
import { type EntryRefusal, importReports } from './json';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'reports-'));
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function run(format: CarrierFormat, content: string, source: string) {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, content);
  return read(format, path, source);
}
async function read(format: CarrierFormat, path: string, source: string) {
  const refusals: EntryRefusal[] = [];
  const warnings: EntryRefusal[] = [];
  const report = await importReports(db, source, format, path, {
    onRefusal: (one) => refusals.push(one),
    onWarning: (one) => warnings.push(one),
  });
  return { report, refusals, warnings };
}

/** Parcels with these numbers, as their shop announced them. */
async function announce(sourceName: string, ...numbers: string[]): Promise<void> {
  const source = await openSource(db, sourceName);
  const order = { placedAt: '2026-11-20T10:00:00+01:00', currency: 'CHF', customer: 'K-1' };
  const items = [{ line: '1', sku: '3301', name: 'Tasse', unitPrice: 1900, quantity: numbers.length }];
  await takeEntries(db, source, 'orders', [{ ...order, id: '1', items }]);
  const parcel = { order: '1', items: [{ line: '1', quantity: 1 }], expectedOn: '2026-11-24' };
  const shipments = numbers.map((trackingNumber) => ({ ...parcel, id: `P ${trackingNumber}`, trackingNumber }));
  await takeEntries(db, source, 'shipments', shipments);
}
const stored = (source: string) =>
  db.shipment.findMany({ where: { source: { name: source } }, orderBy: { trackingNumber: 'asc' } });

const aftership = (number: string, tag: string, at: string, facts: object = {}) => ({
  data: {
    tracking: {
      tracking_number: number,
      slug: 'swiss-post',
      tag,
      checkpoints: [{ checkpoint_time: at, tag, subtag: `${tag}_001`, message: 'said', location: 'Bern' }],
      ...facts,
    },
  },
});

describe('a file of answers', () => {
  it('moves the parcels of the source that have these numbers; a second run changes nothing', async () => {
    await announce('moves', '99.60.1', '99.60.2');
    const log = [
      aftership('99601', 'InTransit', '2026-11-23T08:00:00Z', { expected_delivery: '2026-11-26' }),
      aftership('9960 2', 'Delivered', '2026-11-24T08:00:00Z', { signed_by: 'M. Muster' }),
    ];
    const text = log.map((one) => JSON.stringify(one)).join('\n');
    expect((await run('aftership', text, 'moves')).report).toMatchObject({ lines: 2, created: 2, refused: 0 });
    expect(await stored('moves')).toMatchObject([
      { state: 'in_transit', expectedOn: new Date('2026-11-26'), promisedOn: new Date('2026-11-24') },
      { state: 'delivered', deliveredAt: new Date('2026-11-24T08:00:00Z'), deliveredTo: 'M. Muster' },
    ]);
    expect((await run('aftership', text, 'moves')).report).toMatchObject({ created: 0, unchanged: 2 });
  });

  it('may come before its parcels, and never moves those of another source', async () => {
    await announce('other', '99601');
    const text = JSON.stringify(aftership('99601', 'OutForDelivery', '2026-11-24T05:00:00Z'));
    expect((await run('aftership', text, 'early')).report).toMatchObject({ created: 0, waiting: 1 });
    await announce('early', '99601');
    expect(await stored('early')).toMatchObject([{ state: 'out_for_delivery' }]);
    expect(await stored('other')).toMatchObject([{ state: 'label_created' }]);
  });

  it('with a line that is none loses only that line', async () => {
    await announce('odd', '99601');
    const good = JSON.stringify(aftership('99601', 'Delivered', '2026-11-24T08:00:00Z'));
    const { report, refusals } = await run('aftership', ['{"x":', good, '{"tracking_code": "1"}'].join('\n'), 'odd');
    expect(report).toMatchObject({ created: 1, refused: 2 });
    expect(refusals).toMatchObject([
      { place: 'line 1', reason: 'the line is not JSON' },
      { place: 'line 3', reason: expect.stringContaining('no answer of AfterShip') },
    ]);
  });

  it('a new sub-tag costs nothing, and a number with a wrong check digit is taken with a warning', async () => {
    const subtag = { checkpoints: [{ checkpoint_time: '2026-11-24T08:00:00Z', subtag: 'Delivered_099' }] };
    await announce('new', 'RR473124828GB');
    const text = JSON.stringify(aftership('RR473124828GB', 'Delivered', '', subtag));
    expect(await run('aftership', text, 'new')).toMatchObject({ report: { created: 1, warnings: 0 } });
    expect(await stored('new')).toMatchObject([{ state: 'delivered' }]);
    const wrong = JSON.stringify(aftership('RR473124827GB', 'Delivered', '2026-11-24T08:00:00Z'));
    const { report, warnings } = await run('aftership', wrong, 'new');
    expect(report).toMatchObject({ waiting: 1, warnings: 1 });
    expect(warnings).toMatchObject([{ id: 'RR473124827GB', reason: expect.stringContaining('check digit') }]);
  });

  it.each<[CarrierFormat, string, RegExp]>([
    ['planzer', '{"tracking_number": "1"}', /no answer of Planzer/],
    ['easypost', 'InvoiceNo,StockCode\n1,2', /neither JSON nor JSON Lines\.$/],
    ['easypost', ' ', /is empty\.$/],
  ])('%s refuses %j in one sentence', async (format, text, message) => {
    await expect(run(format, text, 'none')).rejects.toThrow(message);
    expect(await db.source.count({ where: { name: 'none' } })).toBe(0);
  });
});

const REAL = join(import.meta.dirname, '../../../../shared/data/carriers');
describe.skipIf(!existsSync(REAL))('the recorded answers (skipped where ../shared/data does not exist)', () => {
  it.each<[CarrierFormat, string, string, object]>([
    [
      'aftership',
      'aftership/GetTrackingResult.json',
      '111111111111',
      { state: 'delivered', deliveredAt: new Date('2018-07-25T01:10:00Z') },
    ],
    ['aftership', 'aftership/GetTrackingsResult.json', '2222222222222', { state: 'no_news', deliveredAt: null }],
    [
      'easypost',
      'easypost/test_tracker_create__0.json',
      'EZ1000000001',
      { state: 'label_created', expectedOn: new Date('2026-11-24') },
    ],
    [
      'swiss-post',
      'dach/swisspost_shipment_surfaceA_delivered.json',
      '99.00.987654.32109876',
      { state: 'delivered', deliveredAt: new Date('2026-04-16T08:28:29Z') },
    ],
    [
      'swiss-post',
      'dach/swisspost_letter_in_transit.json',
      '990012345678901234',
      { state: 'in_transit', expectedOn: new Date('2026-04-16') },
    ],
    ['planzer', 'dach/planzer_delivered_REAL_CAPTURE_redacted.json', '12345678', { state: 'delivered' }],
    ['quickpac', 'dach/quickpac_schema_conformant.json', '990000654321', { state: 'delivered' }],
    ['austrian-post', 'dach/oesterreichische_post_constructed.json', '234567890123456789', { state: 'delivered' }],
    ['hermes', 'dach/hermes_tnt_v2_modelled.json', '12345678901234', { state: 'delivered' }],
    ['dhl', 'dach/dhl_express_checkpoints_synthetic_shape.json', '1000000001', { state: 'delivered' }],
  ])('%s: %s', async (format, file, number, expected) => {
    const source = `${format} ${file}`;
    await announce(source, number);
    const { refusals } = await read(format, join(REAL, file), source);
    expect(refusals).toEqual([]);
    const [parcel] = await stored(source);
    expect(parcel).toMatchObject(expected);
  });
});
