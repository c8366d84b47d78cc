import { createHash } from 'node:crypto';
import http from 'node:http';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import type { Database } from '@/lib/core/db';
import { type Bed, withBed } from './harness/bed';
import { KB } from './harness/figures';
import { memoryOf } from './harness/process';
import { kept, type Limit, short, table, verdicts } from './harness/report';
import { BATCH, type Shop, stocked, watched } from './parcels';

/** Shops that send at once, each its own parcels; the calls of one take turns. */
const SHOPS = 2;
/** Open pages that are made anew whenever their stream says so; the others only listen. */
const LOOKERS = 4;
/** What opening the pages left behind is cleared by then: memory is that of 2,000 pages that are open, not opening. */
const SETTLE_MS = 15_000;
/** What a carrier says of each parcel, in its order. */
const COURSE = [
  ['ANNOUNCED', 'label_created'],
  ['HANDED_OVER', 'in_transit'],
  ['SORTED', 'in_transit'],
  ['LOADED', 'in_transit'],
  ['AT_DEPOT', 'in_transit'],
  ['OUT_FOR_DELIVERY', 'out_for_delivery'],
  ['DELIVERED', 'delivered'],
] as const;

type Figures = {
  parcels: number;
  viewers: number;
  events: number;
  seconds: number;
  /** ms from sending the call to the open page's stream, and to the page made anew */
  told: number[];
  looked: number[];
  expected: number;
  memory: { before: number | null; open: number | null; peak: number | null };
  connections: number;
};

const quantile = (times: number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN;

const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

async function send(url: string, key: string, entries: unknown[]): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify(entries);
  const response = await fetch(`${url}/api/v1/tracking-events`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`The API answered ${response.status}: ${await response.text()}`);
  const { results } = (await response.json()) as { results: { status: string }[] };
  const odd = results.find(({ status }) => status !== 'created');
  if (odd) throw new Error(`An entry was ${odd.status}: ${JSON.stringify(odd)}`);
}

/** An open page's stream. @param heard called for each event */
function openStream(url: string, cookie: string, heard: () => void): Promise<() => void> {
  return new Promise((opened, failed) => {
    const request = http.get(url, { agent, headers: { cookie, accept: 'text/event-stream' } }, (response) => {
      if (response.statusCode !== 200) return failed(new Error(`A stream was answered with ${response.statusCode}.`));
      response.setEncoding('utf8').on('data', (text: string) => {
        for (const part of text.split('\n\n')) if (part.includes('data:')) heard();
      });
      response.on('error', () => undefined);
      opened(() => request.destroy());
    });
    request.on('error', failed);
  });
}

