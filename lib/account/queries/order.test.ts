import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { scopeIn } from '@/e2e/support/scope';
import { requestContext } from '@/lib/core/request-context';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { recordOrderEvents, saveShipments } from '@/lib/orders/mutations/shipments';
import { item, order, shipping } from '@/prisma/seed/builders';
import { ITEMS_PER_PAGE, ORDERS_PER_PAGE, PICTURES_PER_ORDER } from '../constants';
import { cursorSchema, orderFilterSchema } from '../schema';
import type { OrderList } from '../types';
import { cursorOf, listOrders } from './list';
import { getOrderPage } from './order';

const { db } = await testDatabase();
const ALL = orderFilterSchema.parse({});

const source = await db.source.create({ data: { name: 'Testshop' } });
const product = await db.product.create({
  data: { sourceId: source.id, sku: '10110', name: 'Espresso Lago', picture: '/art/beans.svg' },
});
const beans = { id: product.id, sku: '10110', name: 'Espresso Lago', price: 2850 };

/** An account with its customer's scope. */
async function createAccount() {
  return scopeIn(await db.account.create({ data: { kind: 'private', name: 'Lea' } }));
}

type Words = Partial<Parameters<typeof order>[0]> & { placedAt?: Date };

/** Orders in one account; numbers are made up where none is given. */
const saveFor = ({ accountId }: { accountId: string }, all: Words[]) =>
  saveOrders(
    db,
    all.map(({ placedAt, ...words }) => ({
      ...order({ accountId, sourceId: source.id, number: uuid(), placed: 1, items: [item(beans, 2)], ...words }),
      ...(placedAt ? { placedAt } : {}),
    })),
  );

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const context = { traceId: '', address: '', statements: 0 };
  await requestContext.run(context, work);
  return context.statements;
}

const idsOf = (page: OrderList) => page.orders.map(({ id }) => id);
const older = (cursor: string | null) => ({ after: cursorSchema.parse(cursor) });
const newer = (cursor: string | null) => ({ before: cursorSchema.parse(cursor) });

it('45 orders, most of the same instant, are three pages without loss or doubles, forward and back', async () => {
  const scope = await createAccount();
  const instant = new Date('2026-11-19T08:00:00.123Z');
  const ids = await saveFor(
    scope,
    Array.from({ length: 45 }, (_, index) => ({ placedAt: new Date(instant.getTime() + (index < 40 ? 0 : index)) })),
  );
  // Newest first; of the same instant the higher id first.
  const expected = [...ids.slice(40).reverse(), ...ids.slice(0, 40).sort().reverse()];

  const first = await listOrders(scope, ALL, {});
  const second = await listOrders(scope, ALL, older(first.older));
  const third = await listOrders(scope, ALL, older(second.older));
  expect([first, second, third].map(({ orders }) => orders.length)).toEqual([ORDERS_PER_PAGE, ORDERS_PER_PAGE, 5]);
  expect([first, second, third].flatMap(idsOf)).toEqual(expected);
  expect([first.newer, third.older]).toEqual([null, null]);

  expect(await listOrders(scope, ALL, newer(third.newer))).toEqual(second);
  expect(await listOrders(scope, ALL, newer(second.newer))).toEqual(first);
});

it('a page that is exactly full has no older one', async () => {
  const scope = await createAccount();
  await saveFor(scope, Array(ORDERS_PER_PAGE).fill({}));
  expect(await listOrders(scope, ALL, {})).toMatchObject({ older: null, newer: null });
});

it('an order that comes in meanwhile moves no boundary between pages', async () => {
  const scope = await createAccount();
  await saveFor(
    scope,
    Array.from({ length: 25 }, (_, index) => ({ placed: index + 1 })),
  );
  const first = await listOrders(scope, ALL, {});
  const second = await listOrders(scope, ALL, older(first.older));
  await saveFor(scope, [{ placed: 0 }]);
  expect(idsOf(await listOrders(scope, ALL, older(first.older)))).toEqual(idsOf(second));
  const back = await listOrders(scope, ALL, newer(second.newer));
  expect(idsOf(back)).toEqual(idsOf(first));
  expect(back.newer).not.toBeNull();
});

