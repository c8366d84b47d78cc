import { afterAll, beforeEach, expect, it } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';
import { answer, startWebhookServer } from '@/e2e/support/webhook-server';
import { publicLookup } from '../utils/lookup';
import { post } from './attempt';

const server = await startWebhookServer();
const elsewhere = await startWebhookServer();
// The one host by its address, none by name: `localhost` leads to the same server and is not allowed.
Object.assign(process.env, testEnvironment({ url: 'postgres://u@h/d', ownerUrl: 'postgres://u@h/d' }), {
  WEBHOOK_PRIVATE_HOSTS: `127.0.0.1:${server.port},127.0.0.1:1`,
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));
beforeEach(() => {
  server.received.length = 0;
  server.state.rule = answer(204);
});

const outgoing = { url: server.url, headers: { 'webhook-id': 'a' }, body: '{"name":"Käse"}' };
const failure = (error: string, status: number | null = null) => ({ delivered: false, status, error });

it('the body goes out byte by byte, with its headers', async () => {
  expect(await post(outgoing)).toEqual({ delivered: true, status: 204, error: null });
  expect(server.received).toMatchObject([
    { url: '/hook', body: outgoing.body, headers: { 'webhook-id': 'a', 'content-type': 'application/json' } },
  ]);
});

it.each([200, 201, 202, 204, 299])('%i is a success', async (status) => {
  server.state.rule = answer(status);
  expect(await post(outgoing)).toEqual({ delivered: true, status, error: null });
});

it.each([
  [300, 'status'],
  [304, 'status'],
  [400, 'status'],
  [401, 'status'],
  [404, 'status'],
  [410, 'gone'],
  [429, 'status'],
  [500, 'status'],
  [503, 'status'],
])('%i is a failure: %s', async (status, error) => {
  server.state.rule = answer(status);
  expect(await post(outgoing)).toEqual(failure(error, status));
});

it.each([301, 302, 303, 307, 308])('T47 a redirect (%i) is a failure and is not followed', async (status) => {
  server.state.rule = answer(status, { location: elsewhere.url });
  expect(await post(outgoing)).toEqual(failure('status', status));
  expect(elsewhere.received).toEqual([]);
  expect(server.received).toHaveLength(1);
});

it('no answer in time is a failure', async () => {
  server.state.rule = () => undefined;
  expect(await post(outgoing, { ms: 200 })).toEqual(failure('timeout'));
});

it('an endless answer is cut off, and counts by its status', async () => {
  let closed: Promise<void> | undefined;
  server.state.rule = (response) => {
    closed = new Promise((resolve) => response.on('close', resolve));
    response.writeHead(200);
    const more = () => {
      if (response.writable) response.write('x'.repeat(65_536), more);
    };
    more();
  };
  expect(await post(outgoing)).toEqual({ delivered: true, status: 200, error: null });
  await closed;
});

it('an answer that stops in the middle counts by its status, when the time is up', async () => {
  server.state.rule = (response) => void response.writeHead(200).write('so far');
  expect(await post(outgoing, { ms: 300 })).toEqual({ delivered: true, status: 200, error: null });
});

it('an answer that changes the protocol, or breaks off, is a failure', async () => {
  server.state.rule = (response) =>
    void response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
  expect(await post(outgoing)).toEqual(failure('connection'));
  server.state.rule = (response) => void response.destroy();
  expect(await post(outgoing)).toEqual(failure('connection'));
  server.state.rule = (response) => void response.socket?.end('nonsense\r\n\r\n');
  expect(await post(outgoing)).toEqual(failure('connection'));
});

it('nobody listening, or a server that speaks no TLS, is a failure', async () => {
  expect(await post({ ...outgoing, url: 'http://127.0.0.1:1/' })).toEqual(failure('connection'));
  expect(await post({ ...outgoing, url: server.url.replace('http:', 'https:') })).toEqual(failure('connection'));
});

it('T47 what is not allowed is not connected to', async () => {
  const name = (host: string) => `https://${host}:${server.port}/`;
  expect(await post({ ...outgoing, url: name('127.0.0.2') })).toEqual(failure('private-address'));
  expect(await post({ ...outgoing, url: name('[::ffff:127.0.0.1]') })).toEqual(failure('private-address'));
  expect(await post({ ...outgoing, url: name('localhost') })).toEqual(failure('private-address'));
  expect(await post({ ...outgoing, url: `http://localhost:${server.port}/` })).toEqual(failure('url'));
  expect(await post({ ...outgoing, url: elsewhere.url })).toEqual(failure('url'));
  expect([server.received, elsewhere.received]).toEqual([[], []]);
});

it('T47 a name that was public when it was added and leads home now is not connected to (DNS rebinding)', async () => {
  let asked = 0;
  const lookup = publicLookup((_host, _options, done) => {
    asked += 1;
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  });
  const url = `https://erp.example.ch:${server.port}/`;
  expect(await post({ ...outgoing, url }, { lookup })).toEqual(failure('private-address'));
  expect([asked, server.received]).toEqual([1, []]);
});

it.each([
  ['ENOTFOUND', 'name'],
  ['EAI_AGAIN', 'name'],
  ['ETIMEDOUT', 'timeout'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ECONNREFUSED', 'connection'],
  ['ECONNRESET', 'connection'],
])('%s is told as: %s', async (code, word) => {
  const lookup = publicLookup((_host, _options, done) => done(Object.assign(new Error('…'), { code }), []));
  expect(await post({ ...outgoing, url: 'https://erp.example.ch/' }, { lookup })).toEqual(failure(word));
});
