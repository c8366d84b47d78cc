import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { ShipmentState } from '@/prisma/generated/enums';
import { item, order } from '@/prisma/seed/builders';
import { quantityFault } from '../policy/whereabouts';
import type { ItemInput, OrderInput, ShipmentInput } from '../types';
import { saveOrder } from './orders';
import { recordOrderEvents, saveShipments } from './shipments';
import { recomputeSummaries } from './summaries';

const { db } = await testDatabase();

const source = await db.source.create({ data: { name: 'Testshop' } });
const account = await db.account.create({ data: { kind: 'private', name: 'Lea Brunner' } });
const mug = { sku: '3301', name: 'Tasse', price: 1900 };
const mill = { sku: 'T64', name: 'Mühle', price: 74900 };

let count = 0;
const newOrder = (items: ItemInput[], facts: Partial<OrderInput> = {}): OrderInput => {
  count += 1;
  return order({ accountId: account.id, sourceId: source.id, number: `P-${count}`, placed: 3, items, ...facts });
};
const parcel = (orderId: string, key: string, facts: Partial<ShipmentInput> = {}): ShipmentInput => ({
  sourceId: source.id,
  sourceKey: `${orderId}-${key}`,
  orderId,
  state: 'in_transit',
  items: [{ lineKey: '1', quantity: 1 }],
  ...facts,
});
const stored = (id: string) =>
  db.order.findUniqueOrThrow({
    where: { id },
    include: {
      items: { orderBy: { position: 'asc' } },
      shipments: { orderBy: { sequence: 'asc' }, include: { items: true } },
    },
  });

