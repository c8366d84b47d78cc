import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { LIVE_CHANNEL, LIVE_WORDS } from '@/lib/core/live';
import { requestContext } from '@/lib/core/request-context';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { item, order } from '@/prisma/seed/builders';
import { parcel as command } from '@/scripts/portal/parcel';
import { announceShipments, recomputeShipments, recordTrackingEvents, refoldShipments } from './mutations';
import type { TrackingEventInput } from './types';

const { db, url } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const account = await db.account.create({ data: { kind: 'private', name: 'Lea Brunner' } });

let count = 0;
/** An order of one mug in one parcel. @returns the parcel's id */
async function parcel(): Promise<string> {
  count += 1;
  const items = [item({ sku: '3301', name: 'Tasse', price: 1900 }, 1)];
  const common = { accountId: account.id, sourceId: source.id };
  const orderId = await saveOrder(db, order({ ...common, number: `T-${count}`, placed: 3, items }));
  const [id = ''] = await db.$transaction((tx) =>
    saveShipments(tx, [
      {
        sourceId: source.id,
        sourceKey: `P-${count}`,
        orderId,
        state: 'packed',
        items: [{ lineKey: '1', quantity: 1 }],
      },
    ]),
  );
  return id;
}

const message = (shipmentId: string, hour: number, state: TrackingEventInput['state']): TrackingEventInput => ({
  ...{ shipmentId, state, code: `${state}`, text: null, place: 'Bern' },
  at: new Date(Date.UTC(2026, 10, 20, hour)),
});
const record = (events: TrackingEventInput[]) => db.$transaction((tx) => recordTrackingEvents(tx, events));
const stored = (id: string) =>
  db.shipment.findUniqueOrThrow({ where: { id }, include: { order: true, trackingEvents: true } });

describe('recordTrackingEvents', () => {
  it('moves the parcel, the order and its summary, with one audit row', async () => {
    const id = await parcel();
    expect(await record([message(id, 8, 'in_transit'), message(id, 12, 'delivered')])).toEqual([true, true]);
    expect(await stored(id)).toMatchObject({
      state: 'delivered',
      statedState: 'packed',
      handedOverAt: new Date('2026-11-20T08:00:00Z'),
      deliveredAt: new Date('2026-11-20T12:00:00Z'),
      order: { summaryState: 'delivered', summaryStateDate: new Date('2026-11-20') },
    });
    const trail = await db.auditEntry.findMany({ where: { entity: 'shipment', entityId: id } });
    expect(trail).toMatchObject([{ action: 'tracking.recorded', accountId: account.id, details: { events: 2 } }]);
  });

  it('R01 the same messages ten times at once are each one row', async () => {
    const id = await parcel();
    const events = [message(id, 8, 'in_transit'), message(id, 9, null)];
    const answers = await Promise.all(Array.from({ length: 10 }, () => record(events)));
    expect(answers.flat().filter(Boolean)).toHaveLength(2);
    expect((await stored(id)).trackingEvents).toHaveLength(2);
  });

  it('rows cannot be changed or removed by the application', async () => {
    const id = await parcel();
    await record([message(id, 8, 'in_transit')]);
    await expect(db.trackingEvent.updateMany({ data: { code: 'x' } })).rejects.toThrow(/denied/);
    await expect(db.trackingEvent.deleteMany()).rejects.toThrow(/denied/);
  });

  it('a correction needs its reason', async () => {
    const id = await parcel();
    const correction = { ...message(id, 13, 'exception'), origin: 'staff' as const };
    await expect(record([correction])).rejects.toThrow();
    await record([message(id, 12, 'delivered')]);
    await record([{ ...correction, reason: 'falsch gescannt' }]);
    expect(await stored(id)).toMatchObject({ state: 'exception', deliveredAt: null });
  });
});

describe('npm run portal -- parcel correct', () => {
  it('is the way out of delivered, with its reason on record', async () => {
    const id = await parcel();
    await db.shipment.update({ where: { id }, data: { trackingNumber: '99.60.CORRECT' } });
    await record([message(id, 12, 'delivered'), message(id, 13, 'in_transit')]);
    expect(await stored(id)).toMatchObject({ state: 'delivered' });
    await command(['correct', '9960 correct', 'exception'], { reason: 'wrong door' });
    expect(await stored(id)).toMatchObject({ state: 'exception', deliveredAt: null });
    expect(await db.trackingEvent.count({ where: { shipmentId: id, reason: 'wrong door' } })).toBe(1);
  });

  it.each<[Parameters<typeof command>, RegExp]>([
    [
      [['correct', '99.60.CORRECT', 'gone'], { reason: 'wrong door' }],
      /takes a tracking number and a state: label_created/,
    ],
    [[['correct', '99.60.CORRECT', 'exception'], {}], /--reason/],
    [[['correct', '1', 'exception'], { reason: 'wrong door' }], /no parcel/],
  ])('%j says what is wrong', async (args, message) => {
    await expect(command(...args)).rejects.toThrow(message);
  });
});

