import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from '@/lib/core/db';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { createKey } from '@/lib/ingest/mutations/keys';
import { expect, test } from '../support/fixtures';
import { readMail } from '../support/mail-server';
import { plantPapers } from '../support/papers';

// From the shop's call to the mail that the running worker hands over, and back by the mail's links.

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Mails of the running worker with these words in their text, as soon as there are so many. */
async function mailsWith(words: string, count: number) {
  const folder = join(dirname(process.env.E2E_LOG ?? ''), 'mail');
  const read = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => file.endsWith('.eml'))
      .sort()
      .map((file) => readMail(readFileSync(join(folder, file), 'utf8')))
      .filter(({ text }) => text.includes(words));
  await expect.poll(() => read().length, { timeout: 30_000 }).toBe(count);
  return read();
}

async function shopOf(db: Database, request: { post: (path: string, call: object) => Promise<{ status(): number }> }) {
  const source = await db.source.create({ data: { name: randomUUID() }, select: { id: true } });
  const authorization = `Bearer ${(await createKey(source.id, 'Test', SCOPES)).key}`;
  return async (resource: string, ...data: object[]) => {
    const response = await request.post(`/api/v1/${resource}`, { data, headers: { authorization } });
    expect(response.status()).toBe(200);
  };
}

test('what a shop reports is a mail; its button switches exactly that kind off, opening its link does not', async ({
  request,
  db,
}) => {
  const number = `MAIL-${randomUUID().slice(0, 8)}`;
  const say = await shopOf(db, request);
  const item = { line: 'a', sku: 'B-7', name: 'Becher', unitPrice: 1990, quantity: 2 };
  const contact = { email: `${number.toLowerCase()}@example.ch` };
  await say('orders', { id: number, contact, placedAt: hoursAgo(1), currency: 'CHF', locale: 'en', items: [item] });
  const parcel = { order: number, state: 'in_transit', handedOverAt: hoursAgo(1) };
  await say('shipments', { id: `${number}-1`, ...parcel, items: [{ line: 'a', quantity: 1 }] });
  const mails = await mailsWith(number, 2);
  const shipped = mails.find(({ headers }) => headers.subject?.includes('on its way'));
  expect(shipped?.headers).toMatchObject({
    'content-language': 'en',
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  });
  const url = new URL(/<(.*)>/.exec(shipped?.headers['list-unsubscribe'] ?? '')?.[1] ?? '').pathname;
  const wanted = () =>
    db.messageSwitch.findMany({ where: { order: { number } }, select: { kind: true, wanted: true } });

  const opened = await request.get(url, { maxRedirects: 0 });
  expect(opened.headers().location).toContain('/abmelden-von/');
  expect((await request.get(opened.headers().location ?? '')).status()).toBe(200);
  expect((await request.post(url)).status()).toBe(400);
  expect((await request.post(url, { form: { 'List-Unsubscribe': 'Something' } })).status()).toBe(400);
  expect(await wanted()).toEqual([]);
  // As a mail program sends it: from nowhere, with no cookie.
  const form = { 'List-Unsubscribe': 'One-Click' };
  expect((await request.post(url, { form })).status()).toBe(200);
  expect((await request.post(url, { multipart: form })).status()).toBe(200);
  expect(await wanted()).toEqual([{ kind: 'shipped', wanted: false }]);
  const unknown = url.replace(/[\w-]{64}/, 'A'.repeat(64));
  expect((await request.post(unknown, { form })).status()).toBe(404);

  await say('shipments', { id: `${number}-2`, ...parcel, items: [{ line: 'a', quantity: 1 }] });
  await say('tracking-events', { shipment: `${number}-2`, at: hoursAgo(0.1), code: 'D', state: 'delivered' });
  expect((await mailsWith(number, 3)).map(({ headers }) => headers.subject)).toContainEqual(
    expect.stringContaining('has arrived'),
  );
});

test('the manual of what was bought opens from the mail, for nobody who has not got the link', async ({
  request,
  plant,
  db,
}) => {
  const number = `MAN-${randomUUID().slice(0, 8)}`;
  const customer = await plant([{ number }]);
  const { mediaId, manual } = await plantPapers(db, number, customer);
  const { sourceKey: order, sourceId } = await db.order.findFirstOrThrow({ where: { number } });
  const authorization = `Bearer ${(await createKey(sourceId, 'Test', SCOPES)).key}`;
  const data = [
    { id: `${number}-1`, order, state: 'delivered', deliveredAt: hoursAgo(1), items: [{ line: '1', quantity: 1 }] },
  ];
  const call = await request.post('/api/v1/shipments', { data, headers: { authorization } });
  expect(call.status()).toBe(200);
  const [mail] = await mailsWith(number, 1);
  const path = /\/anleitungen\/[\w-]{64}/.exec(mail?.text ?? '')?.[0] ?? '';
  const response = await request.get(path);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('application/pdf');
  expect(response.headers()['content-length']).toBe(String(manual.bytes));
  for (const other of [`/anleitungen/${mediaId}`, `${path.slice(0, -1)}A`, `${path.slice(0, -1)}B`].filter(
    (one) => one !== path,
  )) {
    expect((await request.get(other)).status()).toBe(404);
  }
});
