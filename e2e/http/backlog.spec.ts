import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { createKey } from '@/lib/ingest/mutations/keys';
import { expect, test } from '../support/fixtures';

/** Calls at once, as a shop's queue makes them. */
const CONNECTIONS = 4;
const BATCHES = 20;
const BATCH = 50;

// The same with 100,000 orders, and with times: npm run bench:ingest.
test('R10 while a backlog comes in, the portal is ready and its pages answer', async ({
  request,
  plant,
  cookieOf,
  db,
}) => {
  test.setTimeout(120_000);
  const source = await db.source.create({ data: { name: randomUUID() }, select: { id: true } });
  const { key } = await createKey(source.id, 'Test', SCOPES);
  const headers = { authorization: `Bearer ${key}` };
  const cookie = await cookieOf(await plant([{ number: 'R10-1' }]));
  const order = (id: number) => ({
    id: String(id),
    customer: `K-${id % 50}`,
    placedAt: '2026-11-20T10:00:00Z',
    currency: 'CHF',
    items: [{ sku: '3301', name: 'Tasse', unitPrice: 1900, quantity: 1 }],
    version: 1,
  });
  const send = async (batch: number) => {
    const data = Array.from({ length: BATCH }, (_, index) => order(batch * BATCH + index));
    const { results } = await (await request.post('/api/v1/orders', { data, headers, timeout: 60_000 })).json();
    return results.map(({ status }: { status: string }) => status);
  };

  // The first call of a fresh process loads the code of the API; that is no backlog.
  await send(0);
  let over = false;
  const looks = (async () => {
    const lists = new Set<number>();
    let unready = 0;
    while (!over) {
      if (!(await request.get('/api/readyz')).ok()) unready += 1;
      lists.add((await request.get('/konto/bestellungen', { headers: { cookie } })).status());
    }
    return { lists, unready };
  })();
  const limit = pLimit(CONNECTIONS);
  const all = await Promise.all(Array.from({ length: BATCHES }, (_, batch) => limit(() => send(batch + 1))));
  over = true;
  const { lists, unready } = await looks;
  expect(lists).toEqual(new Set([200]));
  // Ready means an answer of the database within a second; other tests share the machine, so one look may meet a pause.
  expect(unready).toBeLessThanOrEqual(1);
  expect(new Set(all.flat())).toEqual(new Set(['created']));
  expect(await db.order.count({ where: { sourceId: source.id } })).toBe((BATCHES + 1) * BATCH);
  // Sent once more, as a queue does that does not know how far it came.
  expect(new Set(await send(3))).toEqual(new Set(['unchanged']));
});
