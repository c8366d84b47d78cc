import { parseArgs } from 'node:util';
import { type Portal, startPortal } from '@/e2e/support/portal';
import type { Database } from '@/lib/core/db';
import { loadGoods, numberOf, plantAccount } from './data';
import { type Bed, POOL, withBed } from './harness/bed';
import { type Visit, visit } from './harness/browser';
import { type Document, documentOf } from './harness/document';
import { KB } from './harness/figures';
import { type Effort, type Load, load } from './harness/load';
import { type Memory, memoryOf } from './harness/process';
import { kept, type Limit, type Row, short, table, verdicts } from './harness/report';
import { type Side, startBare } from './harness/side';

const PATH = '/konto/bestellungen';
const ACCOUNTS = { small: 64, medium: 5_000, large: 100_000 };
/** Order 2 of an account has three articles. */
const ORDER = 2;
/** Highest round ÷ lowest; a calm machine stays below 1.2. */
const RESTLESS = 1.5;

/** `demo` is the list of the demo's company for somebody with a second account: the most that stands on a list. */
type Measured = {
  demo: Document;
  loads: Load[];
  documents: Document[];
  visits: Visit[];
  memory: { bare: Memory; portal: Memory };
};
type Sides = { demo: Side; bare: Side; list: Side; order: Side; medium: Side; large: Side };

/** What the pages have to keep; `bare` is bench/bare, measured beside them on the same machine in the same minutes. */
function limitsOf({ demo, loads, documents, visits }: Measured): Limit[] {
  const [bare, list, order, medium, large] = loads.map((of) => of.median) as [number, number, number, number, number];
  const [, listPage, orderPage, mediumPage, largePage] = documents as [
    Document,
    Document,
    Document,
    Document,
    Document,
  ];
  const heaviest = Math.max(...[listPage, demo, mediumPage, largePage].map(({ html }) => html));
  const [bareVisit, listVisit, orderVisit] = visits as [Visit, Visit, Visit];
  const speed = 'what a page adds to framework and query (issue "Orders")';
  const first = 'the first view on a phone and a slow line (issue "Orders")';
  const flat = 'a long history must not slow the list down: keyset, no count';
  const least = (what: string, figure: number, bound: number, why: string): Limit => ({
    ...{ what, figure, bound, why },
    at: 'least',
  });
  const most = (what: string, figure: number, bound: number, why: string, unit = ''): Limit => ({
    ...{ what, figure, bound, why, unit },
    at: 'most',
  });
  return [
    least('list, requests/s ÷ bare', list / bare, 0.75, speed),
    least('order, requests/s ÷ bare', order / bare, 0.65, speed),
    least('list of 5,000 ÷ list of 64', medium / list, 0.9, flat),
    least('list of 100,000 ÷ list of 64', large / list, 0.9, flat),
    most('list, statements', listPage.statements ?? Number.NaN, 2, 'architecture: order list ≤ 2'),
    most('order, statements', orderPage.statements ?? Number.NaN, 4, 'architecture: order page ≤ 4'),
    most('list, HTML', listPage.html / KB, 40, first, ' KB'),
    most('the heaviest list, HTML', heaviest / KB, 40, first, ' KB'),
    most('list, first-load JavaScript', listVisit.javascript / KB, 150, `${first}; the framework has 137`, ' KB'),
    most('order, first-load JavaScript', orderVisit.javascript / KB, 150, `${first}; the framework has 137`, ' KB'),
    most('list, requests', listVisit.requests, 12, first),
    most('order, requests', orderVisit.requests, 12, first),
    most('list, layout shift', listVisit.cls, 0, 'nothing moves under a finger'),
    most('order, layout shift', orderVisit.cls, 0, 'nothing moves under a finger'),
    most('list, LCP ÷ bare', listVisit.lcp / bareVisit.lcp, 1.25, first),
  ];
}

/** @param apart serves the order page alone: one process each, or what the engine learns of one page would slow the other */
async function prepare(
  { portal, db, cookieOf, analyze }: Bed,
  apart: Portal,
): Promise<Omit<Sides, 'bare'> & { account: string }> {
  const goods = await loadGoods(db);
  const side = async (name: string, orders: number): Promise<{ list: Side; order: Side; account: string }> => {
    const { customer } = await plantAccount(db, goods, orders);
    const headers = { Cookie: await cookieOf(customer) };
    const contains = numberOf(customer, ORDER);
    return {
      account: customer.accountId,
      list: { name, pid: portal.pid, url: `${portal.url}${PATH}`, headers, contains },
      order: { name: 'order', pid: apart.pid, url: `${apart.url}${PATH}/${contains}`, headers, contains },
    };
  };
  const small = await side('list', ACCOUNTS.small);
  const medium = await side('list of 5,000', ACCOUNTS.medium);
  const large = await side('list of 100,000', ACCOUNTS.large);
  await analyze();
  const { id, accountId, number } = await demoBuyer(db);
  const demo: Side = {
    ...{ name: 'demo', pid: portal.pid, url: `${portal.url}${PATH}`, contains: number },
    headers: { Cookie: await cookieOf({ id, accountId, email: '', name: '' }) },
  };
  return { demo, account: small.account, list: small.list, order: small.order, medium: medium.list, large: large.list };
}

