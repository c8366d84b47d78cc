import { randomUUID } from 'node:crypto';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { createKey } from '@/lib/ingest/mutations/keys';
import { expect, test } from '../support/fixtures';

const BATCHES = 12;
const BATCH = 100;

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

  let over = false;
  const looks = (async () => {
    const seen = new Set<number>();
    while (!over) {
      seen.add((await request.get('/api/readyz')).status());
      seen.add((await request.get('/konto/bestellungen', { headers: { cookie } })).status());
    }
    return seen;
  })();
  const all = await Promise.all(Array.from({ length: BATCHES }, (_, batch) => send(batch)));
  over = true;
  expect(await looks).toEqual(new Set([200]));
  expect(new Set(all.flat())).toEqual(new Set(['created']));
  expect(await db.order.count({ where: { sourceId: source.id } })).toBe(BATCHES * BATCH);
  // Sent once more, as a queue does that does not know how far it came.
  expect(new Set(await send(3))).toEqual(new Set(['unchanged']));
});