describe('what a carrier says of the arrival', () => {
  const estimate = { from: '10:00', to: '12:00', reason: null };
  const waiting = { place: 'Postfiliale Bern', until: '2026-11-28', code: null };

  it('moves the day with every word kept, and names place and hands', async () => {
    const id = await parcel();
    await record([{ ...message(id, 8, 'in_transit'), estimate: { ...estimate, on: '2026-11-24' } }]);
    const late = { ...message(id, 9, 'exception'), estimate: { ...estimate, on: '2026-11-26', reason: 'Schnee' } };
    await record([late, late]);
    expect(await stored(id)).toMatchObject({
      expectedOn: new Date('2026-11-26'),
      expectedFrom: '10:00',
      delayReason: 'Schnee',
      order: { summaryNextDate: new Date('2026-11-26'), summaryNextFrom: '10:00' },
    });
    expect(await db.deliveryEstimate.count({ where: { shipmentId: id } })).toBe(2);
    await record([{ ...message(id, 10, 'ready_for_pickup'), pickup: waiting }]);
    expect(await stored(id)).toMatchObject({
      pickupPlace: 'Postfiliale Bern',
      pickupUntil: new Date('2026-11-28'),
      order: { summaryNextDeadline: new Date('2026-11-28') },
    });
    await record([{ ...message(id, 11, 'delivered'), deliveredTo: 'im Milchkasten' }]);
    expect(await stored(id)).toMatchObject({ state: 'delivered', deliveredTo: 'im Milchkasten' });
  });

  it('stands beside what the shop states, also when the shop states it anew', async () => {
    const id = await parcel();
    await record([{ ...message(id, 8, 'in_transit'), estimate: { ...estimate, on: '2026-11-26' } }]);
    const { orderId, sourceKey } = await stored(id);
    await db.$transaction(async (tx) => {
      const items = [{ lineKey: '1', quantity: 1 }];
      const parcel = { sourceId: source.id, sourceKey, orderId, items, expectedOn: '2026-11-24' };
      await saveShipments(tx, [{ ...parcel, state: 'in_transit' }]);
      await refoldShipments(tx, [id]);
    });
    expect(await stored(id)).toMatchObject({
      expectedOn: new Date('2026-11-26'),
      promisedOn: new Date('2026-11-24'),
    });
    await expect(db.deliveryEstimate.deleteMany()).rejects.toThrow(/denied/);
  });
});

it('what the shop states later is computed together with what the carrier said', async () => {
  const id = await parcel();
  await record([message(id, 8, 'out_for_delivery')]);
  const { orderId, sourceKey } = await stored(id);
  await db.$transaction(async (tx) => {
    const items = [{ lineKey: '1', quantity: 1 }];
    await saveShipments(tx, [{ sourceId: source.id, sourceKey, orderId, state: 'in_transit', items }]);
    await refoldShipments(tx, [id]);
  });
  expect(await stored(id)).toMatchObject({ state: 'out_for_delivery', statedState: 'in_transit' });
});

describe('announceShipments', () => {
  it('raises the revision and tells it, whatever the number of parcels by one statement', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 3; made += 1) ids.push(await parcel());
    const notices: string[] = [];
    const client = new pg.Client(url);
    await client.connect();
    client.on('notification', ({ payload }) => notices.push(payload ?? ''));
    await client.query(`LISTEN ${LIVE_CHANNEL}`);
    await record([message(ids[0] ?? '', 8, 'in_transit'), message(ids[1] ?? '', 8, 'in_transit')]);
    await record([message(ids[0] ?? '', 8, 'in_transit')]);
    await db.$executeRaw`UPDATE shipment SET revision = 2147483640 WHERE id = ${ids[2]}::uuid`;
    const context = { traceId: '', address: '', statements: 0 };
    await requestContext.run(context, () => db.$transaction((tx) => announceShipments(tx, ids)));
    expect(context.statements).toBe(1);
    await vi.waitFor(() => expect(notices).toHaveLength(2));
    await client.end();
    const words = (notice = '') => new Set(notice.split(' '));
    expect(words(notices[0])).toEqual(new Set([`${ids[0]}:1`, `${ids[1]}:1`]));
    expect(words(notices[1])).toEqual(new Set([`${ids[0]}:2`, `${ids[1]}:2`, `${ids[2]}:2147483641`]));
    // The longest words there are, as many as go into one notice.
    expect(LIVE_WORDS * `${ids[2]}:2147483641 `.length).toBeLessThan(8_000);
  });
});

it('recomputing finds nothing in a healthy database, and mends what somebody broke', async () => {
  expect(await recomputeShipments(db)).toEqual({ checked: count, mended: 0 });
  const id = await parcel();
  await db.shipment.update({ where: { id }, data: { state: 'delivered' } });
  expect(await recomputeShipments(db)).toEqual({ checked: count, mended: 1 });
  expect(await stored(id)).toMatchObject({ state: 'packed' });
  expect((await recomputeSummaries(db)).mended).toEqual([]);
});
