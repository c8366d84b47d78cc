import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import type { Transaction } from '@/lib/core/db';
import { WEBHOOKS } from '@/lib/core/queues';
import { listShopRequests } from '../queries';
import type { MessageData, MessageType } from '../schema';
import { examples } from '../utils/examples';
import { addEndpoint, tryEndpoint } from './endpoints';
import { requestFromShop } from './requests';

const { db, url } = await testDatabase();
const source = await db.source.create({ data: { name: 'Hauptshop' } });
const other = await db.source.create({ data: { name: 'Zweitshop' } });
const boss = new PgBoss({
  connectionString: url,
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
});
beforeAll(() => boss.start());
afterAll(() => boss.stop({ graceful: false }));
beforeEach(async () => {
  await db.shopRequest.deleteMany();
  await db.webhookEndpoint.deleteMany();
  await boss.deleteAllJobs(WEBHOOKS);
});

const data = <Type extends MessageType>(type: Type) => examples[type] as unknown as MessageData<Type>;
const ask = (tx: Transaction, type: MessageType = 'cancellation-request', sourceId = source.id) =>
  requestFromShop(tx, { sourceId, type, data: data(type) });
const jobs = async () =>
  (await boss.findJobs<{ deliveryId: string }>(WEBHOOKS)).map((job) => job.data.deliveryId).sort();
const endpoint = async (path: string, types: MessageType[] = [], of = 'Hauptshop') => {
  const added = await addEndpoint({ url: `https://erp.example.ch/${path}`, source: of, types });
  if (!added.ok) throw new Error(added.reason);
  return added.id;
};
const page = (since = '0') => listShopRequests({ sourceId: source.id }, { since, limit: 100 });

it('R22 a request, a delivery and a job per endpoint that wants it, and an audit row', async () => {
  const all = await endpoint('all');
  const some = await endpoint('some', ['cancellation-request', 'ping']);
  await endpoint('others', ['return-request']);
  await endpoint('elsewhere', [], 'Zweitshop');
  const off = await endpoint('off');
  await db.webhookEndpoint.update({ where: { id: off }, data: { disabledAt: new Date(), disabledReason: 'gone' } });

  const id = await db.$transaction((tx) => ask(tx));
  expect(await db.shopRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
    type: 'cancellation-request',
    subject: 'RW-1004',
    payload: examples['cancellation-request'],
    test: false,
  });
  const deliveries = await db.webhookDelivery.findMany({ where: { requestId: id } });
  expect(deliveries.map(({ endpointId }) => endpointId).sort()).toEqual([all, some].sort());
  expect(await jobs()).toEqual(deliveries.map((one) => one.id).sort());
  expect(await db.auditEntry.findMany({ where: { entityId: id } })).toMatchObject([
    {
      action: 'shop_request.created',
      entity: 'shop_request',
      details: { type: 'cancellation-request', deliveries: 2 },
    },
  ]);
});

it('R06 rolled back: no request, no delivery, no job, no audit row', async () => {
  await endpoint('all');
  const before = await db.auditEntry.count();
  const failing = db.$transaction(async (tx) => {
    await ask(tx);
    expect(await tx.webhookDelivery.count()).toBe(1);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect([await db.shopRequest.count(), await db.webhookDelivery.count(), await jobs()]).toEqual([0, 0, []]);
  expect(await db.auditEntry.count()).toBe(before);
});

it('data that does not fit is refused before anything is written', async () => {
  const wrong = { ...data('cancellation-request'), lines: [] };
  const failing = db.$transaction((tx) =>
    requestFromShop(tx, { sourceId: source.id, type: 'cancellation-request', data: wrong }),
  );
  await expect(failing).rejects.toThrow('Too small');
  expect(await db.shopRequest.count()).toBe(0);
});

it('without an endpoint the request is there to be read', async () => {
  const id = await db.$transaction((tx) => ask(tx, 'order-request'));
  expect((await page()).entries).toMatchObject([{ id, type: 'order-request', source: 'Hauptshop' }]);
  expect(await jobs()).toEqual([]);
});

it('a reader misses nothing: of two transactions the later number is drawn after the earlier has committed', async () => {
  const asked = Promise.withResolvers<void>();
  const commit = Promise.withResolvers<void>();
  const slow = db.$transaction(async (tx) => {
    const id = await ask(tx);
    asked.resolve();
    await commit.promise;
    return id;
  });
  await asked.promise;
  let quickDone = false;
  const quick = db
    .$transaction((tx) => ask(tx))
    .then((id) => {
      quickDone = true;
      return id;
    });
  // Another shop's request does not wait.
  await db.$transaction((tx) => ask(tx, 'cancellation-request', other.id));
  await pause(300);
  // Had the quick one been visible now, its cursor would have led past the slow one for ever.
  const between = await page();
  expect([quickDone, between]).toEqual([false, { entries: [], cursor: '0', more: false }]);
  commit.resolve();
  const ids = [await slow, await quick];
  expect((await page(between.cursor)).entries.map(({ id }) => id)).toEqual(ids);
});

it('a reader that pages while 40 transactions write in parallel sees each request once', async () => {
  let open = true;
  const seen: string[] = [];
  const read = async () => {
    let since = '0';
    for (;;) {
      const finished = !open;
      const { entries, cursor, more } = await listShopRequests({ sourceId: source.id }, { since, limit: 3 });
      seen.push(...entries.map(({ id }) => id));
      since = cursor;
      if (finished && !more && entries.length === 0) return;
    }
  };
  const reading = read();
  const writing = Array.from({ length: 40 }, (_, index) =>
    db.$transaction(
      async (tx) => {
        const id = await ask(tx);
        await pause(index % 7);
        return id;
      },
      { maxWait: 20_000, timeout: 20_000 },
    ),
  );
  const written = await Promise.all(writing);
  open = false;
  await reading;
  expect([...seen].sort()).toEqual([...written].sort());
});

it('a message that was sent to try an endpoint goes there alone, and no reader of changes sees it', async () => {
  const id = await endpoint('all');
  await endpoint('beside');
  const deliveryId = await tryEndpoint(id, 'refund-instruction');
  expect(await db.webhookDelivery.findMany()).toMatchObject([{ id: deliveryId, endpointId: id }]);
  expect(await db.shopRequest.findMany()).toMatchObject([{ test: true, type: 'refund-instruction' }]);
  expect(await jobs()).toEqual([deliveryId]);
  expect((await page()).entries).toEqual([]);
});
