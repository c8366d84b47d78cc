import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { createKey } from '@/lib/ingest/mutations/keys';
import { openSource } from '@/lib/ingest/mutations/sources';
import type { ImportReport } from '@/lib/ingest/types';
import { loadGoods, plantAccount } from './data';
import { type Bed, withBed } from './harness/bed';
import { KB } from './harness/figures';
import { type Looks, looks, p95 } from './harness/looks';
import { memoryOf } from './harness/process';
import { kept, type Limit, short, table, verdicts } from './harness/report';
import { writeInvoices } from './invoices';

const BATCH = 500;
/** As many calls at once as a busy shop's queue makes. */
const CONNECTIONS = 4;
type Backlog = { entries: number; seconds: number; before: Looks; during: Looks; repeated: Record<string, number> };
type File = { lines: number; seconds: number; peak: number | null; first: ImportReport; second: ImportReport };

/** An order as a shop sends it: three lines of a hundred articles, of one of a thousand customers. */
const entryOf = (index: number) => ({
  id: String(index),
  number: `B-${index}`,
  customer: `K-${index % 1_000}`,
  placedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
  currency: 'CHF',
  country: 'CH',
  expectedOn: '2026-12-01',
  items: [0, 1, 2].map((line) => ({
    line: String(line),
    sku: String(3_000 + ((index + line) % 100)),
    name: `Artikel ${(index + line) % 100}`,
    unitPrice: 1_900,
    quantity: 1 + (index % 3),
    vatRate: 810,
  })),
  version: 1,
});

/** R10: a backlog comes in while somebody looks at the portal. */
async function backlog({ portal, db, cookieOf }: Bed, entries: number): Promise<Backlog> {
  const { customer } = await plantAccount(db, await loadGoods(db), 64);
  const cookie = await cookieOf(customer);
  const source = await openSource(db, 'bench');
  const { key } = await createKey(source.id, 'bench', SCOPES);

  const calm = performance.now() + 5_000;
  const before = await looks(portal, cookie, () => performance.now() > calm);

  const send = async (from: number): Promise<Record<string, number>> => {
    const body = JSON.stringify(Array.from({ length: Math.min(BATCH, entries - from) }, (_, at) => entryOf(from + at)));
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const response = await fetch(`${portal.url}/api/v1/orders`, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`The API answered ${response.status}: ${await response.text()}`);
    const { results } = (await response.json()) as { results: { status: string }[] };
    return Object.fromEntries(
      Object.entries(Object.groupBy(results, ({ status }) => status)).map(([status, all]) => [
        status,
        all?.length ?? 0,
      ]),
    );
  };
  const limit = pLimit(CONNECTIONS);
  const started = performance.now();
  let over = false;
  const during = looks(portal, cookie, () => over);
  const starts = Array.from({ length: Math.ceil(entries / BATCH) }, (_, batch) => batch * BATCH);
  await Promise.all(starts.map((from) => limit(() => send(from))));
  over = true;
  const seconds = (performance.now() - started) / 1000;
  return { entries, seconds, before, during: await during, repeated: await send(0) };
}

/** A file of invoice lines by the command, in a process of its own. */
async function file({ portal }: Bed, lines: number): Promise<File> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const path = join(folder, 'invoices.csv');
    const written = await writeInvoices(path, lines);
    const run = async () => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'scripts/ingest.ts', path, '--format', 'invoice-lines', '--source', 'file', '--json'],
        { env: { ...process.env, ...portal.env }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk;
      });
      let peak: number | null = null;
      const watch = setInterval(() => {
        peak = memoryOf(child.pid ?? 0).peak ?? peak;
      }, 250);
      const started = performance.now();
      await new Promise((resolve) => child.on('close', resolve));
      clearInterval(watch);
      const report: ImportReport = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
      return { report, seconds: (performance.now() - started) / 1000, peak };
    };
    const { report: first, seconds, peak } = await run();
    const { report: second } = await run();
    return { lines: written, seconds, peak, first, second };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function limitsOf(pour: Backlog, read: File): Limit[] {
  const nothing = read.second.created + read.second.updated;
  const issue = 'issue "Real input"';
  const limits: Limit[] = [
    { what: 'looks that failed during the backlog', figure: pour.during.refused, at: 'most', bound: 0, why: 'R10' },
    {
      what: 'list during the backlog, p95',
      figure: p95(pour.during),
      at: 'most',
      bound: 800,
      unit: ' ms',
      why: 'trust 10',
    },
    {
      what: 'the first batch again: unchanged',
      figure: pour.repeated.unchanged ?? 0,
      at: 'least',
      bound: BATCH,
      why: issue,
    },
    { what: 'file, lines/s', figure: read.lines / read.seconds, at: 'least', bound: 2_000, why: issue },
    { what: 'file again: documents changed', figure: nothing, at: 'most', bound: 0, why: issue },
  ];
  if (read.peak !== null) {
    limits.push({ what: 'file, memory', figure: read.peak / KB / KB, at: 'most', bound: 400, unit: ' MB', why: issue });
  }
  return limits;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  });
  const [entries, lines] = values.quick ? [5_000, 20_000] : [100_000, 540_000];
  const [pour, read] = await withBed(async (bed) => [await backlog(bed, entries), await file(bed, lines)] as const, {
    env: { API_REQUESTS_PER_MINUTE: '100000' },
  });
  const limits = limitsOf(pour, read);
  console.log(
    table(
      ['backlog', 'file'],
      [
        { label: 'entries, lines', cells: [String(pour.entries), String(read.lines)] },
        { label: 'seconds', cells: [short(pour.seconds), short(read.seconds)] },
        { label: 'a second', cells: [short(pour.entries / pour.seconds), short(read.lines / read.seconds)] },
        { label: 'list before, p95, ms', cells: [short(p95(pour.before)), null] },
        { label: 'list during, p95, ms', cells: [short(p95(pour.during)), null] },
        { label: 'documents created, refused', cells: [null, `${read.first.created}, ${read.first.refused}`] },
        { label: 'memory, highest, MB', cells: [null, read.peak === null ? null : short(read.peak / KB / KB)] },
      ],
    ),
  );
  console.log(`\n${verdicts(limits)}`);
  if (values.quick) console.log('\nMeasured in a hurry (--quick): good for trying the harness, not for a verdict.');
  if (values.json) console.log(JSON.stringify({ bench: 'ingest', pour, read, limits }));
  if (!limits.every(kept)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
