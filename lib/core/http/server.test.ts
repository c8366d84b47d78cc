import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';
import { LIVE_HEADER } from '../live';
import { requestContext } from '../request-context';
import { ADDRESS_HEADER, parseTrustedProxies } from './client-address';
import { PROBLEM_HEADER } from './problem';
import { createPortalServer, type PortalServer } from './server';

// On real sockets: most of what is tested here happens between Node's streams, and a faked one would have none of it.

// The cookie's name depends on the portal's address; nothing here reaches a database.
Object.assign(
  process.env,
  testEnvironment({ url: 'postgres://app@db/portal', ownerUrl: 'postgres://owner@db/portal' }),
);

const LONG = 'Ein Kaffee am Morgen. '.repeat(500);
const SHELL = 'the framework’s own answer ';

async function bodyOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Sends in several pieces, without a length, as the framework does. */
function answer(response: ServerResponse, status: number, type: string, text: string) {
  response.writeHead(status, { 'Content-Type': type, ETag: '"1"' });
  response.write(text.slice(0, 10));
  response.end(text.slice(10));
}

/** Bodies that reached the application whole. */
const received: number[] = [];
let slow = Promise.withResolvers<void>();

/** Stands in for the application: the address says what it answers. */
const application: RequestListener = async (request, response) => {
  const path = request.url ?? '';
  const problem = /^\/problem\/(\d+)$/.exec(path)?.[1];
  if (problem && request.headers[PROBLEM_HEADER] === problem) {
    const { cookie = '', 'accept-language': language = '' } = request.headers;
    return answer(response, 200, 'text/html', `<h1>Problem ${problem}</h1>${language} ${cookie} ${LONG}`);
  }
  if (path.includes('/missing')) return answer(response, 404, 'text/html', `${SHELL}${LONG}`);
  const context = requestContext.getStore();
  if (path === '/crash-in-action' && context) context.acted = true;
  if (path === '/file') {
    const disposition = 'attachment; filename="a.pdf"';
    const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': disposition, 'X-Portal-Length': '5' };
    response.writeHead(200, headers);
    return void response.end('%PDF-');
  }
  if (path === '/broken') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.write(SHELL);
    return void response.destroy();
  }
  if (path.startsWith('/crash')) return void response.writeHead(500).end();
  if (path === '/upload' || path.startsWith('/api/')) {
    try {
      received.push((await bodyOf(request)).length);
    } catch {
      return;
    }
  }
  if (path === '/hidden') {
    response.writeHead(200, { 'Content-Type': 'text/x-component', ETag: '"1"' });
    response.write(SHELL);
    if (context) context.missing = true;
    return void response.end(LONG);
  }
  if (path === '/denied') {
    if (context) Object.assign(context, { missing: true, denied: 429 });
    return answer(response, 404, 'text/html', SHELL);
  }
  if (path === '/address') return answer(response, 200, 'text/plain', String(request.headers[ADDRESS_HEADER]));
  if (path === '/slow') await slow.promise;
  if (path === '/handed-over') {
    // A stream whose seat waits for the connection, in the framework's way: a head, and at once the end.
    await slow.promise;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', [LIVE_HEADER]: 'nobody waits' });
    return void response.end();
  }
  if (path === '/stream') {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'private, no-store, no-transform',
    });
    return void response.write('data: 1\n\n');
  }
  if (context) Object.assign(context, { statements: 3, actorId: 'lea' });
  answer(response, 200, 'text/html', LONG);
};

const lines: Record<string, unknown>[] = [];
const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });

function open(handle: RequestListener, trusted = ''): Promise<PortalServer> {
  const portal = createPortalServer(handle, { trusted: parseTrustedProxies(trusted), development: false, log });
  return new Promise((ready) => portal.server.listen(0, '127.0.0.1', () => ready(portal)));
}

type Question = { method?: string; headers?: http.OutgoingHttpHeaders; chunks?: Buffer[]; agent?: http.Agent };