it.each(['', 'garbage', '%', 'W10', cursorOf({ placedAt: new Date(), id: 'x' }), 'x'.repeat(300), null])(
  'the cursor %j is the first page',
  async (cursor) => {
    const scope = await createAccount();
    const ids = await saveFor(scope, [{}]);
    expect(cursorSchema.parse(cursor)).toBeNull();
    expect(idsOf(await listOrders(scope, ALL, older(cursor)))).toEqual(ids);
  },
);

it('the list says of each order what it shows: day, amounts, summary, its first lines with pictures', async () => {
  const scope = await createAccount();
  const lines = [
    item(beans, 2),
    ...Array.from({ length: 4 }, (_, index) => item({ sku: `${index}`, name: `Tasse ${index}`, price: 100 }, 1)),
  ];
  // 23:30 UTC is already the next day in Zürich.
  await saveFor(scope, [
    {
      number: 'RW-1',
      placedAt: new Date('2026-11-19T23:30:00Z'),
      items: lines,
      fees: [shipping(900)],
      expectedOn: '2026-11-26',
    },
  ]);
  const { orders } = await listOrders(scope, ALL, {});
  expect(orders).toEqual([
    {
      id: expect.any(String),
      number: 'RW-1',
      reference: null,
      buyerName: null,
      placedOn: '2026-11-20',
      total: 2 * 2850 + 4 * 100 + 900,
      currency: 'CHF',
      summary: {
        state: 'in_preparation',
        phase: 'preparing',
        stateDate: null,
        nextDate: '2026-11-26',
        nextFrom: null,
        nextTo: null,
        promised: null,
        action: 'ask',
        nextDeadline: null,
        paymentDue: false,
        itemCount: 5,
        ...{ cancellable: false, cancelUntil: null, returnable: false, returnUntil: null, creditUntil: null },
      },
      pickupPlace: null,
      documentId: null,
      paymentUrl: null,
      items: [
        { name: 'Espresso Lago', quantity: 2, picture: '/art/beans.svg' },
        { name: 'Tasse 0', quantity: 1, picture: null },
        { name: 'Tasse 1', quantity: 1, picture: null },
      ],
    },
  ]);
  expect(orders[0]?.items).toHaveLength(PICTURES_PER_ORDER);
});

it('T01 the other account gets nothing: not in the list, not by cursor, not by number', async () => {
  const [mine, theirs] = [await createAccount(), await createAccount()];
  await saveFor(theirs, [{ number: 'RW-THEIRS' }, ...Array(24).fill({})]);
  const page = await listOrders(theirs, ALL, {});
  expect(page.orders).toHaveLength(ORDERS_PER_PAGE);
  expect(await getOrderPage(theirs, 'RW-THEIRS')).not.toBeNull();

  const nothing = { orders: [], newer: null, older: null };
  expect(await listOrders(mine, ALL, {})).toMatchObject({ ...nothing, all: { count: 0, sinceYear: null } });
  expect((await listOrders(mine, ALL, older(page.older))).orders).toEqual([]);
  const [last] = page.orders.slice(-1);
  const beginning = { before: { placedAt: new Date(0), id: last?.id ?? '' } };
  expect(await listOrders(mine, ALL, beginning)).toMatchObject(nothing);
  expect((await listOrders(theirs, ALL, beginning)).orders).toHaveLength(ORDERS_PER_PAGE);
  expect(await getOrderPage(mine, 'RW-THEIRS')).toBeNull();
  expect(await getOrderPage(mine, 'RW-NONE')).toBeNull();

  await saveFor(mine, [{ number: 'RW-MINE' }]);
  expect((await listOrders(mine, ALL, {})).orders.map(({ number }) => number)).toEqual(['RW-MINE']);
});

