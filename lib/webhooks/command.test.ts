import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { answer, startWebhookServer } from '@/e2e/support/webhook-server';
import { startWorker } from '@/lib/core/worker';
import { webhook } from '@/scripts/portal/webhook';
import { deliveries } from './jobs';

vi.setConfig({ testTimeout: 60_000 });

const { db, url } = await testDatabase();
const server = await startWebhookServer();
process.env.WEBHOOK_PRIVATE_HOSTS = `127.0.0.1:${server.port}`;
await db.source.create({ data: { name: 'Hauptshop' } });
afterAll(() => server.close());
beforeEach(() => db.webhookEndpoint.deleteMany());

const ID = /[\da-f]{8}-[\da-f-]{27}/;
const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;

/** What a command says on its lines. */
async function said(args: string[], options: { source?: string; types?: string } = {}): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await webhook(args, options);
    return log.mock.calls.map(([line]) => String(line));
  } finally {
    log.mockRestore();
  }
}
async function added(): Promise<{ id: string; secret: string }> {
  const [first = '', secret = ''] = await said(['add', server.url], { source: 'Hauptshop' });
  return { id: ID.exec(first)?.[0] ?? '', secret };
}

it('an endpoint is added, listed, rotated and removed; a secret is said once', async () => {
  const lines = await said(['add', server.url], { source: 'Hauptshop', types: 'order-request, return-request' });
  expect(lines).toEqual([expect.stringMatching(/^Endpoint .* of Hauptshop\. /), expect.stringMatching(SECRET)]);
  const id = ID.exec(lines[0] ?? '')?.[0] ?? '';

  const list = await said(['list']);
  expect(list).toEqual([
    `${id}  Hauptshop  ${server.url}  order-request, return-request; 0 pending, 0 failed`,
    '1 endpoints.',
  ]);
  const rotated = await said(['rotate', id]);
  expect(rotated[1]).toMatch(SECRET);
  expect(rotated[1]).not.toBe(lines[1]);
  expect((await said(['list']))[0]).toContain('two secrets until ');
  await db.webhookEndpoint.update({ where: { id }, data: { disabledAt: new Date(), disabledReason: 'gone' } });
  expect((await said(['list']))[0]).toMatch(/disabled since \S+Z \(gone\)/);
  expect(await said(['enable', id])).toEqual([expect.stringMatching(/^Enabled\./)]);
  expect(await said(['remove', id])).toEqual(['Removed.']);
  expect(await said(['list'])).toEqual(['0 endpoints.']);
});

it.each([
  [['add'], {}, 'takes an address and --source'],
  [['add', 'https://erp.example.ch/'], {}, 'takes an address and --source'],
  [['add', 'https://erp.example.ch/'], { source: 'Niemand' }, 'There is no source "Niemand"'],
  [['add', 'http://erp.example.ch/'], { source: 'Hauptshop' }, 'does not begin with https://'],
  [['add', 'https://192.168.1.1/'], { source: 'Hauptshop' }, 'WEBHOOK_PRIVATE_HOSTS'],
  [['add', 'https://erp.example.ch/'], { source: 'Hauptshop', types: 'all' }, '"all" is no type of message: order-re'],
  [['rotate'], {}, 'webhook rotate takes the id of an endpoint'],
  [['rotate', 'first'], {}, 'webhook rotate takes the id of an endpoint'],
  [['rotate', uuid()], {}, 'There is no endpoint'],
  [['enable', uuid()], {}, 'There is no disabled endpoint'],
  [['remove', uuid()], {}, 'There is no endpoint'],
  [['try', uuid()], {}, 'There is no endpoint'],
  [['try', uuid(), 'pong'], {}, '"pong" is no type'],
  [['toString', uuid()], {}, 'webhook takes "add"'],
  [[], {}, 'webhook takes "add"'],
])('%j %j is one sentence', async (args, options, sentence) => {
  await expect(said(args, options)).rejects.toThrow(sentence);
});

it('a trial goes through queue and worker and says how it went', async () => {
  const { id, secret } = await added();
  const housekeeping = async () => {};
  const worker = await startWorker({ url, handlers: {}, queues: [deliveries], housekeeping, pollSeconds: 0.5 });
  try {
    expect(await said(['try', id])).toEqual(['Delivered: the endpoint answered 204.']);
    server.state.rule = answer(500);
    await expect(said(['try', id, 'order-request'])).rejects.toThrow('Not delivered: status 500.');
  } finally {
    await worker.stop();
  }
  const messages = server.received.map(({ body, headers }) => new Webhook(secret).verify(body, headers));
  expect(messages).toMatchObject([
    { type: 'ping', test: true },
    { type: 'order-request', test: true },
  ]);
});

it('npm run portal knows it: lines on stdout and 0, or one sentence and 2', async () => {
  const portal = async (...args: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/portal.ts', 'webhook', ...args], {
      cwd: join(import.meta.dirname, '../..'),
    });
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return [child.exitCode, out, errors];
  };
  const { id } = await added();
  const [listed, refused] = await Promise.all([portal('list'), portal('add', server.url, '--source', 'Hauptshop')]);
  expect(listed).toEqual([0, expect.stringContaining(id), '']);
  expect(refused).toEqual([2, '', `${server.url} is an endpoint of this source already.\n`]);
});
