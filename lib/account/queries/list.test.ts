import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import { dayFromToday, item, order } from '@/prisma/seed/builders';
import { type OrderGroup, orderFilterSchema, orderGroups } from '../schema';
import { listOrders } from './list';
import { getOverview } from './overview';

const { db } = await testDatabase();
const source = await db.source.create({ data: { name: 'Testshop' } });
const mug = { sku: '3301-02', name: 'Tasse Limmat', price: 1900 };

async function createAccount(kind: 'private' | 'company') {
  return scopeIn(await db.account.create({ data: { kind, name: 'Café Linde' } }));
}

type Words = Partial<Parameters<typeof order>[0]> & { number: string; placedAt?: Date };
const saveFor = ({ accountId }: { accountId: string }, all: Words[], sourceId = source.id) =>
  saveOrders(
    db,
    all.map(({ placedAt, ...words }) => ({
      ...order({ accountId, sourceId, placed: 1, items: [item(mug, 1)], ...words }),
      ...(placedAt ? { placedAt } : {}),
    })),
  );
const filter = (search: Record<string, unknown>) => orderFilterSchema.parse(search);
const numbers = async (scope: Awaited<ReturnType<typeof createAccount>>, search: Record<string, unknown>) =>
  (await listOrders(scope, filter(search), {})).orders.map(({ number }) => number).sort();

const mine = await createAccount('company');
const [inPreparation = '', onItsWay = '', waiting = '', late = ''] = await saveFor(mine, [
  { number: 'A-1', reference: 'PO 2026/118', buyerName: 'Mara Steiner', expectedOn: dayFromToday(3) },
  { number: 'A-2', buyerName: 'Tim Huber', items: [item({ ...mug, name: 'Kaffeemühle Töss 64', sku: 'T64-01' }, 1)] },
  { number: 'A-3', buyerName: 'Tim Huber' },
  { number: 'A-4', buyerName: 'Änne Öhri' },
  {
    number: 'A-5',
    items: [item(mug, 1, { delivered: 1, deliveredOn: dayFromToday(-3) })],
    payment: { state: 'open', dueOn: '2026-12-19' },
  },
  { number: 'A-6', items: [item(mug, 1, { cancelled: 1 })] },
  {
    number: 'A-7',
    completed: true,
    items: [item(mug, 1, { delivered: 1 })],
    placedAt: new Date('2024-12-31T23:30:00Z'),
  },
  {
    number: 'A-8',
    completed: true,
    items: [item(mug, 1, { delivered: 1 })],
    placedAt: new Date('2024-12-31T22:30:00Z'),
  },
]);
await db.$transaction((tx) =>
  saveShipments(
    tx,
    [
      {
        orderId: onItsWay,
        state: 'in_transit' as const,
        trackingNumber: '99.60.004817.01123582',
        expectedOn: dayFromToday(2),
      },
      {
        orderId: waiting,
        state: 'ready_for_pickup' as const,
        pickup: { place: 'Post Zürich Wiedikon', until: dayFromToday(4) },
      },
      { orderId: late, state: 'in_transit' as const, promisedOn: dayFromToday(-1), expectedOn: dayFromToday(1) },
    ].map((parcel) => ({
      sourceId: source.id,
      sourceKey: parcel.orderId,
      items: [{ lineKey: '1', quantity: 1 }],
      ...parcel,
    })),
  ),
);
const theirs = await createAccount('company');
const { id: otherShop } = await db.source.create({ data: { name: 'Zweitshop' } });
await saveFor(theirs, [{ number: 'A-1', reference: 'PO 2026/118', buyerName: 'Eva Roth' }], otherShop);

