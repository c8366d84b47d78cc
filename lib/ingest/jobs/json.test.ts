import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { examples as contract } from '../contracts/v1/examples';
import { type EntryRefusal, importEntries } from './json';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'entries-'));
afterAll(() => rm(folder, { recursive: true }));

let count = 0;
async function run(text: string, source = `shop ${count}`, signal?: AbortSignal) {
  count += 1;
  const path = join(folder, `${count}.json`);
  await writeFile(path, text);
  const refusals: EntryRefusal[] = [];
  const report = await importEntries(db, source, path, {
    onRefusal: (one) => refusals.push(one),
    ...(signal ? { signal } : {}),
  });
  return { report, refusals };
}

const order = (id: string, facts: object = {}) => ({
  id,
  customer: 'K-1',
  placedAt: '2026-11-20T10:00:00+01:00',
  currency: 'CHF',
  items: [{ sku: '3301', name: 'Tasse', unitPrice: 1900, quantity: 2 }],
  ...facts,
});
// What answers the portal needs something that it asked or granted before.
const { refunds: _, 'credit-spendings': __, ...examples } = contract;
const all = Object.fromEntries(Object.entries(examples).map(([name, entry]) => [name, [entry]]));

describe('a document and JSON Lines say the same', () => {
  it.each([
    ['a document', JSON.stringify(all, null, 2)],
    ['a document in one line, single entries, with a mark in front', `\uFEFF${JSON.stringify(examples)}`],
    [
      'JSON Lines',
      Object.entries(examples)
        .map(([name, entry]) => JSON.stringify({ [name]: entry }))
        .join('\r\n'),
    ],
  ])('%s', async (_what, text) => {
    const source = `say ${count}`;
    const first = await run(text, source);
    expect(first).toEqual({
      refusals: [],
      report: {
        lines: 10,
        documents: 2,
        orders: 1,
        credits: 1,
        customers: 1,
        linesWithoutCustomer: 0,
        created: 10,
        updated: 0,
        unchanged: 0,
        refused: 0,
        waiting: 0,
        warnings: 0,
      },
    });
    expect((await run(text, source)).report).toMatchObject({ created: 0, unchanged: 10 });
  });
});

it('a broken line costs only itself, and so does a bad entry; both are named with their place', async () => {
  const lines = [
    JSON.stringify({ orders: [order('1'), order('2', { currency: 'XXX' })] }),
    '{"orders": ',
    '[1]',
    '',
    JSON.stringify({ invoices: order('3'), orders: order('4') }),
  ];
  const { report, refusals } = await run(lines.join('\n'));
  expect(report).toMatchObject({ lines: 6, created: 2, refused: 4, orders: 2 });
  expect(refusals).toEqual([
    { place: 'line 2', id: null, reason: 'the line is not JSON' },
    { place: 'line 3', id: null, reason: 'is not an object such as {"orders": [{…}]}' },
    { place: 'line 5', id: null, reason: '"invoices" is no resource of the API' },
    { place: 'line 1, orders[1]', id: '2', reason: 'currency: is not a currency of ISO 4217' },
  ]);
});

it('a document that ends in the middle gives what stands before, and says where it broke', async () => {
  const text = JSON.stringify({ orders: [order('1'), order('2'), order('3')] }).slice(0, -40);
  const { report, refusals } = await run(text);
  expect(report).toMatchObject({ lines: 3, created: 2, refused: 1 });
  expect(refusals).toMatchObject([
    { place: 'after orders[1]', reason: expect.stringContaining('not JSON from here on') },
  ]);
});

it.each([
  ['a CSV', 'InvoiceNo,StockCode\n1,2'],
  ['a list', '[{"id": 1}]'],
  ['nothing', ''],
])('%s is refused in one sentence and leaves no source', async (_what, text) => {
  const before = await db.source.count();
  await expect(run(text)).rejects.toThrow(/^\/.* (is not|is empty)/);
  expect(await db.source.count()).toBe(before);
});

it('what waits is counted apart, and comes in with its order', async () => {
  const shipments = [{ id: 'P', order: '9', items: [{ line: '1', quantity: 1 }] }];
  expect((await run(JSON.stringify({ shipments }), 'waits')).report).toMatchObject({ waiting: 1, created: 0 });
  expect((await run(JSON.stringify({ orders: [order('9')] }), 'waits')).report).toMatchObject({ created: 1 });
  expect(await db.shipment.count({ where: { source: { name: 'waits' } } })).toBe(1);
});

it('stopped, it writes what it has; a second run goes on', async () => {
  const lines = Array.from({ length: 1_200 }, (_, index) => JSON.stringify({ orders: order(String(index)) })).join(
    '\n',
  );
  const stop = new AbortController();
  stop.abort();
  expect((await run(lines, 'stops', stop.signal)).report.lines).toBe(0);
  expect((await run(lines, 'stops')).report).toMatchObject({ lines: 1_200, created: 1_200 });
  expect((await run(lines, 'stops')).report).toMatchObject({ created: 0, unchanged: 1_200 });
});
