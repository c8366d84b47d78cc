import { expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import type { ItemInput, OrderInput } from '../types';
import { saveOrder, saveOrders } from './orders';
import { recomputeSummaries, refreshSummaries } from './summaries';

const { db, owner } = await testDatabase();

const source = await db.source.create({ data: { name: 'Testshop' } });
const account = await db.account.create({ data: { kind: 'company', name: 'Café Linde GmbH' } });

const item = (facts: Partial<ItemInput> = {}): ItemInput => ({
  sku: '10110',
  name: 'Espresso Lago',
  unitPrice: 2850,
  priceUnit: 1,
  total: 5700,
  quantityOrdered: 2,
  quantityOpen: 2,
  quantityCancelled: 0,
  quantityInTransit: 0,
  quantityDelivered: 0,
  quantityLost: 0,
  quantityReturned: 0,
  deliveredOn: null,
  cancelledOn: null,
  ...facts,
});
const order = (number: string, facts: Partial<OrderInput> = {}): OrderInput => ({
  accountId: account.id,
  sourceId: source.id,
  number,
  placedAt: new Date('2026-11-19T08:00:00Z'),
  currency: 'CHF',
  country: 'CH',
  completed: false,
  expectedOn: null,
  contentHash: 'a',
  items: [item()],
  fees: [],
  ...facts,
});
const delivered = { quantityOpen: 0, quantityDelivered: 2, quantityReturned: 1, deliveredOn: '2026-11-21' };

it('writes an order with every column of its lines, its totals and its summary', async () => {
  const product = await db.product.create({ data: { sourceId: source.id, sku: '10110', name: 'Espresso Lago' } });
  const lines = [
    item({ ...delivered, variant: '1 kg', productId: product.id }),
    item({
      sku: '20555',
      name: 'Rührstäbchen',
      unitPrice: 18,
      priceUnit: 10,
      total: 1800,
      quantityOrdered: 1000,
      quantityOpen: 1000,
    }),
  ];
  const fees = [
    { kind: 'shipping', code: 'POST', name: 'Versand', quantity: 1, total: 900 },
    { kind: 'discount', code: 'D', name: 'Rabatt', quantity: -1, total: -500 },
  ] as const;
  const id = await saveOrder(db, order('RW-1', { items: lines, fees: [...fees], expectedOn: '2026-11-26' }));
  const stored = await db.order.findUniqueOrThrow({
    where: { id },
    include: { items: { orderBy: { position: 'asc' } }, fees: { orderBy: { position: 'asc' } } },
  });
  expect(stored).toMatchObject({
    itemsTotal: 7500,
    feesTotal: 400,
    total: 7900,
    summaryState: 'partly_delivered',
    summaryStateDate: new Date('2026-11-21'),
    summaryNextDate: new Date('2026-11-26'),
    summaryNextDeadline: null,
    summaryItemCount: 2,
  });
  expect(stored.items).toMatchObject(
    lines.map((line, index) => ({
      variant: null,
      productId: null,
      ...line,
      position: index + 1,
      deliveredOn: line.deliveredOn && new Date(line.deliveredOn),
    })),
  );
  expect(stored.fees).toMatchObject(fees.map((fee, index) => ({ ...fee, position: index + 1 })));
});

it('replaces an order with all its lines', async () => {
  const id = await saveOrder(db, order('RW-2', { items: [item(), item({ sku: '10125' })] }));
  await saveOrder(db, order('RW-2', { id, items: [item(delivered)], contentHash: 'b' }));
  const stored = await db.order.findUniqueOrThrow({ where: { id }, include: { items: true } });
  expect(stored).toMatchObject({ contentHash: 'b', summaryState: 'delivered', total: 5700, summaryItemCount: 1 });
  expect(stored.items).toHaveLength(1);
});

it('refuses quantities that contradict rule 1, with all that came along', async () => {
  const orders = [order('RW-3'), order('RW-4', { items: [item({ quantityOpen: 1 })] })];
  await expect(db.$transaction((tx) => saveOrders(tx, orders))).rejects.toThrow('Order RW-4: parts do not add up.');
  expect(await db.order.count({ where: { number: { in: ['RW-3', 'RW-4'] } } })).toBe(0);
});

it('recompute finds no difference; a row that somebody broke it mends, with an audit row', async () => {
  await saveOrders(
    db,
    Array.from({ length: 510 }, (_, index) => order(`RW-9${index}`)),
  );
  const checked = await db.order.count();
  expect(checked).toBeGreaterThan(500);
  expect(await recomputeSummaries(db)).toEqual({ checked, mended: [] });

  const { id } = await db.order.findFirstOrThrow({ where: { number: 'RW-9509' } });
  await owner.order.update({
    where: { id },
    data: { summaryState: 'delivered', summaryStateDate: new Date('1970-01-01') },
  });
  const { mended } = await recomputeSummaries(db);
  expect(mended).toEqual([{ id, number: 'RW-9509' }]);
  expect(await db.order.findUnique({ where: { id } })).toMatchObject({
    summaryState: 'confirmed',
    summaryStateDate: null,
  });
  expect(await db.auditEntry.findFirst({ where: { entityId: id } })).toMatchObject({
    action: 'order.summary_mended',
    actorKind: 'system',
  });
  expect((await recomputeSummaries(db)).mended).toEqual([]);
});

it('refreshes the summary when a line changes', async () => {
  const id = await saveOrder(db, order('RW-5'));
  await db.$transaction(async (tx) => {
    await tx.orderItem.updateMany({ where: { orderId: id }, data: { statedInTransit: 2 } });
    expect(await refreshSummaries(tx, [id])).toHaveLength(1);
    expect(await refreshSummaries(tx, [id])).toHaveLength(0);
  });
  expect(await db.order.findUnique({ where: { id } })).toMatchObject({ summaryState: 'shipped' });
});
