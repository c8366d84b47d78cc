import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/v1/webhooks/[service]/route';
import { testDatabase } from '@/e2e/support/database';
import { queueOf } from '@/e2e/support/queue';
import { bodyLimit } from '@/lib/core/http/limits';
import { INBOX } from '@/lib/core/queues';
import { requestContext } from '@/lib/core/request-context';
import { startWorker } from '@/lib/core/worker';
import { feed } from '@/scripts/portal/feed';
import { clearInbox, inbox } from './jobs/inbox';
import { takeEntries } from './mutations/calls';
import { addFeed, removeFeed, rotateFeed } from './mutations/feeds';
import { readMessage } from './mutations/inbox';
import { openSource } from './mutations/sources';
import { listFeeds } from './queries/feeds';
import type { FeedService } from './types';

const { db, url } = await testDatabase();
const source = await openSource(db, 'Webshop');
const SECRET = 'a secret of AfterShip';
const feedId = (await addFeed(source.id, 'aftership', SECRET)) ?? '';
await addFeed(source.id, 'easypost', 'sécret');

const order = { placedAt: '2026-11-20T10:00:00+01:00', currency: 'CHF', customer: 'K-1' };
const items = [{ line: '1', sku: '3301', name: 'Tasse', unitPrice: 1900, quantity: 1 }];
const parcel = { id: 'P-1', order: '1', items: [{ line: '1', quantity: 1 }], trackingNumber: 'RB123' };
await takeEntries(db, source, 'orders', [{ ...order, id: '1', items }]);
await takeEntries(db, source, 'shipments', [parcel]);

let calls = 0;
async function post(service: string, body: string | Uint8Array, headers: Record<string, string>, address?: string) {
  calls += 1;
  const context = { traceId: `trace-${calls}`, address: address ?? `192.0.2.${calls}`, statements: 0 };
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const request = new Request('http://localhost/api', { method: 'POST', headers, body: new Uint8Array(bytes) });
  const response = await requestContext.run(context, () => POST(request, { params: Promise.resolve({ service }) }));
  return { status: response.status, text: await response.text() };
}
const signed = (body: string | Uint8Array, secret = SECRET) => ({
  'aftership-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
});
const easypost = (body: string, secret = 'sécret') => ({
  'X-Hmac-Signature': `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`,
});

let messages = 0;
const seconds = (date = new Date()) => Math.floor(date.getTime() / 1000);
/** News of a parcel as AfterShip sends it. */
function news(tag: string, hour: number, facts: object = {}, number = 'RB123'): string {
  messages += 1;
  const at = `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`;
  const checkpoints = [{ checkpoint_time: at, tag, subtag: `${tag}_001`, location: 'Bern' }];
  const msg = { tracking_number: number, slug: 'swiss-post', tag, checkpoints };
  return JSON.stringify({ event: 'tracking_update', event_id: `e-${messages}`, ts: seconds(), msg, ...facts });
}
const kept = () => db.inboxMessage.findMany({ orderBy: { id: 'asc' } });

