import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { caretakerOf, workerProcess } from '@/e2e/support/queue';
import { answer, startWebhookServer } from '@/e2e/support/webhook-server';
import { WEBHOOKS } from '@/lib/core/queues';
import { addEndpoint } from './mutations/endpoints';
import { requestFromShop } from './mutations/requests';
import { getDelivery } from './queries';

// Killed at the two moments that only a webhook has; before the job is fetched and after the commit all queues are alike
// (lib/notifications/killed.test.ts). Processes start and clocks of the queue are waited for, which takes its time.
vi.setConfig({ testTimeout: 60_000 });

const { db, owner, url, ownerUrl } = await testDatabase();
const server = await startWebhookServer();
const privateHosts = { WEBHOOK_PRIVATE_HOSTS: `127.0.0.1:${server.port}` };
Object.assign(process.env, privateHosts);
const source = await db.source.create({ data: { name: 'Hauptshop' } });
await addEndpoint({ url: server.url, source: 'Hauptshop', types: [] });

const boss = caretakerOf(url);
beforeAll(async () => {
  // A held job is given up after a second in place of a minute, and done again without a pause.
  await owner.$executeRaw`
    UPDATE pgboss.queue SET expire_seconds = 1, retry_delay = 0, retry_backoff = false WHERE name = ${WEBHOOKS}`;
  await boss.start();
});

const { start, running, kill, dead } = workerProcess({ url, ownerUrl }, privateHosts);
afterEach(() => {
  server.received.length = 0;
  server.state.rule = answer(204);
});
afterAll(async () => {
  kill();
  await dead();
  await boss.stop({ graceful: false });
  await server.close();
});

async function asked() {
  const request = await db.$transaction((tx) =>
    requestFromShop(tx, { sourceId: source.id, type: 'ping', data: { note: 'killed' } }),
  );
  const { id } = await db.webhookDelivery.findFirstOrThrow({ where: { requestId: request }, select: { id: true } });
  return { request, id };
}
const openJobs = async () => (await boss.findJobs(WEBHOOKS)).filter(({ state }) => state !== 'completed').length;

/** After a restart: what was left is done, and nothing more comes. @returns how often the message came, with one id */
async function recovered({ request, id }: { request: string; id: string }): Promise<number> {
  await dead();
  server.state.rule = answer(204);
  // The claim of the dead worker has run out.
  await db.webhookDelivery.updateMany({
    where: { id, claimedUntil: { not: null } },
    data: { claimedUntil: new Date(0) },
  });
  await start();
  await vi.waitFor(
    async () => {
      await boss.supervise(WEBHOOKS);
      expect([(await getDelivery(id))?.state, await openJobs()]).toEqual(['delivered', 0]);
    },
    { timeout: 45_000, interval: 200 },
  );
  expect(new Set(server.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([request]));
  expect(new Set(server.received.map(({ body }) => body)).size).toBe(1);
  return server.received.length;
}

/** Kills the worker when the shop has the message. */
const killedBefore = (answers: boolean) =>
  new Promise<void>((killed) => {
    server.state.rule = (response) => {
      if (answers) response.writeHead(204).end();
      kill();
      killed();
    };
  });

it('R05 killed before the shop answers: sent again with the same id and bytes', async () => {
  const killed = killedBefore(false);
  await running();
  const message = await asked();
  await killed;
  expect(await recovered(message)).toBe(2);
});

it('R04 killed between the answer and our commit: at most one double, with the same id and bytes', async () => {
  const killed = killedBefore(true);
  await running();
  const message = await asked();
  await killed;
  expect(await recovered(message)).toBeLessThanOrEqual(2);
});
