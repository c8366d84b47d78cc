import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { requestContext } from '@/lib/core/request-context';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { recordOrderEvents, saveShipments } from '@/lib/orders/mutations/shipments';
import type { ShipmentInput } from '@/lib/orders/types';
import { recordTrackingEvents } from '@/lib/tracking/mutations';
import type { TrackingEventInput } from '@/lib/tracking/types';
import { item, order } from '@/prisma/seed/builders';
import { getParcelPage } from './parcel';

const { db } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const at = (day: number, time = '10:00') => new Date(`2026-11-${day}T${time}:00Z`);
const address = { street: 'Idastrasse', houseNumber: '14', postcode: '8003', city: 'Zürich', country: 'CH' };

/** An order of an account of its own with parcels. */
async function plant(...parcels: Partial<ShipmentInput>[]) {
  const scope = scopeIn(await db.account.create({ data: { kind: 'private', name: 'Lea' } }));
  const number = uuid();
  return db.$transaction(async (tx) => {
    const orderId = await saveOrder(tx, {
      ...order({ accountId: scope.accountId, sourceId: source.id, number, placed: 3, items: [] }),
      items: [item({ sku: 'T64', name: 'Kaffeemühle Töss', price: 77_725 }, 3)],
      addresses: [
        { kind: 'billing', name: 'Buchhaltung', ...address },
        { kind: 'shipping', name: 'Lea Brunner', ...address },
      ],
    });
    const stated = { sourceId: source.id, orderId, state: 'in_transit', carrier: 'Die Post' } as const;
    const ids = await saveShipments(
      tx,
      parcels.map((words, index) => ({
        ...{ ...stated, sourceKey: `${number}-${index}`, items: [{ lineKey: '1', quantity: 1 }] },
        ...words,
      })),
    );
    return { scope, number, orderId, ids, first: ids[0] ?? '' };
  });
}

const say = (shipmentId: string, ...events: (Partial<TrackingEventInput> & { at: Date })[]) =>
  db.$transaction((tx) =>
    recordTrackingEvents(
      tx,
      events.map((event) => ({
        ...{ shipmentId, code: event.at.toISOString(), state: 'in_transit', text: null, place: null },
        ...event,
      })),
    ),
  );

it('has every word about the day with the promise first, the log newest first, and where it goes', async () => {
  const { scope, number, first } = await plant(
    { promisedOn: '2026-11-25', expectedOn: '2026-11-25', statedAt: at(19, '19:53'), handedOverAt: at(20, '16:12') },
    {},
    { state: 'cancelled' },
  );
  await say(
    first,
    { at: at(23, '18:36'), place: 'Frauenfeld', estimate: { on: '2026-11-26', from: null, to: null, reason: 'Stau' } },
    { at: at(23, '18:40'), text: 'Sortiert', estimate: { on: '2026-11-26', from: null, to: null, reason: 'Stau' } },
    { at: at(24, '05:18'), estimate: { on: '2026-11-26', from: '10:00', to: '12:00', reason: null } },
  );
  const page = await getParcelPage(scope, number, first);
  expect(page).toMatchObject({
    number,
    count: 2,
    parcel: { id: first, expectedOn: '2026-11-26', expectedFrom: '10:00', promised: '2026-11-25' },
    handedOverAt: at(20, '16:12'),
    log: [{ at: at(24, '05:18') }, { at: at(23, '18:40'), text: 'Sortiert' }, { place: 'Frauenfeld' }],
    address: { name: 'Lea Brunner', kind: 'shipping' },
  });
  // The same day with the same hours, said again, is no change.
  expect(page?.dates).toEqual([
    { source: 'shop', at: at(19, '19:53'), on: '2026-11-25', from: null, to: null, reason: null, first: true },
    { source: 'carrier', at: at(23, '18:36'), on: '2026-11-26', from: null, to: null, reason: 'Stau', first: false },
    {
      source: 'carrier',
      at: at(24, '05:18'),
      on: '2026-11-26',
      from: '10:00',
      to: '12:00',
      reason: null,
      first: false,
    },
  ]);
});

it('what only the shop has reported stands in the log until the carrier says it', async () => {
  const { scope, number, orderId, first } = await plant({ handedOverAt: at(20, '16:12') });
  const packed = { orderId, shipmentId: first, kind: 'packed', at: at(20, '14:05'), key: 'packed' } as const;
  await db.$transaction((tx) => recordOrderEvents(tx, [packed]));
  const states = async () => (await getParcelPage(scope, number, first))?.log.map(({ state }) => state);
  expect(await states()).toEqual(['in_transit', 'packed']);
  await say(first, { at: at(20, '20:00'), state: null });
  expect(await states()).toEqual([null, 'packed']);
});

it('without any date nothing is shown of one', async () => {
  const { scope, number, first } = await plant({});
  expect(await getParcelPage(scope, number, first)).toMatchObject({ dates: [], log: [], handedOverAt: null });
});

it('is one statement, however much was said', async () => {
  const { scope, number, first } = await plant({ promisedOn: '2026-11-25' });
  const words = Array.from({ length: 60 }, (_, minute) => ({
    at: new Date(at(23).getTime() + minute * 60_000),
    estimate: { on: `2026-11-${24 + (minute % 6)}`, from: null, to: null, reason: null },
  }));
  await say(first, ...words);
  const context = { traceId: '', address: '', statements: 0 };
  const page = await requestContext.run(context, () => getParcelPage(scope, number, first));
  expect(context.statements).toBe(1);
  expect(page?.dates).toHaveLength(61);
});

it('T01 one of another account, or of another order, is nothing', async () => {
  const [own, foreign] = [await plant({}), await plant({})];
  expect(await getParcelPage(own.scope, foreign.number, foreign.first)).toBeNull();
  expect(await getParcelPage(own.scope, own.number, foreign.first)).toBeNull();
});