describe('R08 what a service sends', () => {
  it('is kept byte for byte and answered at once; the same again is one', async () => {
    const body = news('InTransit', 8);
    expect(await post('aftership', body, signed(body))).toEqual({ status: 202, text: '' });
    expect((await post('aftership', body, signed(body))).status).toBe(202);
    const rows = await kept();
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.body ?? []).toString()).toBe(body);
    expect(await db.auditEntry.count({ where: { action: 'inbox.received' } })).toBe(1);
  });

  it('ten times at once it is one row and one job', async () => {
    const body = news('InTransit', 9);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('aftership', body, signed(body))));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    const row = await db.inboxMessage.findFirstOrThrow({ where: { key: `e-${messages}` } });
    const boss = queueOf(url);
    await boss.start();
    const jobs = await boss.findJobs<{ id: string }>(INBOX);
    await boss.stop();
    expect(jobs.filter(({ data }) => data.id === row.id)).toHaveLength(1);
  });

  const body = news('Delivered', 10);
  const old = news('Delivered', 10, { ts: seconds(new Date(Date.now() - 31 * 24 * 3_600_000)) });
  const ahead = news('Delivered', 10, { ts: seconds(new Date(Date.now() + 6 * 60_000)) });
  it.each<[string, string, Record<string, string>]>([
    ['a wrong signature', body, signed(body, 'another')],
    ['a changed byte', `${body} `, signed(body)],
    ['no signature', body, {}],
    [
      'the signature in the other encoding',
      body,
      {
        'aftership-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('hex'),
      },
    ],
    ['the other service', body, easypost(body)],
    ['an old message', old, signed(old)],
    ['one of tomorrow', ahead, signed(ahead)],
  ])('with %s is refused with 401 and leaves nothing', async (_what, sent, headers) => {
    const before = await db.inboxMessage.count();
    const { status, text } = await post('aftership', sent, headers);
    expect(status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'unauthorized' } });
    expect(await db.inboxMessage.count()).toBe(before);
  });

  it('R21 two minutes of difference between clocks do no harm', async () => {
    for (const minutes of [-2, 2]) {
      const skewed = news('InTransit', 8, { ts: seconds(new Date(Date.now() + minutes * 60_000)) });
      expect((await post('aftership', skewed, signed(skewed))).status).toBe(202);
    }
  });

  it('counts for the secret before as well, for a day after it was replaced', async () => {
    const now = new Date();
    await rotateFeed(feedId, 'a new secret', now);
    for (const secret of [SECRET, 'a new secret']) {
      const either = news('InTransit', 8);
      expect((await post('aftership', either, signed(either, secret))).status).toBe(202);
    }
    await db.trackingFeed.update({ where: { id: feedId }, data: { previousUntil: now } });
    const late = news('InTransit', 8);
    expect((await post('aftership', late, signed(late))).status).toBe(401);
    await rotateFeed(feedId, SECRET, now);
  });

  it('bytes that are no text are kept as they are', async () => {
    const bytes = Uint8Array.from([0, 255, 254, 13, 10]);
    expect((await post('aftership', bytes, signed(bytes))).status).toBe(202);
    expect(new Uint8Array((await kept()).at(-1)?.body ?? [])).toEqual(bytes);
  });

  it('guessing signatures ends with 429, also for the right one', async () => {
    for (let tries = 0; tries < 61; tries += 1) await post('aftership', 'x', signed('y'), '198.51.100.7');
    const right = news('InTransit', 8);
    expect((await post('aftership', right, signed(right), '198.51.100.7')).status).toBe(429);
  });

  it('may have a megabyte, and no more', () => {
    expect(bodyLimit('/api/v1/webhooks/aftership')).toBe(1024 * 1024);
  });

  it('a service that nobody knows is not there', async () => {
    expect((await post('ups', body, signed(body))).status).toBe(404);
  });
});

describe('the worker', () => {
  const state = async (number: string) =>
    (await db.shipment.findFirstOrThrow({ where: { trackingNumber: number, sourceId: source.id } })).state;
  /** Until nothing is left to be read. */
  async function work(): Promise<void> {
    const worker = await startWorker({
      url,
      handlers: {},
      queues: [inbox],
      housekeeping: async () => {},
      pollSeconds: 0.5,
    });
    await expect.poll(() => db.inboxMessage.count({ where: { processedAt: null } }), { timeout: 30_000 }).toBe(1);
    await worker.stop();
  }

  it('R09 reads what came out of order and twice into the right state; what is no news becomes a dead letter', async () => {
    for (const body of [news('Delivered', 20), news('OutForDelivery', 12), news('InTransit', 11)]) {
      await post('aftership', body, signed(body));
    }
    // One of the messages above is five bytes without a meaning.
    await work();
    expect(await state('RB123')).toBe('delivered');
    const boss = queueOf(url);
    await boss.start();
    expect(await boss.findJobs('dead_letter', { queued: true })).toHaveLength(1);
    await boss.stop();
    const [unread] = await db.inboxMessage.findMany({ where: { processedAt: null } });
    await expect(readMessage(unread?.id ?? '')).rejects.toThrow(/no answer of AfterShip/);
  });

  it('R05 reads a message a second time without an effect', async () => {
    const events = await db.trackingEvent.count();
    const row = await db.inboxMessage.findFirstOrThrow({ where: { processedAt: { not: null } } });
    await db.inboxMessage.update({ where: { id: row.id }, data: { processedAt: null } });
    await readMessage(row.id);
    await readMessage(row.id);
    expect(await db.trackingEvent.count()).toBe(events);
  });

  it('reads the trackers of EasyPost, also before their parcel is there', async () => {
    const details = [{ datetime: '2026-11-24T08:00:00Z', status: 'out_for_delivery', message: 'Out' }];
    const result = { object: 'Tracker', tracking_code: 'EZ77', carrier: 'USPS', tracking_details: details };
    const body = JSON.stringify({ id: 'evt_1', description: 'tracker.updated', created_at: new Date(), result });
    expect((await post('easypost', body, easypost(body))).status).toBe(202);
    expect((await post('easypost', body, easypost(body, 'secret'))).status).toBe(401);
    const row = await db.inboxMessage.findFirstOrThrow({ where: { key: 'evt_1' } });
    await readMessage(row.id);
    await takeEntries(db, source, 'shipments', [{ ...parcel, id: 'P-2', items: [], trackingNumber: 'EZ77' }]);
    expect(await state('EZ77')).toBe('out_for_delivery');
  });

  it('keeps what was read for as long as it could be replayed', async () => {
    const [first, second] = await db.inboxMessage.findMany({ where: { processedAt: { not: null } }, take: 2 });
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    await db.inboxMessage.update({ where: { id: first?.id ?? '' }, data: { processedAt: daysAgo(31) } });
    await db.inboxMessage.update({ where: { id: second?.id ?? '' }, data: { processedAt: daysAgo(29) } });
    await clearInbox();
    const ids = (await kept()).map(({ id }) => id);
    expect([ids.includes(first?.id ?? ''), ids.includes(second?.id ?? '')]).toEqual([false, true]);
  });
});

