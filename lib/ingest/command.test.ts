import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { CARRIER_FORMATS } from './carriers/formats';

const { db } = await testDatabase();
const root = join(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'command-'));
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command as `npm run ingest` does, and presses Ctrl-C as soon as `stop` says so. */
async function ingest(args: string[], stop?: () => Promise<boolean>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/ingest.ts', ...args], { cwd: root });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    out += text;
  });
  child.stderr.on('data', (text: Buffer) => {
    errors += text;
  });
  let running = true;
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).finally(() => {
    running = false;
  });
  while (stop && running && !(await stop())) await new Promise((resolve) => setTimeout(resolve, 20));
  if (stop) child.kill('SIGINT');
  return { code: await ended, out, errors };
}

it('imports the example and ends with one line of JSON', async () => {
  const list = join(folder, 'refused.csv');
  const args = [
    'docs/examples/invoices.csv',
    '--format',
    'invoice-lines',
    '--source',
    'example',
    '--refused',
    list,
    '--json',
  ];
  const { code, out, errors } = await ingest(args);
  expect([code, errors]).toEqual([0, '']);
  expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toEqual({
    lines: 24,
    documents: 7,
    orders: 5,
    credits: 1,
    customers: 2,
    linesWithoutCustomer: 2,
    created: 6,
    updated: 0,
    unchanged: 0,
    refused: 1,
  });
  expect(out).toContain('line 15: RW-30491 (2 lines): no customer');
  expect(await readFile(list, 'utf8')).toBe('InvoiceNo,Line,Lines,Reason\n"RW-30491",15,2,"no customer"\n');
});

it("imports a carrier's answers and names the codes that nobody knows", async () => {
  const path = join(folder, 'post.json');
  const [known, unknown] = ['DELIVERED', 'BEAMED'].map((globalStatus, index) => ({
    ...{ shipmentNumber: `99.60.00${index}`, globalStatus, lastEventDateTime: '2026-11-24T08:00:00+01:00' },
  }));
  await writeFile(path, JSON.stringify([known, unknown]));
  const { code, out } = await ingest([path, '--format', 'swiss-post', '--source', 'post', '--json']);
  expect(code).toBe(0);
  expect(out).toContain('read       2 messages\n           of 2 parcels\n');
  expect(out).toContain('codes that nobody knows, shown as on its way: BEAMED (1)');
  expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ lines: 2, waiting: 2, refused: 0 });
});

describe('what cannot begin ends with one sentence and 2', () => {
  it.each([
    [['none.csv', '--format', 'invoice-lines'], `There is no file ${resolve('none.csv')}.\n`],
    [
      ['docs/examples/invoices.csv'],
      `The format must be named: --format invoice-lines, json, or a carrier's: ${CARRIER_FORMATS.join(', ')}\n`,
    ],
    [
      ['LICENSE', '--format', 'invoice-lines'],
      `${resolve('LICENSE')} is not a file of invoice lines: its first line names none of the columns.\n`,
    ],
    [['x.csv', '--wrong'], "Unknown option '--wrong'; --help lists what there is.\n"],
  ])('%j', async (args, errors) => {
    expect(await ingest([...args, '--source', 'never'])).toEqual({ code: 2, out: '', errors });
    expect(await db.source.count({ where: { name: 'never' } })).toBe(0);
  });
});

it('Ctrl-C finishes the running batch, says how far it came, and a second run goes on', async () => {
  const line = (index: number) => `${index},22809,Santa,6,2010-12-01 13:04,2.95,${index % 50},Austria`;
  const lines = Array.from({ length: 2_000 }, (_, index) => line(index));
  const path = join(folder, 'long.csv');
  await writeFile(
    path,
    ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...lines].join('\n'),
  );
  const args = [path, '--format', 'invoice-lines', '--source', 'stopped'];
  const where = { source: { name: 'stopped' } };
  const { code, out } = await ingest(args, async () => (await db.order.count({ where })) > 0);
  expect(code).toBe(1);
  expect(out).toContain('Stopped. What is written stays; start it again and it goes on from there.');
  const written = await db.order.count({ where });
  expect(out).toContain(`${written} of 2000 lines`);
  expect(written % 250).toBe(0);

  const second = await ingest([...args, '--json']);
  expect(second.code).toBe(0);
  expect(second.out).toContain(`"created":${2_000 - written},"updated":0,"unchanged":${written},"refused":0`);
  expect(await db.order.count({ where })).toBe(2_000);
}, 120_000);
