import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { queueOf } from '@/e2e/support/queue';
import { answer, type Received, startWebhookServer } from '@/e2e/support/webhook-server';
import { DEAD_LETTER, queues, WEBHOOKS } from '@/lib/core/queues';
import { listDeadLetters, redriveDeadLetters, startWorker } from '@/lib/core/worker';
import { deliveries } from '../jobs';
import { getDelivery, listEndpoints } from '../queries';
import { wrapped } from '../utils/examples';
import { deliver } from './deliveries';
import { addEndpoint, enableEndpoint, removeEndpoint, rotateSecret, tryEndpoint } from './endpoints';
import { requestFromShop } from './requests';

const { db, owner, url } = await testDatabase();
const server = await startWebhookServer();
process.env.WEBHOOK_PRIVATE_HOSTS = `127.0.0.1:${server.port}`;
const source = await db.source.create({ data: { name: 'Hauptshop' } });
const [example] = wrapped('cancellation-request');

const boss = queueOf(url);
beforeAll(async () => {
  // Seven tries without a pause in place of fourteen within three days; read when the sender starts.
  await owner.$executeRaw`
    UPDATE pgboss.queue SET retry_limit = 6, retry_delay = 0, retry_backoff = false WHERE name = ${WEBHOOKS}`;
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await server.close();
});
let endpointId: string;
let secret: string;
beforeEach(async () => {
  await db.webhookEndpoint.deleteMany();
  await db.shopRequest.deleteMany();
  for (const queue of [WEBHOOKS, DEAD_LETTER]) await boss.deleteAllJobs(queue);
  server.received.length = 0;
  server.state.rule = answer(204);
  const added = await addEndpoint({ url: server.url, source: 'Hauptshop', types: [] });
  if (!added.ok) throw new Error(added.reason);
  endpointId = added.id;
  secret = added.secret;
});

/** Asks in a transaction of its own. @returns the ids of request and delivery */
async function asked() {
  const data = structuredClone(example?.data) as never;
  const request = await db.$transaction((tx) =>
    requestFromShop(tx, { sourceId: source.id, type: 'cancellation-request', data }),
  );
  const { id } = await db.webhookDelivery.findFirstOrThrow({ where: { requestId: request }, select: { id: true } });
  return { request, id };
}
const stateOf = async (id: string) => (await getDelivery(id))?.state;
const working = async (work: () => Promise<void>) => {
  const housekeeping = async () => {};
  const worker = await startWorker({ url, handlers: {}, queues: [deliveries], housekeeping, pollSeconds: 0.5 });
  await work().finally(() => worker.stop());
};
const patience = { timeout: 15_000, interval: 50 };
const audited = async (entityId: string) =>
  (await db.auditEntry.findMany({ where: { entityId }, orderBy: { id: 'asc' } })).map(({ action }) => action);
const received = (): Pick<Received, 'headers' | 'body'> => server.received[0] ?? { headers: {}, body: '' };