describe('saveShipments', () => {
  it('one of two on its way: the line, the summary and the search know it', async () => {
    const id = await saveOrder(db, newOrder([item(mill, 1), item(mug, 2)]));
    await db.$transaction((tx) =>
      saveShipments(tx, [
        parcel(id, 'a', {
          trackingNumber: '99.60.004817.01123582',
          expectedOn: '2026-11-26',
          expectedFrom: '10:00',
          expectedTo: '12:00',
        }),
      ]),
    );
    const row = await stored(id);
    expect(row).toMatchObject({
      summaryState: 'partly_shipped',
      summaryNextDate: new Date('2026-11-26'),
      summaryNextFrom: '10:00',
      summaryNextTo: '12:00',
      summaryAction: 'track',
    });
    expect(row.search).toContain('996000481701123582');
    expect(row.items).toMatchObject([{ quantityInTransit: 1, quantityOpen: 0 }, { quantityOpen: 2 }]);
  });

  it('keeps place and first promise when the day changes, and says that it is late', async () => {
    const id = await saveOrder(db, newOrder([item(mill, 1), item(mug, 1)]));
    const late = { expectedOn: '2026-11-27', delayReason: 'Sortieranlage ausgefallen' };
    await db.$transaction((tx) => saveShipments(tx, [parcel(id, 'a', { expectedOn: '2026-11-24' })]));
    await db.$transaction((tx) =>
      saveShipments(tx, [parcel(id, 'b', { items: [{ lineKey: '2', quantity: 1 }] }), parcel(id, 'a', late)]),
    );
    const row = await stored(id);
    expect(row).toMatchObject({ summaryState: 'delayed', summaryPromised: new Date('2026-11-24') });
    expect(row.shipments).toMatchObject([
      { sequence: 1, promisedOn: new Date('2026-11-24'), expectedOn: new Date('2026-11-27') },
      { sequence: 2, promisedOn: null },
    ]);
  });

  it('adds up a line that is named twice, and refuses one that the order does not have', async () => {
    const id = await saveOrder(db, newOrder([item(mug, 3)]));
    const twice = [1, 1].map((quantity) => ({ lineKey: '1', quantity }));
    await db.$transaction((tx) => saveShipments(tx, [parcel(id, 'a', { items: twice })]));
    expect((await stored(id)).items).toMatchObject([{ quantityInTransit: 2, quantityOpen: 1 }]);
    const stray = parcel(id, 'b', { items: [{ lineKey: '9', quantity: 1 }] });
    await expect(db.$transaction((tx) => saveShipments(tx, [stray]))).rejects.toThrow('its order has no line 9');
    expect((await stored(id)).shipments).toHaveLength(1);
  });

  it('two reports of two parcels at once: both count, on two places', async () => {
    const id = await saveOrder(db, newOrder([item(mug, 2)]));
    await Promise.all(['a', 'b'].map((key) => db.$transaction((tx) => saveShipments(tx, [parcel(id, key)]))));
    const row = await stored(id);
    expect(row.items).toMatchObject([{ quantityInTransit: 2, quantityOpen: 0 }]);
    expect(row.shipments.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });
});

it('a piece that came back may have arrived in a parcel that is reported later', async () => {
  const id = await saveOrder(db, newOrder([item(mug, 2, { returned: 1 })]));
  expect((await stored(id)).items).toMatchObject([{ quantityOpen: 2, quantityReturned: 0, statedReturned: 1 }]);
  const arrived = { state: 'delivered', deliveredAt: new Date('2026-11-21T10:38:00Z') } as const;
  await db.$transaction((tx) =>
    saveShipments(tx, [parcel(id, 'a', { ...arrived, items: [{ lineKey: '1', quantity: 2 }] })]),
  );
  expect((await stored(id)).items).toMatchObject([{ quantityDelivered: 2, quantityReturned: 1 }]);
});

it('a changed order keeps the lines that parcels hold, wherever they move', async () => {
  const lines = [
    { ...item(mill, 1), lineKey: 'mill' },
    { ...item(mug, 2), lineKey: 'mug' },
  ];
  const first = newOrder(lines, { locale: 'fr-CH', expectedOn: '2026-11-24' });
  const id = await saveOrder(db, first);
  await db.$transaction((tx) => saveShipments(tx, [parcel(id, 'a', { items: [{ lineKey: 'mug', quantity: 2 }] })]));
  const before = await stored(id);
  const moved = [{ ...item(mug, 2), lineKey: 'mug' }, item({ sku: 'N', name: 'Neu', price: 100 }, 1)];
  await db.$transaction((tx) =>
    saveOrder(tx, { ...first, id, items: moved, locale: 'en', country: 'DE', expectedOn: '2026-11-28' }),
  );
  const after = await stored(id);
  expect(after.items).toMatchObject([
    { id: before.items[1]?.id, lineKey: 'mug', position: 1, quantityInTransit: 2 },
    { lineKey: '2', position: 2, quantityOpen: 1 },
  ]);
  expect(after).toMatchObject({ locale: 'fr-CH', regime: 'ch_none', promisedOn: new Date('2026-11-24') });
});

it('an event that is reported again is one event', async () => {
  const id = await saveOrder(db, newOrder([item(mug, 1)]));
  const event = { orderId: id, kind: 'picking', at: new Date('2026-11-20T08:00:00Z'), key: 'picking' } as const;
  for (let report = 0; report < 2; report += 1) await db.$transaction((tx) => recordOrderEvents(tx, [event]));
  expect(await db.orderEvent.count({ where: { orderId: id } })).toBe(1);
});

describe('any sequence of changes', () => {
  const quantity = fc.integer({ min: 1, max: 4 });
  const day = fc.constantFrom('2026-11-24', '2026-11-27', null);
  const shipping = fc.record({
    kind: fc.constant('parcel' as const),
    key: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom(...Object.values(ShipmentState)),
    lost: fc.boolean(),
    expectedOn: day,
    deliveredAt: fc.constantFrom(new Date('2026-11-21T10:00:00Z'), null),
    items: fc.array(fc.record({ lineKey: fc.constantFrom('1', '2'), quantity }), { maxLength: 3 }),
  });
  const changing = fc.record({
    kind: fc.constant('order' as const),
    quantities: fc.tuple(quantity, quantity),
    cancelled: fc.nat(1),
    completed: fc.boolean(),
    expectedOn: day,
  });
  const changes = fc.array(fc.oneof(shipping, changing), { minLength: 1, maxLength: 6 });

  it('keeps the sums of every line, and recompute finds no difference', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (sequence) => {
        const first = newOrder([item(mill, 2), item(mug, 3)]);
        const id = await saveOrder(db, first);
        for (const change of sequence) {
          if (change.kind === 'parcel') {
            const { kind: _, key, ...facts } = change;
            await db.$transaction((tx) => saveShipments(tx, [parcel(id, key, facts)]));
          } else {
            const { quantities, cancelled, completed, expectedOn } = change;
            const items = [item(mill, quantities[0], { cancelled }), item(mug, quantities[1])];
            await db.$transaction((tx) => saveOrder(tx, { ...first, id, items, completed, expectedOn }));
          }
        }
        const { items } = await stored(id);
        for (const { deliveredOn: _, cancelledOn: __, ...line } of items) {
          expect(quantityFault({ ...line, deliveredOn: null, cancelledOn: null })).toBeNull();
        }
        expect((await recomputeSummaries(db)).mended).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
