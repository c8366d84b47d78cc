import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';

const BREACHED = 'Hunter2 und noch mehr';
const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
const HASH = hashOf(BREACHED);

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

/** A service on this machine; what it was asked is recorded. */
async function service(answer: RequestListener): Promise<{ url: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`, asked };
}

/** The lookup as a process has it whose environment names this service; its warnings beside it. */
async function lookup(url: string) {
  for (const [name, value] of Object.entries({
    DATABASE_URL: 'postgres://nobody@localhost/none',
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    LOG_LEVEL: 'silent',
    PWNED_PASSWORDS_URL: url,
  }))
    vi.stubEnv(name, value);
  const { log } = await import('./log');
  const { isBreached } = await import('./breached-passwords');
  const warn = vi.spyOn(log(), 'warn');
  return { isBreached, warn };
}

/** A range as the service writes it: \r\n between lines, padding with a count of 0 in between. */
const range = (lines: string[]) =>
  ['00000000000000000000000000000000001:0', ...lines, `${'F'.repeat(35)}:12`].join('\r\n');

it('T14 a breached password is found by its range; the service gets five characters of a hash and nothing else', async () => {
  const { url, asked } = await service((_request, response) => response.end(range([`${HASH.slice(5)}:42`])));
  const { isBreached, warn } = await lookup(url);
  expect(await isBreached(BREACHED)).toBe(true);
  expect(await isBreached(`${BREACHED}!`)).toBe(false);
  expect(asked.map(({ url: path, method }) => [method, path])).toEqual([
    ['GET', `/range/${HASH.slice(0, 5)}`],
    ['GET', `/range/${hashOf(`${BREACHED}!`).slice(0, 5)}`],
  ]);
  expect(asked[0]?.headers['add-padding']).toBe('true');
  expect(JSON.stringify(asked.map(({ rawHeaders }) => rawHeaders))).not.toMatch(/cookie|hunter/i);
  expect(warn).not.toHaveBeenCalled();
});

it('T14 a line of padding is no breach', async () => {
  const { url } = await service((_request, response) => response.end(range([`${HASH.slice(5)}:0`])));
  const { isBreached } = await lookup(url);
  expect(await isBreached(BREACHED)).toBe(false);
});

const breached = range([`${HASH.slice(5)}:42`]);
it.each<[string, RequestListener]>([
  ['answers with 500', (_request, response) => response.writeHead(500).end(breached)],
  ['answers with 404', (_request, response) => response.writeHead(404).end(breached)],
  ['hangs up', (request) => request.socket.destroy()],
  [
    'hangs up in the middle',
    (request, response) => {
      response.writeHead(200, { 'content-length': '9999' }).write(breached);
      setTimeout(() => request.socket.destroy(), 20);
    },
  ],
  ['does not end', (_request, response) => void endless(response)],
])('T14 a service that %s does not keep anybody out, and the log says so', async (_what, answer) => {
  const { url } = await service(answer);
  const { isBreached, warn } = await lookup(url);
  expect(await isBreached(BREACHED)).toBe(false);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event: 'breach-check-failed' }));
});

/** More than anybody has room for, as fast as it is taken. */
function endless(response: Parameters<RequestListener>[1]): void {
  const more = () => {
    while (!response.destroyed && response.write(`${'A'.repeat(35)}:1\r\n`.repeat(1000)));
  };
  response.on('drain', more);
  more();
}

it('T14 a service that is silent is waited for two seconds', async () => {
  const { url } = await service(() => undefined);
  const { isBreached, warn } = await lookup(url);
  const started = performance.now();
  expect(await isBreached(BREACHED)).toBe(false);
  const waited = performance.now() - started;
  expect(waited).toBeGreaterThan(1_500);
  expect(waited).toBeLessThan(4_000);
  expect(warn).toHaveBeenCalledOnce();
});

it('T14 T47 a redirect is not followed', async () => {
  const other = await service((_request, response) => response.end(breached));
  const { url } = await service((_request, response) => response.writeHead(302, { location: other.url }).end());
  const { isBreached, warn } = await lookup(url);
  expect(await isBreached(BREACHED)).toBe(false);
  expect(other.asked).toEqual([]);
  expect(warn).toHaveBeenCalledOnce();
});

it('without an address nobody is asked', async () => {
  const { isBreached } = await lookup('');
  const fetched = vi.spyOn(globalThis, 'fetch');
  expect(await isBreached(BREACHED)).toBe(false);
  expect(fetched).not.toHaveBeenCalled();
});
