import { randomUUID } from 'node:crypto';
import type { Database } from '@/lib/core/db';
import { SCOPES } from '@/lib/ingest/contracts/v1/resources';
import { createKey } from '@/lib/ingest/mutations/keys';
import { expect, test } from '../support/fixtures';

// What only the server in front of the routes does; what the routes do is in lib/ingest/api.test.ts.

const shape = (code: string) => ({ error: { code, message: expect.any(String), issues: expect.any(Array) } });

async function keyOf(db: Database): Promise<string> {
  const source = await db.source.create({ data: { name: randomUUID() }, select: { id: true } });
  return `Bearer ${(await createKey(source.id, 'Test', SCOPES)).key}`;
}

test('addresses and methods that do not exist answer in the one shape of errors', async ({ request }) => {
  for (const [method, path, status, code] of [
    ['GET', '/api/v1/nothing/here', 404, 'not_found'],
    ['GET', '/api/v1', 404, 'not_found'],
    ['GET', '/api/v1/orders', 405, 'method_not_allowed'],
    ['DELETE', '/api/v1/orders/1', 405, 'method_not_allowed'],
    ['POST', '/api/v1/nothing', 404, 'not_found'],
  ] as const) {
    const response = await request.fetch(path, { method });
    expect([path, response.status()]).toEqual([path, status]);
    expect(response.headers()['content-type']).toContain('application/json');
    expect(await response.json()).toEqual(shape(code));
  }
});

test('413 for a body that is too large, announced or not', async ({ request, baseURL, db }) => {
  const large = Buffer.alloc(17 * 1024 * 1024, ' ');
  const response = await request.post('/api/v1/orders', {
    data: large,
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status()).toBe(413);
  expect(await response.json()).toEqual(shape('too_large'));
  const body = new ReadableStream({
    start(controller) {
      for (let part = 0; part < 17; part += 1) controller.enqueue(large.subarray(0, 1024 * 1024));
      controller.close();
    },
  });
  const headers = { authorization: await keyOf(db) };
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
  const unannounced = await fetch(new URL('/api/v1/orders', baseURL), init).catch((error: Error) => error);
  // The server closes a connection that goes on sending; either the answer came through before, or it did not.
  if (unannounced instanceof Response) expect(unannounced.status).toBe(413);
});

test('T24 a key opens the API and nothing else; a session opens no API', async ({ request, plant, cookieOf, db }) => {
  const authorization = await keyOf(db);
  const page = await request.get('/konto/bestellungen', { headers: { authorization }, maxRedirects: 0 });
  expect(page.status()).toBe(307);
  const cookie = await cookieOf(await plant());
  expect((await request.get('/api/v1/changes', { headers: { cookie } })).status()).toBe(401);
  const response = await request.get('/api/v1/changes', { headers: { authorization } });
  expect(response.status()).toBe(200);
  expect(response.headers()['cache-control']).toContain('no-store');
});

test('a bad key is no HTML, whatever the client accepts', async ({ request }) => {
  const response = await request.post('/api/v1/orders', {
    data: {},
    headers: { accept: 'text/html', authorization: 'Bearer nonsense-nonsense-nonsense' },
  });
  expect(response.status()).toBe(401);
  expect(await response.json()).toEqual(shape('unauthorized'));
});

test('the reference page holds every call, without a foreign script', async ({ request }) => {
  const html = await (await request.get('/api/docs')).text();
  const { paths, webhooks } = await (await request.get('/api/openapi.json')).json();
  for (const name of [...Object.keys(paths), ...Object.keys(webhooks)]) expect(html).toContain(name);
  for (const [, source = ''] of html.matchAll(/<script[^>]+src="([^"]+)"/g)) expect(source).toMatch(/^\/_next\//);
});
