import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { recomputeSummaries } from '@/lib/orders/mutations/summaries';
import { importFile } from './jobs/invoice-lines';
import { openSource } from './mutations/sources';
import type { Refusal } from './types';

const { db } = await testDatabase();

async function run(path: string, name: string) {
  const refusals: Refusal[] = [];
  const rules = { currency: 'GBP', dateOrder: null };
  const result = await importFile(db, { name }, path, rules, { onRefusal: (one) => refusals.push(one) });
  return { result, refusals, source: await openSource(db, name) };
}

const REAL = join(import.meta.dirname, '../../../shared/data/orders/online_retail_dach.csv');

describe.skipIf(!existsSync(REAL))('the real file (skipped where ../shared/data does not exist)', () => {
  const figures = { lines: 11898, documents: 696, orders: 525, credits: 168, customers: 127 };
  const rest = { linesWithoutCustomer: 125, refused: 3, updated: 0 };

  it('gives the known numbers, a second run changes nothing', async () => {
    const { result, refusals, source } = await run(REAL, 'real');
    expect(result).toMatchObject({ ...figures, ...rest, created: 693, unchanged: 0, linesDone: 11898 });
    expect(refusals).toEqual([
      { number: '560245', line: 5518, lines: 52, reason: 'no customer' },
      { number: '573286', line: 9951, lines: 70, reason: 'no customer' },
      { number: '573290', line: 10063, lines: 3, reason: 'no customer' },
    ]);
    const rows = () =>
      Promise.all([
        db.order.findMany({
          where: { sourceId: source.id },
          include: { items: { orderBy: { id: 'asc' } }, fees: { orderBy: { id: 'asc' } } },
          orderBy: { id: 'asc' },
        }),
        db.creditNote.findMany({
          where: { sourceId: source.id },
          include: { lines: { orderBy: { id: 'asc' } } },
          orderBy: { id: 'asc' },
        }),
        db.account.findMany({ where: { sourceId: source.id }, orderBy: { id: 'asc' } }),
        db.auditEntry.count(),
      ]);
    const before = await rows();
    expect(before[0].flatMap(({ items, fees }) => [...items, ...fees])).toHaveLength(
      11898 - 125 - before[1].flatMap(({ lines }) => lines).length,
    );
    expect((await run(REAL, 'real')).result).toMatchObject({ ...figures, ...rest, created: 0, unchanged: 693 });
    expect(await rows()).toEqual(before);
  }, 60_000);

  it('stores closed orders without invented dates, in pounds, in accounts without people', async () => {
    const where = { source: { name: 'real' } };
    const order = await db.order.findFirstOrThrow({
      where: { ...where, number: '536527' },
      include: { account: { include: { memberships: true } }, items: { orderBy: { position: 'asc' } }, fees: true },
    });
    expect(order).toMatchObject({
      currency: 'GBP',
      country: 'DE',
      completed: true,
      expectedOn: null,
      summaryState: 'completed',
      summaryStateDate: null,
      summaryNextDate: null,
      placedAt: new Date('2010-12-01T12:04:00Z'),
      account: { kind: 'company', name: 'Kunde 12662', sourceKey: '12662', country: 'DE', memberships: [] },
    });
    expect(order.items.find(({ sku }) => sku === '22242')).toMatchObject({
      quantityOrdered: 12,
      quantityDelivered: 12,
      quantityOpen: 0,
      deliveredOn: null,
    });
    const codes = { contains: 'POST' };
    expect(await db.orderItem.count({ where: { order: where, sku: codes } })).toBe(0);
    expect(await db.orderFee.count({ where: { order: where, code: codes } })).toBeGreaterThan(300);
    const credits = await db.creditNote.findMany({ where });
    expect(credits.every(({ total, orderId }) => total > 0 && orderId === null)).toBe(true);
    expect((await recomputeSummaries(db)).mended).toEqual([]);
  });

  it('is grouped right when its lines are shuffled', async () => {
    const [header = '', ...lines] = (await readFile(REAL, 'utf8')).trimEnd().split(/\r?\n/);
    const mixed = lines
      .map((line, index) => ({ line, key: (index * 7919) % lines.length }))
      .sort((a, b) => a.key - b.key);
    const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'shuffled.csv');
    await writeFile(path, [header, ...mixed.map(({ line }) => line)].join('\n'));
    const { result } = await run(path, 'real');
    expect(result).toMatchObject({ ...figures, ...rest, created: 0, unchanged: 693 });
  });
});

it('the example of the guide: five orders, a credit note, one refused', async () => {
  const { result } = await run(join(import.meta.dirname, '../../docs/examples/invoices.csv'), 'example');
  expect(result).toMatchObject({
    orders: 5,
    credits: 1,
    customers: 2,
    created: 6,
    refused: 1,
    linesWithoutCustomer: 2,
  });
  expect(await db.order.findFirst({ where: { number: 'RW-30466' } })).toMatchObject({
    currency: 'CHF',
    feesTotal: -2500,
  });
});