it.each([1, 60])('list and order page cost one statement each with %i orders and as many lines', async (count) => {
  const scope = await createAccount();
  const items = Array.from({ length: count }, () => item(beans, 1));
  await saveFor(
    scope,
    Array.from({ length: count }, (_, index) => ({ number: `N${index}-${count}`, items, fees: [shipping(900)] })),
  );
  const number = `N0-${count}`;
  const page = await listOrders(scope, ALL, {});
  expect(page.orders).toHaveLength(Math.min(count, ORDERS_PER_PAGE));
  expect(await statementsOf(() => listOrders(scope, ALL, {}))).toBe(1);
  expect(await statementsOf(() => listOrders(scope, ALL, older(page.older)))).toBe(1);
  expect((await getOrderPage(scope, number))?.items).toHaveLength(count);
  expect(await statementsOf(() => getOrderPage(scope, number))).toBe(1);
});

it('an order page holds totals, fees, quantities and days of its lines', async () => {
  const scope = await createAccount();
  await saveFor(scope, [
    {
      number: 'RW-2',
      items: [
        item({ ...beans, variant: 'Ganze Bohne, 1 kg' }, 4, {
          delivered: 2,
          lost: 1,
          inTransit: 1,
          returned: 1,
          deliveredOn: '2026-11-18',
        }),
        item({ sku: '2', name: 'Tasse', price: 100 }, 1, { cancelled: 1, cancelledOn: '2026-11-17' }),
      ],
      fees: [shipping(900), { kind: 'discount', code: 'HERBST', name: 'Gutschein', quantity: 1, total: -500 }],
    },
  ]);
  expect(await getOrderPage(scope, 'RW-2')).toMatchObject({
    number: 'RW-2',
    itemsTotal: 11_500,
    total: 11_900,
    previousItems: null,
    nextItems: null,
    items: [
      {
        position: 1,
        sku: '10110',
        variant: 'Ganze Bohne, 1 kg',
        picture: '/art/beans.svg',
        quantity: 4,
        unitPrice: 2850,
        total: 11_400,
        quantities: { open: 0, cancelled: 0, inTransit: 1, delivered: 2, lost: 1, returned: 1 },
        deliveredOn: '2026-11-18',
        cancelledOn: null,
      },
      { position: 2, variant: null, picture: null, quantities: { open: 0, cancelled: 1 }, cancelledOn: '2026-11-17' },
    ],
    fees: [
      { position: 1, name: 'Versand', kind: 'shipping', total: 900 },
      { position: 2, name: 'Gutschein', kind: 'discount', total: -500 },
    ],
  });
});

it('lines beyond a page come by page, each once; totals and summary are those of the whole order', async () => {
  const scope = await createAccount();
  const count = 2 * ITEMS_PER_PAGE + 1;
  await saveFor(scope, [{ number: 'RW-3', items: Array.from({ length: count }, () => item(beans, 1)) }]);
  const positions: number[] = [];
  const lengths: number[] = [];
  const previous: (number | null | undefined)[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<typeof getOrderPage>> = await getOrderPage(scope, 'RW-3', {
      after: from,
      take: ITEMS_PER_PAGE,
    });
    expect(page).toMatchObject({ total: count * 2850, summary: { itemCount: count } });
    positions.push(...(page?.items.map(({ position }) => position) ?? []));
    lengths.push(page?.items.length ?? 0);
    previous.push(page?.previousItems);
    from = page?.nextItems ?? null;
  }
  expect(lengths).toEqual([ITEMS_PER_PAGE, ITEMS_PER_PAGE, 1]);
  expect(previous).toEqual([null, 0, ITEMS_PER_PAGE]);
  expect(positions).toEqual(Array.from({ length: count }, (_, index) => index + 1));
});

