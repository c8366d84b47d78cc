import { parseArgs } from 'node:util';
import { queueOf, workerProcess } from '@/e2e/support/queue';
import { INBOX } from '@/lib/core/queues';
import { addFeed } from '@/lib/ingest/mutations/feeds';
import { openSource } from '@/lib/ingest/mutations/sources';
import { loadGoods, plantAccount } from './data';
import { type Bed, withBed } from './harness/bed';
import { type Looks, looks, p95 } from './harness/looks';
import { kept, type Limit, short, table, verdicts } from './harness/report';
import { stocked } from './parcels';

/** Parcels that the messages are about; each has many. */
const PARCELS = 2_000;
const CHUNK = 5_000;
/** So long it is looked at while the worker reads; what is left then needs no looking at. */
const WATCH_MS = 60_000;

type Figures = { waiting: number; read: number; seconds: number; before: Looks; during: Looks };

/** What AfterShip would have said while the worker stood still, kept as the receiver keeps it. */
async function pile({ db, portal }: Bed, feedId: string, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO inbox_message (id, feed_id, key, body)
    SELECT gen_random_uuid(), ${feedId}::uuid, 'e-' || n, convert_to(json_build_object('msg', json_build_object(
        'tracking_number', 'inbox-' || n % ${PARCELS}::int, 'slug', 'swiss-post', 'tag', 'InTransit',
        'checkpoints', json_build_array(json_build_object('tag', 'InTransit', 'location', 'Bern',
          'checkpoint_time', timestamptz '2026-11-24T08:00Z' + n * interval '1 second'))))::text, 'UTF8')
    FROM generate_series(1, ${count}::int) n`;
  const rows = await db.inboxMessage.findMany({ where: { feedId }, select: { id: true } });
  const boss = queueOf(portal.database.url);
  await boss.start();
  for (let from = 0; from < rows.length; from += CHUNK) {
    await boss.insert(
      INBOX,
      rows.slice(from, from + CHUNK).map(({ id }) => ({ data: { id } })),
    );
  }
  await boss.stop({ graceful: false });
}

/** R10: a backlog of a tracking service is read while somebody looks at the portal. */
async function measure(bed: Bed, waiting: number): Promise<Figures> {
  const { portal, db, cookieOf } = bed;
  const { customer } = await plantAccount(db, await loadGoods(db), 64);
  const cookie = await cookieOf(customer);
  await stocked(bed, 'inbox', PARCELS);
  const { id: sourceId } = await openSource(db, 'inbox');
  await pile(bed, (await addFeed(sourceId, 'aftership', 'bench secret')) ?? '', waiting);
  await bed.analyze();
  const calm = performance.now() + 5_000;
  const before = await looks(portal, cookie, () => performance.now() > calm);

  const unread = () => db.inboxMessage.count({ where: { processedAt: null } });
  const worker = workerProcess(portal.database, {});
  await worker.start();
  const started = performance.now();
  let left = waiting;
  const watch = setInterval(() => void unread().then((count) => (left = count)), 1_000);
  const during = await looks(portal, cookie, () => left === 0 || performance.now() - started > WATCH_MS);
  clearInterval(watch);
  const read = waiting - (await unread());
  const seconds = (performance.now() - started) / 1000;
  worker.kill();
  await worker.dead();
  return { waiting, read, seconds, before, during };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
  });
  const figures = await withBed((bed) => measure(bed, values.quick ? 5_000 : 100_000));
  const { waiting, read, seconds, before, during } = figures;
  const limits: Limit[] = [
    { what: 'looks that failed during the backlog', figure: during.refused, at: 'most', bound: 0, why: 'R10' },
    { what: 'list during the backlog, p95', figure: p95(during), at: 'most', bound: 800, unit: ' ms', why: 'trust 10' },
    { what: 'messages read', figure: read, at: 'least', bound: 1, why: 'R10' },
  ];
  console.log(
    table(
      [''],
      [
        { label: 'messages waiting', cells: [String(waiting)] },
        { label: 'read, a second', cells: [short(read / seconds)] },
        { label: 'list before, p95, ms', cells: [short(p95(before))] },
        { label: 'list during, p95, ms', cells: [short(p95(during))] },
      ],
    ),
  );
  console.log(`\n${verdicts(limits)}`);
  if (values.json) console.log(JSON.stringify({ bench: 'inbox', figures, limits }));
  if (!limits.every(kept)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