/** Opens a request; whatever happens to the rest of its body after the answer is not this caller's business. */
async function begin(
  portal: PortalServer,
  path: string,
  { method = 'GET', headers = {}, chunks = [], agent }: Question = {},
) {
  const { port } = portal.server.address() as AddressInfo;
  const request = http.request({ host: '127.0.0.1', port, path, method, headers, agent });
  const response = new Promise<IncomingMessage>((got, failed) => request.once('response', got).on('error', failed));
  for (const chunk of chunks) request.write(chunk);
  request.end();
  return response;
}

async function ask(portal: PortalServer, path: string, question?: Question) {
  const response = await begin(portal, path, question);
  const bytes = await bodyOf(response);
  const text = response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return { status: response.statusCode, headers: response.headers, text: text.toString('utf8') };
}

let plain: PortalServer;
beforeAll(async () => {
  plain = await open(application);
});
afterEach(() => {
  lines.length = 0;
  received.length = 0;
});
afterAll(() => plain.close());

const gzip = { 'accept-encoding': 'gzip' };

describe.each([
  ['as they are', {}],
  ['compressed', gzip],
])('pages sent %s', (_how, wanted) => {
  it.each([
    ['/missing', 404],
    ['/crash', 500],
  ])(
    '%s is a whole page with the status kept, in the language and with the cookies of who asks',
    async (path, status) => {
      const headers = { ...wanted, 'accept-language': 'fr-CH', cookie: 'portal-session=abc', accept: 'text/html' };
      const { text, ...answered } = await ask(plain, path, { headers });
      expect(answered.status).toBe(status);
      expect(text).toBe(`<h1>Problem ${status}</h1>fr-CH portal-session=abc ${LONG}`);
      expect(answered.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'private, no-store',
      });
      expect(answered.headers).not.toHaveProperty('etag');
    },
  );

  it.each([
    ['a client navigation', '/missing', { rsc: '1' }],
    ['a server action by script', '/missing', { 'next-action': 'abc' }],
    ['an API call', '/api/missing', {}],
    ['a file of the build', '/_next/missing', {}],
    ['a picture', '/missing', { accept: 'image/*', 'sec-fetch-dest': 'image' }],
  ])('%s gets the application’s own 404, untouched', async (_what, path, headers) => {
    const { status, text } = await ask(plain, path, { headers: { ...wanted, ...headers } });
    expect([status, text]).toEqual([404, `${SHELL}${LONG}`]);
  });

  it('T01 a navigation by script to what is not there for this reader gets 404 and nothing else', async () => {
    const hidden = await ask(plain, '/hidden', { headers: { ...wanted, rsc: '1' } });
    expect([hidden.status, hidden.text]).toEqual([404, '']);
    expect(hidden.headers).not.toHaveProperty('etag');
    const shown = await ask(plain, '/', { headers: { ...wanted, rsc: '1' } });
    expect([shown.status, shown.text]).toEqual([200, LONG]);
  });

  it('HEAD has the status and no body', async () => {
    expect(await ask(plain, '/missing', { method: 'HEAD', headers: wanted })).toMatchObject({ status: 404, text: '' });
  });

  it('what is no problem passes byte by byte', async () => {
    const { status, text, headers } = await ask(plain, '/', { headers: wanted });
    expect([status, text]).toEqual([200, LONG]);
    expect(headers.vary).toBe('Accept-Encoding');
    expect(headers).toMatchObject(
      wanted === gzip ? { 'content-encoding': 'gzip' } : { 'content-length': `${LONG.length}` },
    );
  });

  it('a page that breaks off is not sent in half', async () => {
    await expect(ask(plain, '/broken', { headers: wanted })).rejects.toThrow('socket hang up');
    await vi.waitFor(() => expect(lines.at(-1)).toMatchObject({ path: '/broken', aborted: true }));
  });
});

it('T42 a call of an action that could not be read is the caller’s mistake, a crash inside it is ours', async () => {
  const headers = { 'next-action': 'abc' };
  expect((await ask(plain, '/crash', { method: 'POST', headers })).status).toBe(400);
  expect((await ask(plain, '/crash-in-action', { method: 'POST', headers })).status).toBe(500);
  expect((await ask(plain, '/crash', { method: 'POST' })).status).toBe(500);
});