/** Somebody of the demo who buys for a company and for themselves, with the newest order of the company. */
async function demoBuyer(db: Database): Promise<{ id: string; accountId: string; number: string }> {
  const [row] = await db.$queryRaw<{ id: string; accountId: string; number: string }[]>`
    SELECT m.customer_id AS id, m.account_id AS "accountId", o.number FROM membership m
    JOIN account a ON a.id = m.account_id AND a.kind = 'company'
    JOIN membership other ON other.customer_id = m.customer_id AND other.account_id <> m.account_id
    JOIN orders o ON o.account_id = a.id ORDER BY o.placed_at DESC, o.id DESC LIMIT 1`;
  if (!row) throw new Error('Nobody of the demo has two accounts.');
  return row;
}

async function measure(bed: Bed, effort: Effort & { loads: number }): Promise<Measured> {
  const apart = await startPortal({ beside: bed.portal, env: { DATABASE_POOL: POOL } });
  const { account, demo, ...portal } = await prepare(bed, apart);
  const { database } = bed.portal;
  const settings = { ...bed.portal.env, DATABASE_URL: database.url, DATABASE_POOL: POOL, BARE_ACCOUNT: account };
  const bareServer = await startBare(settings);
  const dataServer = await startBare(settings);
  try {
    const bare: Side = { name: 'bare', ...bareServer, headers: {}, contains: portal.list.contains };
    const data: Side = { ...bare, name: 'bare + data', pid: dataServer.pid, url: `${dataServer.url}data` };
    const sides = [bare, portal.list, portal.order, portal.medium, portal.large, data];
    const loads = await load(sides, effort);
    const memory = { bare: memoryOf(bareServer.pid), portal: memoryOf(bed.portal.pid) };
    const documents: Document[] = [];
    const logOf = ({ pid }: Side) => [bed.portal, apart].find((portal) => portal.pid === pid)?.logFile ?? null;
    for (const side of sides) documents.push(await documentOf(side, logOf(side)));
    const heavy = await documentOf(demo, bed.portal.logFile);
    const visits = await visit(sides.slice(0, 3), effort.loads);
    return { demo: heavy, loads, documents, visits, memory };
  } finally {
    await Promise.all([bareServer.stop(), dataServer.stop(), apart.stop()]);
  }
}

function rowsOf({ loads, documents, visits, memory }: Measured): Row[] {
  const bare = loads[0]?.median ?? Number.NaN;
  const kilobytes = (bytes: number) => short(bytes / KB);
  const megabytes = (bytes: number | null) => (bytes === null ? null : String(Math.round(bytes / KB / KB)));
  const both = (pick: (of: Memory) => number | null) => [megabytes(pick(memory.bare)), megabytes(pick(memory.portal))];
  return [
    { label: 'requests/s, median', cells: loads.map(({ median }) => short(median)) },
    { label: '  lowest – highest round', cells: loads.map(({ min, max }) => `${short(min)} – ${short(max)}`) },
    { label: '  ÷ bare', cells: loads.map(({ median }) => (median / bare).toFixed(2)) },
    { label: 'latency p50 / p99, ms', cells: loads.map(({ p50, p99 }) => `${short(p50)} / ${short(p99)}`) },
    {
      label: 'processor per request, ms',
      cells: loads.map(({ processor }) => (processor === null ? null : short(processor))),
    },
    { label: 'statements', cells: documents.map(({ statements }) => (statements === null ? '1' : String(statements))) },
    { label: 'HTML, KB', cells: documents.map(({ html }) => kilobytes(html)) },
    { label: '  framework’s payload in it, KB', cells: documents.map(({ payload }) => kilobytes(payload)) },
    { label: '  gzip, KB', cells: documents.map(({ gzip }) => kilobytes(gzip)) },
    { label: 'first load: JavaScript gzip, KB', cells: visits.map(({ javascript }) => kilobytes(javascript)) },
    { label: '  requests', cells: visits.map(({ requests }) => String(requests)) },
    { label: '  layout shift', cells: visits.map(({ cls }) => cls.toFixed(3)) },
    { label: '  LCP, ms', cells: visits.map(({ lcp }) => short(lcp)) },
    { label: 'memory after the load, MB', cells: both(({ now }) => now) },
    { label: '  highest, MB', cells: both(({ peak }) => peak) },
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  });
  const effort = values.quick
    ? { rounds: 2, seconds: 2, warm: 2, loads: 3 }
    : { rounds: 5, seconds: 8, warm: 20, loads: 11 };
  const measured = await withBed((bed) => measure(bed, effort));
  const limits = limitsOf(measured);
  console.log(table(['bare', 'list', 'order', 'list of 5,000', 'list of 100,000', 'bare + data'], rowsOf(measured)));
  console.log(`\n${verdicts(limits)}`);
  if (measured.loads.some(({ min, max }) => max > RESTLESS * min))
    console.log(
      '\nSomething else used this machine: the rounds lie far apart, so the ratios of requests/s prove nothing.',
    );
  if (values.quick) console.log('\nMeasured in a hurry (--quick): good for trying the harness, not for a verdict.');
  if (values.json) console.log(JSON.stringify({ bench: 'orders', effort, ...measured, limits }));
  if (!limits.every(kept)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
