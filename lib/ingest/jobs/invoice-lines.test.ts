import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { importDocuments } from '../mutations/imports';
import { openSource } from '../mutations/sources';
import { readDocuments, surveyFile } from '../queries/invoice-lines';
import type { ImportDocument, Refusal } from '../types';
import { type ImportHooks, importFile } from './invoice-lines';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${files++}.csv`);
  await writeFile(path, content);
  return path;
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const pounds = { currency: 'GBP', dateOrder: null };
async function run(path: string, name: string, hooks?: ImportHooks) {
  const refusals: Refusal[] = [];
  const result = await importFile(db, { name }, path, pounds, { onRefusal: (one) => refusals.push(one), ...hooks });
  return { result, refusals, source: await openSource(db, name) };
}
async function documentsIn(path: string): Promise<ImportDocument[]> {
  const documents: ImportDocument[] = [];
  const rules = { ...pounds, timeZone: 'Europe/Zurich', decimalComma: false };
  for await (const found of readDocuments(path, await surveyFile(path), rules)) {
    if (found.kind === 'document' && found.result.ok) documents.push(found.result.document);
  }
  return documents.sort((a, b) => (a.number < b.number ? -1 : 1));
}

it('any order of the lines of a file gives the same documents', async () => {
  const line = fc
    .tuple(fc.constantFrom('1', '2', 'C3'), fc.constantFrom('22809', 'POST', '84347'), fc.integer({ min: 1, max: 9 }))
    .map(
      ([number, code, count]) =>
        `${number},${code},"A, B",${number === 'C3' ? -count : count},2010-12-01 13:04:00,2.95,12662,Germany`,
    );
  const content = (lines: string[]) => [HEADER, ...lines].join('\r\n');
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(line, { minLength: 1, maxLength: 15 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
      async ([one, other]) => {
        const strip = (documents: ImportDocument[]) => documents.map((document) => ({ ...document, line: 0 }));
        const [a, b] = [await documentsIn(await fileOf(content(one))), await documentsIn(await fileOf(content(other)))];
        expect(strip(b)).toEqual(strip(a));
      },
    ),
    { numRuns: 40 },
  );
});

describe('a file of odd lines', () => {
  const text = [
    'Country;CustomerID;UnitPrice;InvoiceDate;Quantity;Description;StockCode;InvoiceNo;Currency',
    'Switzerland;1;2,55;1.12.2010 08:26;6;Käse "Brie";22809;100;CHF',
    'Switzerland;1;0,001;1.12.2010 08:26;25;"Nägel;\r\nklein";22810;100;CHF',
    'Switzerland;2;2,55;31.2.2010 08:26;6;Bad date;22809;101;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;viele;Text quantity;22809;102;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;1;First;22809;103;CHF',
    'Switzerland;3;2,55;1.12.2010 08:26;1;Second customer;22809;103;CHF',
    'Switzerland;2;99999999,99;1.12.2010 08:26;6;Huge;22809;104;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;1;;22809;105;CHF',
    ';;;;;;;;',
    'Switzerland;2;2,55;1.12.2010 08:26;1;No number;22809;;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;1;"Never closed;22809;106;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;1;Too short;22809',
    'Switzerland;2;2,55;1.12.2010 08:26;1;Too; long;22809;107;CHF',
    '"Switzerland;2;2,55;1.12.2010 08:26;1;Last;22809;108;CHF',
    'Switzerland;2;2,55;1.12.2010 08:26;1;Good;22809;109;CHF',
    '',
  ].join('\r\n');
  // Every letter of it has the same number in Windows-1252 as in Unicode.
  const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it('keeps the good, refuses the bad with line and reason, and loses none', async () => {
    const { result, refusals } = await run(await fileOf(windows), 'odd');
    expect(refusals.map(({ number, line, reason }) => [number, line, reason])).toEqual([
      ['101', 5, 'unreadable date'],
      ['102', 6, 'unreadable quantity'],
      ['103', 8, 'two customers'],
      ['104', 9, 'amount too large'],
      [null, 12, 'no invoice number'],
      // These three have no invoice number before the damage, as their file has it in the last columns.
      [null, 13, 'quotes do not close'],
      [null, 14, 'fewer columns than the header'],
      ['22809', 15, 'more columns than the header'],
      [null, 16, 'quotes do not close'],
    ]);
    expect(result).toMatchObject({ lines: 14, linesDone: 14, orders: 3, refused: 5, refusedLines: 4, created: 3 });
    expect(result).toMatchObject({ encoding: 'windows-1252', delimiter: ';' });
    expect([...result.odd].sort()).toEqual([
      ['control character', 1],
      ['empty line', 1],
      ['fraction of a coin', 1],
      ['no description', 1],
    ]);
    const stored = await db.order.findFirst({
      where: { number: '100', source: { name: 'odd' } },
      include: { items: { orderBy: { position: 'asc' } } },
    });
    expect(stored).toMatchObject({
      currency: 'CHF',
      total: 1533,
      placedAt: new Date('2010-12-01T07:26:00Z'),
      items: [
        { name: 'Käse "Brie"', unitPrice: 255, priceUnit: 1, total: 1530 },
        { name: 'Nägel; klein', unitPrice: 1, priceUnit: 10, total: 3 },
      ],
    });
  });
});

it('takes a changed document over, with its lines, summary and an audit row', async () => {
  const line = (number: string, quantity: number) =>
    `${number},22809,Santa,${quantity},2010-12-01 13:04,2.95,77,Austria`;
  const before = await fileOf([HEADER, line('1', 6), line('C2', -3)].join('\n'));
  const after = await fileOf(
    [HEADER, line('1', 7), line('C2', -4), 'C2,POST,Postage,-1,2010-12-01 13:04,1,77,Austria'].join('\n'),
  );
  await run(before, 'changing');
  const { result, source } = await run(after, 'changing');
  expect(result).toMatchObject({ created: 0, updated: 2, unchanged: 0 });
  const order = await db.order.findFirstOrThrow({ where: { sourceId: source.id }, include: { items: true } });
  expect(order).toMatchObject({ total: 2065, summaryState: 'completed', items: [{ quantityOrdered: 7 }] });
  const note = await db.creditNote.findFirstOrThrow({ where: { sourceId: source.id }, include: { lines: true } });
  expect(note).toMatchObject({ total: 1280, lines: [{ quantity: 4 }, { quantity: 1 }] });
  const audit = await db.auditEntry.findMany({
    where: { entityId: { in: [order.id, note.id] } },
    orderBy: { id: 'asc' },
  });
  expect(audit.map(({ action }) => action).sort()).toEqual([
    'credit_note.changed',
    'credit_note.imported',
    'order.changed',
    'order.imported',
  ]);
});

it('a document that the database refuses costs only itself', async () => {
  const path = await fileOf(
    [HEADER, ...['1', '2', '3'].map((number) => `${number},22809,Santa,6,2010-12-01,2.95,${number},Austria`)].join(
      '\n',
    ),
  );
  const [first, second, third] = await documentsIn(path);
  if (!first || !second || !third) throw new Error('three documents expected');
  const source = await openSource(db, 'refusing');
  const result = await importDocuments(db, source, [first, { ...second, number: 'no\u0000text' }, third]);
  expect(result).toMatchObject({ created: 2, refused: [{ number: 'no\u0000text', line: 3, reason: 'not written' }] });
  expect(await db.account.count({ where: { sourceId: source.id } })).toBe(2);
});

it('stops on demand with what it has written, and the next run goes on', async () => {
  const lines = Array.from({ length: 600 }, (_, index) => `${index},22809,Santa,6,2010-12-01 13:04,2.95,1,Austria`);
  const path = await fileOf([HEADER, ...lines].join('\n'));
  const stop = new AbortController();
  const { result } = await run(path, 'stopped', { signal: stop.signal, onProgress: () => stop.abort() });
  expect(result).toMatchObject({ lines: 600, linesDone: 250, created: 250 });
  expect((await run(path, 'stopped')).result).toMatchObject({ linesDone: 600, created: 350, unchanged: 250 });
});

it('two runs at once write each document once', async () => {
  const lines = Array.from(
    { length: 300 },
    (_, index) => `${index},22809,Santa,6,2010-12-01 13:04,2.95,${index % 9},Austria`,
  );
  const path = await fileOf([HEADER, ...lines].join('\n'));
  await openSource(db, 'twice');
  const [one, other] = await Promise.all([run(path, 'twice'), run(path, 'twice')]);
  expect(one.result.created + other.result.created).toBe(300);
  expect(one.result.unchanged + other.result.unchanged).toBe(300);
  expect(await db.account.count({ where: { sourceId: one.source.id } })).toBe(9);
});

it.each([
  [
    ['12/1/2010 8:26', '12/13/2010 8:26'],
    ['2010-12-01T07:26:00.000Z', '2010-12-13T07:26:00.000Z'],
  ],
  [
    ['12/1/2010 8:26', '13/12/2010 8:26'],
    ['2010-01-12T07:26:00.000Z', '2010-12-13T07:26:00.000Z'],
  ],
  [['12/1/2010 8:26', '13/12/2010 8:26', '12/13/2010 8:26'], []],
])('reads %j in the order of day and month that the file shows', async (dates, expected) => {
  const lines = dates.map((date, index) => `${index},22809,Santa,6,${date},2.95,1,Austria`);
  const path = await fileOf([HEADER, ...lines].join('\n'));
  expect((await surveyFile(path)).dateOrder).toBe(
    expected.length === 0 ? null : /^12\/13/.test(dates[1] ?? '') ? 'mdy' : 'dmy',
  );
  const { source, result } = await run(path, `dates ${dates.join()}`);
  const orders = await db.order.findMany({ where: { sourceId: source.id }, orderBy: { number: 'asc' } });
  expect(orders.map(({ placedAt }) => placedAt.toISOString())).toEqual(expected);
  expect(result.refused).toBe(dates.length - expected.length);
});

it('another time zone of the source brings all times up to date', async () => {
  const path = await fileOf([HEADER, '1,22809,Santa,6,2010-12-01 13:04,2.95,1,Austria'].join('\n'));
  await run(path, 'zone');
  await openSource(db, 'zone', 'Europe/London');
  const { result, source } = await run(path, 'zone');
  expect(result.updated).toBe(1);
  expect(await db.order.findFirst({ where: { sourceId: source.id } })).toMatchObject({
    placedAt: new Date('2010-12-01T13:04:00Z'),
  });
});

it.each([
  ['a;b;c\n1;2;3', /is not a file of invoice lines: its first line names none of the columns\.$/],
  [`${HEADER.replace(',Country', '')}\n`, /lacks the column Country\.$/],
  [`${HEADER},Price\n`, /has two columns for UnitPrice\.$/],
  ['\n\n', /is empty\.$/],
])('says in one sentence what is wrong with %j', async (content, message) => {
  await expect(run(await fileOf(content), 'wrong')).rejects.toThrow(message);
});