it.each(['/problem', '/problem/404', '/problem/500?x=1'])(
  '%s from outside does not exist, whoever claims to be us',
  async (path) => {
    const { status, text } = await ask(plain, path, { headers: { [PROBLEM_HEADER]: '500' } });
    expect([status, text]).toEqual([404, `<h1>Problem 404</h1>  ${LONG}`]);
  },
);

it('T11 what a page refuses to show has its own status and a page that says so, for scripts the status alone', async () => {
  const { status, text, headers } = await ask(plain, '/denied');
  expect([status, headers['retry-after']]).toEqual([429, '60']);
  expect(text).toContain('<h1>Problem 429</h1>');
  const navigation = await ask(plain, '/denied', { headers: { rsc: '1' } });
  expect([navigation.status, navigation.headers['retry-after']]).toEqual([429, '60']);
  expect(navigation.text).not.toContain('Problem');
});

it('if even the problem page fails, there is a sentence with the reference', async () => {
  const broken = await open((_request, response) => void response.writeHead(500).end());
  const { status, text, headers } = await ask(broken, '/');
  await broken.close();
  expect(status).toBe(500);
  expect(text).toContain(`Referenz: ${headers['x-request-id']}`);
});

it('T36 T37 each answer carries the security headers, with a nonce and a reference of its own', async () => {
  const paths = ['/', '/missing', '/crash', '/api/x', '/problem/404'];
  const answers = await Promise.all(paths.map((path) => ask(plain, path)));
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'strict-transport-security': expect.stringContaining('includeSubDomains'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cache-control': 'private, no-store',
      'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/),
    });
  }
  for (const name of ['x-request-id', 'content-security-policy'])
    expect(new Set(answers.map(({ headers }) => headers[name])).size).toBe(paths.length);
});

it('T53 a file carries the policy of files: nothing in it runs, loads or belongs to this origin', async () => {
  const { headers, text } = await ask(plain, '/file');
  expect(headers).toMatchObject({
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-length': '5',
  });
  expect(headers['x-portal-length']).toBeUndefined();
  expect(text).toBe('%PDF-');
});

it('T41 the application sees the socket’s address, not what the client claims', async () => {
  const claimed = { 'x-forwarded-for': '203.0.113.7', [ADDRESS_HEADER]: '203.0.113.8' };
  expect((await ask(plain, '/address', { headers: claimed })).text).toBe('127.0.0.1');
  const behindProxy = await open(application, '127.0.0.0/8');
  expect((await ask(behindProxy, '/address', { headers: claimed })).text).toBe('203.0.113.7');
  await behindProxy.close();
});