/** Connections that listen; those of the pool are as many as the load makes it open, with viewers or without. */
async function connectionsOf(db: Database): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'portal-listener'`;
  return rows[0]?.count ?? Number.NaN;
}

async function measure(bed: Bed, parcels: number, viewers: number): Promise<Figures> {
  const { portal, db } = bed;
  const shops: Shop[] = [];
  for (let shop = 0; shop < SHOPS; shop += 1) shops.push(await stocked(bed, `bench${shop}`, parcels / SHOPS));
  const pages = await watched(bed, shops, viewers);
  await bed.analyze();
  const first = pages[0];
  if (!first) throw new Error('Nobody looks.');
  // The code of page and stream is loaded before memory is looked at.
  await (await fetch(`${portal.url}${first.path}`, { headers: { cookie: first.cookie } })).text();
  (await openStream(`${portal.url}${first.path}/live`, first.cookie, () => undefined))();
  const before = memoryOf(portal.pid).now;

  const sentAt = new Map<string, number>();
  const [told, looked]: [number[], number[]] = [[], []];
  const limit = pLimit(40);
  const leave = await Promise.all(
    pages.map(({ sourceKey, path, cookie }, index) =>
      limit(() =>
        openStream(`${portal.url}${path}/live?stand=0`, cookie, () => {
          const sent = sentAt.get(sourceKey);
          // What was missed before the measurement is told at once.
          if (sent === undefined) return;
          told.push(performance.now() - sent);
          if (index % Math.ceil(pages.length / LOOKERS) !== 0) return;
          fetch(`${portal.url}${path}`, { headers: { cookie } })
            .then((page) => page.text())
            .then(() => looked.push(performance.now() - sent));
        }),
      ),
    ),
  );
  await new Promise((wait) => setTimeout(wait, SETTLE_MS));
  const open = memoryOf(portal.pid).now;

  const seen = new Set(pages.map(({ sourceKey }) => sourceKey));
  const started = performance.now();
  let [events, expected] = [0, 0];
  await Promise.all(
    shops.map(async ({ key, parcels: ids }) => {
      for (const [hour, [code, state]] of COURSE.entries()) {
        for (let from = 0; from < ids.length; from += BATCH) {
          const some = ids.slice(from, from + BATCH);
          const at = new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
          const now = performance.now();
          for (const id of some) sentAt.set(id, now);
          await send(
            portal.url,
            key,
            some.map((id) => ({ shipment: id, at, code, state, place: placeOf(id) })),
          );
          events += some.length;
          expected += some.filter((id) => seen.has(id)).length;
        }
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await new Promise((wait) => setTimeout(wait, 2_000));
  const { now, peak } = memoryOf(portal.pid);
  const connections = await connectionsOf(db);
  for (const end of leave) end();
  agent.destroy();
  return {
    ...{ parcels, viewers: pages.length, events, seconds, told, looked, expected },
    memory: { before, open, peak: peak ?? now },
    connections,
  };
}

const PLACES = ['Zürich-Mülligen', 'Härkingen', 'Daillens', 'Frauenfeld', 'Cadenazzo'];
const placeOf = (id: string) => PLACES[(createHash('sha256').update(id).digest()[0] ?? 0) % PLACES.length];

function limitsOf({ events, seconds, told, looked, expected, memory, connections }: Figures, full: boolean): Limit[] {
  const issue = 'issue "Where is it"';
  const limits: Limit[] = [
    { what: 'events/s through the API', figure: events / seconds, at: 'least', bound: 2_000, why: issue },
    {
      what: 'event to open page, p95',
      figure: quantile(told, 0.95),
      at: 'most',
      bound: 1_000,
      unit: ' ms',
      why: issue,
    },
    { what: 'events that no page was told', figure: expected - told.length, at: 'most', bound: 0, why: issue },
    {
      what: 'event to page made anew, p95',
      figure: quantile(looked, 0.95),
      at: 'most',
      bound: 2_000,
      unit: ' ms',
      why: 'one look takes its turn behind a batch',
    },
    {
      what: 'connections for all open pages',
      figure: connections,
      at: 'most',
      bound: 1,
      why: issue,
    },
  ];
  if (full && memory.open !== null) {
    const figure = memory.open / KB / KB;
    limits.push({ what: 'memory with open pages', figure, at: 'most', bound: 500, unit: ' MB', why: issue });
  }
  return limits;
}

const megabytes = (bytes: number | null) => (bytes === null ? null : short(bytes / KB / KB));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  });
  const [parcels, viewers] = values.quick ? [2_000, 200] : [10_000, 2_000];
  const figures = await withBed((bed) => measure(bed, parcels, viewers), {
    env: { API_REQUESTS_PER_MINUTE: '100000' },
  });
  const limits = limitsOf(figures, !values.quick);
  const { events, seconds, told, looked, memory, connections } = figures;
  console.log(
    table(
      [''],
      [
        { label: 'parcels', cells: [String(figures.parcels)] },
        { label: 'open pages', cells: [String(figures.viewers)] },
        { label: 'events', cells: [String(events)] },
        { label: 'seconds', cells: [short(seconds)] },
        { label: 'events a second', cells: [short(events / seconds)] },
        { label: 'told, p50, ms', cells: [short(quantile(told, 0.5))] },
        { label: 'told, p95, ms', cells: [short(quantile(told, 0.95))] },
        { label: 'page anew, p50, ms', cells: [short(quantile(looked, 0.5))] },
        { label: 'page anew, p95, ms', cells: [short(quantile(looked, 0.95))] },
        { label: 'memory before, MB', cells: [megabytes(memory.before)] },
        { label: 'memory with open pages, MB', cells: [megabytes(memory.open)] },
        { label: 'memory under the load, highest, MB', cells: [megabytes(memory.peak)] },
        { label: 'connections that listen', cells: [String(connections)] },
      ],
    ),
  );
  console.log(`\n${verdicts(limits)}`);
  if (values.quick) console.log('\nMeasured in a hurry (--quick): good for trying the harness, not for a verdict.');
  if (values.json) console.log(JSON.stringify({ bench: 'tracking', figures, limits }));
  if (!limits.every(kept)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
