import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { assertNoSeqScan, assertRowsAtMost, assertUsesIndex, explain } from '@/e2e/support/explain';
import { listShopRequests } from './queries';
import { changesAnswerSchema } from './schema';
import { examples } from './utils/examples';

const { db, owner } = await testDatabase();
const REQUESTS = 20_000;
const sources = await db.source.createManyAndReturn({ data: ['a', 'b', 'c', 'd'].map((name) => ({ name })) });
const sourceId = sources[0]?.id ?? '';

beforeAll(async () => {
  const ids = sources.map(({ id }) => id);
  await owner.$executeRaw`
    INSERT INTO shop_request (id, source_id, type, payload, test)
    SELECT gen_random_uuid(), (${ids}::uuid[])[1 + n % 4], 'ping', ${examples.ping}::jsonb, n % 1000 = 4
      FROM generate_series(1, ${REQUESTS}::int) n`;
  await owner.$executeRaw`ANALYZE shop_request, source`;
});

it('a page of changes reads its rows from the index, no more than it shows', async () => {
  const plans = await explain(async () => {
    const { entries, more } = await listShopRequests({ sourceId }, { since: '9000', limit: 100 });
    expect([entries.length, more]).toEqual([100, true]);
  });
  expect(plans).toHaveLength(1);
  assertUsesIndex(plans, 'shop_request_source_id_sequence_key');
  assertNoSeqScan(plans, 'shop_request');
  // One more tells whether there is more, another one was a trial.
  assertRowsAtMost(plans, 102);
});

it('page by page everything of one source comes once, in its order, and nothing of another', async () => {
  const seen: string[] = [];
  let page = await listShopRequests({ sourceId }, { since: '0', limit: 500 });
  for (;;) {
    changesAnswerSchema.parse(page);
    seen.push(...page.entries.map(({ id }) => id));
    if (!page.more) break;
    page = await listShopRequests({ sourceId }, { since: page.cursor, limit: 500 });
  }
  const rows = await db.shopRequest.findMany({
    where: { sourceId, test: false },
    select: { id: true },
    orderBy: { sequence: 'asc' },
  });
  expect(seen).toEqual(rows.map(({ id }) => id));
  expect(seen.length).toBeLessThanOrEqual(REQUESTS / 4);

  const end = page.cursor;
  expect(await listShopRequests({ sourceId }, { since: end, limit: 500 })).toEqual({
    entries: [],
    cursor: end,
    more: false,
  });
});