describe('filters', () => {
  const groups: [OrderGroup, string[]][] = [
    ['vorbereitung', ['A-1']],
    ['unterwegs', ['A-2', 'A-4']],
    ['abholbereit', ['A-3']],
    ['verspaetet', ['A-4']],
    ['zugestellt', ['A-5']],
    ['storniert', ['A-6']],
    ['abgeschlossen', ['A-7', 'A-8']],
    ['rechnung-offen', ['A-5']],
  ];

  it.each(groups)('%s', async (group, expected) => expect(await numbers(mine, { zustand: group })).toEqual(expected));

  it('every group has its case, and its figure is that of its list', async () => {
    expect(groups.map(([group]) => group)).toEqual([...orderGroups]);
    const { groups: figures } = await listOrders(mine, filter({}), {});
    expect(figures).toEqual(Object.fromEntries(groups.map(([group, all]) => [group, all.length])));
  });

  it('a year begins and ends at midnight of the shop', async () => {
    expect(await numbers(mine, { jahr: '2025' })).toEqual(['A-7']);
    expect(await numbers(mine, { jahr: '2024' })).toEqual(['A-8']);
    expect((await listOrders(mine, filter({}), {})).all).toMatchObject({ count: 8, more: false, sinceYear: 2024 });
  });

  it('who ordered: each name once, sorted as people sort, and nobody of another company (T04)', async () => {
    const { buyers } = await listOrders(mine, filter({ zustand: 'storniert' }), {});
    expect(buyers).toEqual(['Änne Öhri', 'Mara Steiner', 'Tim Huber']);
    expect(await numbers(mine, { wer: 'Tim Huber' })).toEqual(['A-2', 'A-3']);
    expect(await numbers(mine, { wer: 'Eva Roth' })).toEqual([]);
    expect((await listOrders(await createAccount('private'), filter({}), {})).buyers).toEqual([]);
  });

  it.each([
    ['the number', 'a-2', ['A-2']],
    ['the own reference', 'PO 2026/118', ['A-1']],
    ['the article, in any spelling', 'kaffeemuhle töss', ['A-2']],
    ['the article number', 'T64-01', ['A-2']],
    ['the tracking number with blanks', '99 60 004817 01123582', ['A-2']],
    ['a part that several have', 'limmat', ['A-1', 'A-3', 'A-4', 'A-5', 'A-6', 'A-7', 'A-8']],
    ['nothing that could be found', '%', []],
    ['a percent sign means itself', 'limm%t', []],
  ])('search: %s', async (_, suche, expected) => expect(await numbers(mine, { suche })).toEqual(expected));

  it('all of them together, and the count is that of the result', async () => {
    const list = await listOrders(mine, filter({ suche: 'limmat', wer: 'Tim Huber', zustand: 'abholbereit' }), {});
    expect(list.orders.map(({ number }) => number)).toEqual(['A-3']);
    expect(list.found).toEqual({ count: 1, more: false });
    expect(list.orders[0]).toMatchObject({ pickupPlace: 'Post Zürich Wiedikon', buyerName: 'Tim Huber' });
  });

  it.each([
    { suche: 'x'.repeat(300) },
    { suche: ['a', 'b'], zustand: ['unterwegs'], jahr: '99999', wer: '' },
    { zustand: "' OR true --", jahr: 'heute', wer: undefined },
  ])('an address that nobody wrote by hand narrows nothing: %j', async (search) => {
    expect(filter(search)).toEqual({ search: '', group: null, year: null, buyer: null });
  });
});

it('the overview: what comes next, what waits by its deadline, what else is on its way, the last ones', async () => {
  const overview = await getOverview(mine);
  expect(overview.next?.number).toBe('A-4');
  expect(overview.waiting.map(({ number }) => number)).toEqual(['A-3', 'A-5']);
  expect(overview.coming.map(({ number }) => number)).toEqual(['A-2', 'A-1']);
  expect(overview.last).toHaveLength(3);
  expect(overview.count).toEqual({ count: 8, more: false });
  expect(inPreparation).not.toBe('');

  const nobody = await getOverview(await createAccount('private'));
  expect(nobody).toEqual({ next: null, waiting: [], coming: [], last: [], count: { count: 0, more: false } });
});