it('of two sources with the same number the newer order is shown', async () => {
  const scope = await createAccount();
  const other = await db.source.create({ data: { name: 'Zweitshop' } });
  await saveFor(scope, [
    { number: 'RW-4', placed: 3, items: [item(beans, 3)] },
    { number: 'RW-4', placed: 1, items: [item(beans, 1)], sourceId: other.id },
  ]);
  expect((await getOrderPage(scope, 'RW-4'))?.total).toBe(2850);
});

it('an order page holds parcels with their contents, history, papers, addresses, payment and tax', async () => {
  const scope = await createAccount();
  const seller = await db.seller.create({
    data: { sourceId: source.id, sourceKey: 's', name: 'Töss', city: 'Winterthur' },
  });
  const lines = [
    { ...item(beans, 2), sellerId: seller.id, vatRate: 260 },
    { ...item({ sku: '2', name: 'Tasse', price: 1000 }, 1), discount: 100, total: 900, vatRate: 810 },
  ];
  const address = { name: 'Lea Brunner', street: 'Idastrasse', houseNumber: '14', postcode: '8003', city: 'Zürich' };
  const [orderId = ''] = await saveFor(scope, [
    {
      number: 'RW-5',
      placedAt: new Date('2026-11-19T19:51:00Z'),
      confirmedAt: new Date('2026-11-19T19:53:00Z'),
      items: lines,
      reference: 'PO 7',
      payment: { state: 'paid', method: 'Visa, Endziffern 4417', paidOn: '2026-11-19' },
      addresses: [{ kind: 'shipping', ...address, country: 'CH' }],
    },
  ]);
  await db.$transaction(async (tx) => {
    await saveShipments(tx, [
      {
        sourceId: source.id,
        sourceKey: `${orderId}-1`,
        orderId,
        state: 'in_transit',
        carrier: 'Die Post',
        trackingNumber: '99.60.1',
        handedOverAt: new Date('2026-11-20T16:12:00Z'),
        expectedOn: '2026-11-26',
        promisedOn: '2026-11-25',
        delayReason: 'Sortieranlage',
        items: [{ lineKey: '1', quantity: 2 }],
      },
    ]);
    await recordOrderEvents(tx, [
      { orderId, kind: 'packed', at: new Date('2026-11-20T09:00:00Z'), key: 'packed' },
      { orderId, kind: 'confirmed', at: new Date('2026-11-19T20:00:00Z'), key: 'again' },
    ]);
  });
  await db.productMedia.create({
    data: { productId: product.id, kind: 'video', title: 'Mahlen', url: 'https://v.example/' },
  });
  expect(await getOrderPage(scope, 'RW-5')).toMatchObject({
    reference: 'PO 7',
    payment: { state: 'paid', method: 'Visa, Endziffern 4417', paidOn: '2026-11-19', dueOn: null },
    vat: [
      { rate: 810, amount: 67 },
      { rate: 260, amount: 144 },
    ],
    addresses: [{ kind: 'shipping', ...address, careOf: null, country: 'CH' }],
    items: [
      { seller: { name: 'Töss', city: 'Winterthur' }, media: [{ kind: 'video', title: 'Mahlen' }] },
      { seller: null, discount: 100, total: 900, media: [] },
    ],
    parcels: [
      {
        sequence: 1,
        carrier: 'Die Post',
        trackingNumber: '99.60.1',
        expectedOn: '2026-11-26',
        promised: '2026-11-25',
        delayReason: 'Sortieranlage',
        items: [{ name: 'Espresso Lago', quantity: 2, picture: '/art/beans.svg' }],
      },
    ],
    history: [
      { kind: 'handed_over', parcel: 1 },
      { kind: 'packed', parcel: null },
      { kind: 'confirmed', at: new Date('2026-11-19T19:53:00Z') },
      { kind: 'placed' },
    ],
  });
});