it('T63 TRACE is answered with 405 and never reaches the application', async () => {
  const { status, text, headers } = await ask(plain, '/', {
    method: 'TRACE',
    headers: { cookie: 'portal-session=abc' },
  });
  expect([status, text]).toEqual([405, '']);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

describe('bodies', () => {
  const KIB = Buffer.alloc(1024, 'x');
  const announced = { 'content-length': String(257 * 1024) };

  it('within the limit arrive, announced and chunked', async () => {
    expect((await ask(plain, '/upload', { method: 'POST', chunks: Array(256).fill(KIB) })).status).toBe(200);
    const headers = { 'content-length': String(256 * 1024) };
    expect((await ask(plain, '/upload', { method: 'POST', headers, chunks: Array(256).fill(KIB) })).status).toBe(200);
    expect(received).toEqual([256 * 1024, 256 * 1024]);
  });

  it('announced as too long are refused before a byte of them is read', async () => {
    const { port } = plain.server.address() as AddressInfo;
    const request = http.request({ host: '127.0.0.1', port, path: '/upload', method: 'POST', headers: announced });
    request.on('error', () => {}).flushHeaders();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect((await bodyOf(response)).toString()).toContain('<h1>Problem 413</h1>');
    request.destroy();
    expect(received).toEqual([]);
  });

  it('announced as too long and sent all the same: the sender still reads the whole page', async () => {
    for (const count of [257, 8000]) {
      const headers = { 'content-length': String(count * 1024) };
      const { status, text } = await ask(plain, '/upload', { method: 'POST', headers, chunks: Array(count).fill(KIB) });
      expect([status, text]).toEqual([413, expect.stringContaining('<h1>Problem 413</h1>')]);
    }
    expect(received).toEqual([]);
  });

  it.each([
    ['/upload', 257],
    ['/upload', 4000],
    ['/api/csp-report', 17],
    ['/api/csp-report', 400],
  ])(
    'chunked to %s, %i KiB long, are 413, and the application never takes a part for the whole',
    async (path, count) => {
      // Who goes on sending may see the connection end before the answer.
      await ask(plain, path, { method: 'POST', chunks: Array(count).fill(KIB) }).catch(() => undefined);
      await vi.waitFor(() => expect(lines.at(-1)).toMatchObject({ status: 413 }));
      expect(received).toEqual([]);
      expect((await ask(plain, '/')).status).toBe(200);
    },
  );
});

it('T55 a request is one line of the log: reference, actor, statements, no query and no token', async () => {
  const token = 'Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYm0';
  const { headers } = await ask(plain, `/passwort-vergessen/${token}?mail=lea@example.ch`);
  await ask(plain, '/missing', { headers: { rsc: '1' } });
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect(lines[0]).toMatchObject({
    event: 'request',
    traceId: headers['x-request-id'],
    actorId: 'lea',
    subjectId: null,
    method: 'GET',
    path: '/passwort-vergessen/:token',
    kind: 'document',
    status: 200,
    statements: 3,
    aborted: false,
  });
  expect(JSON.stringify(lines[0])).not.toMatch(/Zm9v|example\.ch|mail=/);
  expect(lines[1]).toMatchObject({ status: 404, kind: 'rsc', actorId: null, statements: 0 });
});

it('a visitor who leaves is logged as aborted', async () => {
  const response = await begin(plain, '/stream');
  response.destroy();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(lines[0]).toMatchObject({ path: '/stream', aborted: true });
});

it('a stream that nobody waits for any more ends; one whose reader left before its head does not hold a shutdown', async () => {
  slow = Promise.withResolvers();
  slow.resolve();
  const portal = await open(application);
  expect(await ask(portal, '/handed-over')).toMatchObject({ status: 200, text: '' });

  slow = Promise.withResolvers();
  const { port } = portal.server.address() as AddressInfo;
  const request = http.request({ host: '127.0.0.1', port, path: '/handed-over' }).on('error', () => undefined);
  const arrived = once(portal.server, 'request');
  request.end();
  await arrived;
  request.destroy();
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  slow.resolve();
  const started = performance.now();
  await portal.close();
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe('a shutdown', () => {
  it('tells 50 event streams when to come back, lets a slow request finish, refuses new ones, and is soon over', async () => {
    slow = Promise.withResolvers();
    const portal = await open(application);
    const agent = new http.Agent({ keepAlive: true });
    const streams = await Promise.all(
      Array.from({ length: 50 }, () => begin(portal, '/stream', { agent, headers: gzip })),
    );
    const texts = streams.map((stream) => bodyOf(stream).then(String));
    const slowOne = ask(portal, '/slow', { agent });
    await ask(portal, '/', { agent });

    const { port } = portal.server.address() as AddressInfo;
    const started = performance.now();
    const closed = portal.close();
    expect(portal.draining()).toBe(true);
    for (const text of await Promise.all(texts)) expect(text).toBe('data: 1\n\nretry: 3000\n\n');
    await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
    slow.resolve();
    expect(await slowOne).toMatchObject({ status: 200, text: LONG, headers: { connection: 'close' } });
    await closed;
    expect(performance.now() - started).toBeLessThan(2_000);
    agent.destroy();
  });
});
