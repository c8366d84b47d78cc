import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import type { ShipmentInput } from '@/lib/orders/types';
import { item, order } from '@/prisma/seed/builders';
import { listBrokenPromises, PROMISES_PER_PAGE } from './queries';
import type { BrokenPromise } from './types';

const { db, owner } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const account = await db.account.create({ data: { kind: 'private', name: 'Lea Brunner' } });
const staff = { staffId: 'x', role: 'view' } as StaffScope;
const TODAY = '2026-11-26';

const items = [item({ sku: '3301', name: 'Tasse', price: 1900 }, 50)];
const orderId = await saveOrder(
  db,
  order({ accountId: account.id, sourceId: source.id, number: 'RW-1', items, placed: 9 }),
);

/** Parcels by their keys, as the shop states them. */
async function parcels(all: Record<string, Partial<ShipmentInput>>): Promise<void> {
  const common = { sourceId: source.id, orderId, state: 'in_transit' as const };
  const line = [{ lineKey: '1', quantity: 1 }];
  await db.$transaction((tx) =>
    saveShipments(
      tx,
      Object.entries(all).map(([sourceKey, facts]) => ({ ...common, sourceKey, items: line, ...facts })),
    ),
  );
}
const keysOf = async (kind: BrokenPromise['kind']) => {
  const { promises } = await listBrokenPromises(staff, kind, TODAY);
  const rows = await db.shipment.findMany({ where: { id: { in: promises.map(({ id }) => id) } } });
  return promises.map(({ id }) => rows.find((row) => row.id === id)?.sourceKey);
};

beforeAll(() =>
  parcels({
    kept: { promisedOn: '2026-11-24', state: 'delivered', deliveredAt: new Date('2026-11-24T22:30:00Z') },
    // Half past twelve at night, local time.
    'missed by half an hour': {
      ...{ promisedOn: '2026-11-24', state: 'delivered', deliveredAt: new Date('2026-11-24T23:30:00Z') },
    },
    'not yet due': { promisedOn: '2026-11-26', expectedOn: '2026-11-26' },
    'without a promise': {},
    'two days over': { promisedOn: '2026-11-24', expectedOn: '2026-11-27', delayReason: 'Schnee' },
    'one day over': { promisedOn: '2026-11-25' },
    'will come later': { promisedOn: '2026-11-27', expectedOn: '2026-11-30' },
    cancelled: { promisedOn: '2026-11-20', state: 'cancelled' },
    'back at the shop': { promisedOn: '2026-11-20', state: 'returned_to_sender' },
  }),
);

describe('listBrokenPromises', () => {
  it('tells what is overdue from what will be late and what came late', async () => {
    expect(await keysOf('overdue')).toEqual(['two days over', 'one day over']);
    expect(await keysOf('at_risk')).toEqual(['will come later']);
    expect(await keysOf('missed')).toEqual(['missed by half an hour']);
  });

  it('says what staff need to act', async () => {
    const { promises, more } = await listBrokenPromises(staff, 'overdue', TODAY);
    expect(more).toBe(false);
    expect(promises[0]).toEqual({
      ...{ kind: 'overdue', id: expect.any(String), order: 'RW-1', source: 'Testshop', carrier: null },
      ...{ trackingNumber: null, state: 'in_transit', promisedOn: '2026-11-24', expectedOn: '2026-11-27' },
      ...{ deliveredOn: null, reason: 'Schnee' },
    });
  });
});

describe('among 20,000 parcels', () => {
  beforeAll(async () => {
    await owner.$executeRaw`
      INSERT INTO shipment (id, order_id, source_id, source_key, sequence, state, delivered_at, promised_on, expected_on)
      SELECT gen_random_uuid(), ${orderId}::uuid, ${source.id}::uuid, 'M' || n, 1000 + n,
        (CASE WHEN n % 100 < 97 THEN 'delivered' ELSE 'in_transit' END)::shipment_state,
        CASE WHEN n % 100 < 97 THEN timestamptz '2026-11-20 10:00Z' - n * interval '1 hour' END,
        (date '2026-11-20' - (n / 24)::int) - (CASE WHEN n % 100 IN (1, 98) THEN 5 ELSE 0 END)
          + (CASE WHEN n % 100 = 99 THEN 1000 ELSE 1 END), date '2031-01-01'
      FROM generate_series(1, 20000) n`;
    await owner.$executeRaw`ANALYZE shipment`;
  });

  it.each<[BrokenPromise['kind'], string]>([
    ['overdue', 'shipment_promise_open_idx'],
    ['at_risk', 'shipment_promise_open_idx'],
    ['missed', 'shipment_promise_missed_idx'],
  ])('%s reads its index, page by page, each parcel once', async (kind, index) => {
    const seen: string[] = [];
    const pages: BrokenPromise[][] = [];
    const plans = await explain(async () => {
      const first = await listBrokenPromises(staff, kind, TODAY);
      expect([first.promises.length, first.more]).toEqual([PROMISES_PER_PAGE, true]);
    });
    assertUsesIndex(plans, index);
    assertNoSeqScan(plans, 'shipment');
    // The few that are still on time are passed over.
    assertRowsAtMost(plans, PROMISES_PER_PAGE + 5);
    for (let after: BrokenPromise | null = null; ; ) {
      const { promises, more } = await listBrokenPromises(staff, kind, TODAY, after);
      pages.push(promises);
      seen.push(...promises.map(({ id }) => id));
      after = promises.at(-1) ?? null;
      if (!more) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const days = pages.flat().map(({ promisedOn }) => promisedOn);
    expect(days).toEqual(kind === 'missed' ? days.toSorted().reverse() : days.toSorted());
  });
});