it('a message arrives signed, as its schema says, and the library of Standard Webhooks agrees', async () => {
  const { request, id } = await asked();
  expect(await deliver(id, false)).toEqual({ delivered: true, status: 204, error: null });
  expect(server.received).toHaveLength(1);
  const { headers, body } = received();
  expect(headers).toMatchObject({ 'webhook-id': request, 'content-type': 'application/json' });
  expect(new Webhook(secret).verify(body, headers)).toEqual({
    ...example,
    id: request,
    occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
  expect(() => new Webhook(secret).verify(body.replace('RW-1004', 'RW-1005'), headers)).toThrow(
    'No matching signature',
  );
  expect(await getDelivery(id)).toEqual({ state: 'delivered', attempts: 1, status: 204, error: null });
  expect(await audited(id)).toEqual(['webhook.delivered']);
});

it('once only: two workers on one delivery, and a job that comes again, send it once', async () => {
  const { id } = await asked();
  const tries = await Promise.allSettled([deliver(id, false), deliver(id, false), deliver(id, true)]);
  expect(tries.filter((one) => one.status === 'fulfilled' && one.value !== null)).toHaveLength(1);
  // Whoever came second could not know how it ends, and asks again: nothing to do.
  for (const one of tries) if (one.status === 'rejected') expect(String(one.reason)).toContain('Another worker');
  expect(await deliver(id, true)).toBeNull();
  expect(server.received).toHaveLength(1);
  expect(await getDelivery(id)).toMatchObject({ state: 'delivered', attempts: 1 });
  expect(await audited(id)).toEqual(['webhook.delivered']);
});

it('R05 what a dead worker had claimed is nobody’s until the claim has run out, and then the next one’s', async () => {
  const { id } = await asked();
  const claim = (seconds: number) =>
    db.webhookDelivery.update({ where: { id }, data: { claimedUntil: new Date(Date.now() + seconds * 1000) } });
  await claim(20);
  await expect(deliver(id, false)).rejects.toThrow('Another worker is sending this webhook');
  expect([server.received, await stateOf(id)]).toEqual([[], 'pending']);
  await claim(-1);
  expect(await deliver(id, false)).toMatchObject({ delivered: true });
});

it('an answer that comes after the claim has run out does not undo what another worker has done', async () => {
  const { id } = await asked();
  const late = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  server.state.rule = (response) => {
    arrived.resolve();
    void late.promise.then(() => response.writeHead(500).end());
  };
  const slow = deliver(id, true);
  await arrived.promise;
  await db.webhookDelivery.update({ where: { id }, data: { claimedUntil: new Date(Date.now() - 1) } });
  server.state.rule = answer(204);
  await deliver(id, false);
  late.resolve();
  expect(await slow).toMatchObject({ delivered: false, status: 500 });
  expect(await getDelivery(id)).toEqual({ state: 'delivered', attempts: 1, status: 204, error: null });
});

it('R16 while shops take their time, no connection to the database is held', async () => {
  const answers = Promise.withResolvers<void>();
  server.state.rule = (response) => void answers.promise.then(() => response.writeHead(204).end());
  const deliveriesMade = await Promise.all(Array.from({ length: 8 }, asked));
  const sending = Promise.all(deliveriesMade.map(({ id }) => deliver(id, false)));
  // Twice as many as there are connections (DATABASE_POOL of the tests is 4).
  await vi.waitFor(() => expect(server.received).toHaveLength(8), patience);
  const [row] = await owner.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
  expect(row?.count).toBe(0);
  answers.resolve();
  expect((await sending).every((outcome) => outcome?.delivered)).toBe(true);
});

it('R07 a shop that answers 500 five times and then yes has the message, six times the same bytes and id', async () => {
  server.state.rule = (response) => void response.writeHead(server.received.length <= 5 ? 500 : 200).end();
  const { request, id } = await asked();
  await working(() => vi.waitFor(async () => expect(await stateOf(id)).toBe('delivered'), patience));
  expect(server.received).toHaveLength(6);
  expect(new Set(server.received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(server.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([request]));
  for (const { headers, body } of server.received) new Webhook(secret).verify(body, headers);
  expect(await getDelivery(id)).toEqual({ state: 'delivered', attempts: 6, status: 200, error: null });
  expect(await audited(id)).toEqual(['webhook.delivered']);
});

it('R19 after the last try it has failed and is a dead letter; a redrive sends it', async () => {
  server.state.rule = answer(503);
  const { id } = await asked();
  await working(async () => {
    await vi.waitFor(async () => expect(await listDeadLetters()).toMatchObject([{ source: WEBHOOKS }]), patience);
    expect(await getDelivery(id)).toEqual({ state: 'failed', attempts: 7, status: 503, error: 'status' });
    expect(await audited(id)).toEqual(['webhook.failed']);
    expect(await listEndpoints()).toMatchObject([{ id: endpointId, pending: 0, failed: 1 }]);
    server.state.rule = answer(200);
    expect(await redriveDeadLetters()).toBe(1);
    await vi.waitFor(async () => expect(await stateOf(id)).toBe('delivered'), patience);
  });
  expect(await audited(id)).toEqual(['webhook.failed', 'webhook.delivered']);
  expect(await listDeadLetters()).toEqual([]);
});

it('the pauses between the tries come to about three days', () => {
  const { retryLimit = 0, retryDelay = 0, retryBackoff } = queues.find(({ name }) => name === WEBHOOKS)?.options ?? {};
  const least = Array.from({ length: retryLimit }, (_, n) => retryDelay * 2 ** n).reduce((sum, one) => sum + one, 0);
  expect([retryBackoff, Math.round((least * 1.5 * 10) / 86_400) / 10]).toEqual([true, 2.8]);
});

it('410 disables the endpoint: its deliveries are closed, later ones not made, until somebody enables it', async () => {
  server.state.rule = answer(410);
  const [first, second] = [await asked(), await asked()];
  await working(() => vi.waitFor(async () => expect(await stateOf(second.id)).toBe('closed'), patience));
  expect(await stateOf(first.id)).toBe('closed');
  expect(await listDeadLetters()).toEqual([]);
  expect(await audited(endpointId)).toEqual(['webhook_endpoint.added', 'webhook_endpoint.disabled']);
  expect(await listEndpoints()).toMatchObject([{ disabled: { reason: 'gone' }, pending: 0, failed: 0 }]);
  const sent = server.received.length;

  const data = structuredClone(example?.data) as never;
  await db.$transaction((tx) => requestFromShop(tx, { sourceId: source.id, type: 'cancellation-request', data }));
  expect(await db.webhookDelivery.count()).toBe(2);
  server.state.rule = answer(200);
  // A job that was on its way meanwhile finds nothing to do.
  expect([await deliver(first.id, false), await deliver(second.id, false)]).toEqual([null, null]);
  expect(server.received).toHaveLength(sent);

  await enableEndpoint(endpointId);
  expect(await deliver(first.id, false)).toBeNull();
  const { id } = await asked();
  expect(await deliver(id, false)).toMatchObject({ delivered: true });
});

it('several answers of 410 at once disable it once', async () => {
  server.state.rule = answer(410);
  const made = await Promise.all(Array.from({ length: 6 }, asked));
  await Promise.all(made.map(({ id }) => deliver(id, false)));
  for (const { id } of made) expect(await stateOf(id)).toBe('closed');
  expect(await audited(endpointId)).toEqual(['webhook_endpoint.added', 'webhook_endpoint.disabled']);
});

it('a delivery whose endpoint was disabled meanwhile is closed and sends nothing', async () => {
  const { id } = await asked();
  await db.webhookEndpoint.update({
    where: { id: endpointId },
    data: { disabledAt: new Date(), disabledReason: 'gone' },
  });
  expect(await deliver(id, false)).toBeNull();
  expect([await stateOf(id), server.received]).toEqual(['closed', []]);
});

it('a delivery whose endpoint was removed has nothing to do', async () => {
  const { id } = await asked();
  await removeEndpoint(endpointId);
  expect([await deliver(id, false), await getDelivery(id)]).toEqual([null, null]);
});

it('rotation: both secrets sign for a day, then the new one alone', async () => {
  const old = secret;
  const rotated = await rotateSecret(endpointId, new Date());
  await deliver((await asked()).id, false);
  const { headers, body } = received();
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const one of [old, rotated?.secret ?? ''])
    expect(new Webhook(one).verify(body, headers)).toMatchObject({ data: {} });

  await db.webhookEndpoint.update({ where: { id: endpointId }, data: { previousUntil: new Date(Date.now() - 1) } });
  server.received.length = 0;
  await deliver((await asked()).id, false);
  const later = received();
  expect(later.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  expect(() => new Webhook(old).verify(later.body, later.headers)).toThrow('No matching signature');
  new Webhook(rotated?.secret ?? '').verify(later.body, later.headers);
});

it('a secret that cannot be opened any more sends nothing and is told as such', async () => {
  await db.webhookEndpoint.update({ where: { id: endpointId }, data: { secret: 'sealed-with-another-key' } });
  const { id } = await asked();
  expect(await deliver(id, false)).toEqual({ delivered: false, status: null, error: 'secret' });
  expect([await stateOf(id), server.received]).toEqual(['pending', []]);
});

it('a trial says that it is one', async () => {
  const id = await tryEndpoint(endpointId, 'refund-instruction');
  await deliver(id ?? '', false);
  const { headers, body } = received();
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'refund-instruction', test: true });
});