it('each source has one feed of a service; the secret lies sealed; a removed one is refused', async () => {
  expect(await addFeed(source.id, 'aftership', 'again')).toBeNull();
  const services: FeedService[] = ['aftership', 'easypost'];
  expect((await listFeeds()).map(({ service }) => service)).toEqual(services);
  const row = await db.trackingFeed.findUniqueOrThrow({ where: { id: feedId } });
  expect(`${row.secret}${row.previousSecret}`).not.toContain('secret');
  // Two shops with one service: the signature tells whose parcel it is.
  const other = await openSource(db, 'Second shop');
  await addFeed(other.id, 'aftership', 'of the second shop');
  const body = news('InTransit', 8, {}, 'RB999');
  await post('aftership', body, signed(body, 'of the second shop'));
  const kept = await db.inboxMessage.findFirstOrThrow({ where: { key: `e-${messages}` }, include: { feed: true } });
  expect(kept.feed.sourceId).toBe(other.id);
  expect(await removeFeed(feedId)).toBe(true);
  expect((await post('aftership', news('InTransit', 8), signed(body))).status).toBe(401);
});

describe('npm run portal -- feed', () => {
  async function said(...args: Parameters<typeof feed>): Promise<string> {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      await feed(...args);
      return log.mock.calls.map(([line]) => String(line)).join('\n');
    } finally {
      log.mockRestore();
    }
  }

  it('adds with a secret of its own or a given one, lists, rotates and removes', async () => {
    const made = await said('add', 'easypost', { source: 'Third shop' });
    const secret = made.split('\n').at(-1) ?? '';
    expect(made).toContain('/api/v1/webhooks/easypost');
    const body = JSON.stringify({ id: 'evt_9', result: { tracking_code: 'EZ9', status: 'unknown' } });
    expect((await post('easypost', body, easypost(body, secret))).status).toBe(202);
    const id = /[\da-f-]{36}/.exec(made)?.[0] ?? '';
    expect(await said('list', undefined, {})).toMatch(new RegExp(`${id}  Third shop  easypost  1 to be read`));
    expect(await said('rotate', id, { secret: 'another one' })).not.toContain('another one');
    const next = body.replace('evt_9', 'evt_10');
    expect((await post('easypost', next, easypost(next, 'another one'))).status).toBe(202);
    await said('remove', id, {});
    expect((await post('easypost', body, easypost(body, secret))).status).toBe(401);
  });

  it.each<[Parameters<typeof feed>, RegExp]>([
    [['add', 'ups', { source: 'Third shop' }], /aftership, easypost/],
    [['add', 'easypost', {}], /--source/],
    [['add', 'easypost', { source: 'Third shop', secret: 'short' }], /8 to 200/],
    [['add', 'easypost', { source: 'Webshop' }], /already/],
    [['rotate', 'x', {}], /feed list/],
    [['remove', '01890000-0000-7000-8000-000000000000', {}], /no feed/],
    [['burn', undefined, {}], /takes/],
  ])('%j says what is wrong', async (args, message) => {
    await expect(feed(...args)).rejects.toThrow(message);
  });
});
