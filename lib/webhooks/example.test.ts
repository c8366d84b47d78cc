import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { wrapped } from './utils/examples';
import { signedHeaders } from './utils/sign';

// The receiver of docs/webhooks.md, run as a shop would run it, against messages that our code signs.

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const [secret, former] = [newSecret(), newSecret()];
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill();
});

/** Starts the example. @returns where it listens, and the lines that it says */
async function start(secrets: string) {
  const child = spawn(process.execPath, ['docs/examples/verify-webhook.mjs'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, WEBHOOK_SECRET: secrets, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said: string[] = [];
  const url = await new Promise<string>((listening) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      const port = /^Listening on port (\d+)$/.exec(line)?.[1];
      if (port) listening(`http://127.0.0.1:${port}/`);
    });
  });
  return { url, said };
}
const receiver = await start(secret);

const body = JSON.stringify(wrapped('return-request')[0]);
const MINUTE = 60_000;
const headersAt = (offset: number, secrets = [secret], of = body, id = 'msg-1') =>
  signedHeaders(id, new Date(Date.now() + offset), of, secrets);
const send = async (
  headers: Record<string, string>,
  sent: string | Uint8Array<ArrayBuffer> = body,
  url = receiver.url,
) => (await fetch(url, { method: 'POST', headers, body: sent })).status;

describe('R08 the example takes', () => {
  it('a right message, once however often it comes', async () => {
    expect([await send(headersAt(0)), await send(headersAt(0))]).toEqual([204, 204]);
    const named = receiver.said.filter((line) => line.startsWith('return-request '));
    expect(named).toHaveLength(1);
  });

  it('one with two signatures, whichever of the secrets it has', async () => {
    expect(await send(headersAt(0, [newSecret(), secret]))).toBe(204);
    expect(await send(headersAt(0, [secret, former]))).toBe(204);
  });

  it('either secret while it has both', async () => {
    const { url } = await start(`${secret} ${former}`);
    for (const one of [secret, former]) expect(await send(headersAt(0, [one]), body, url)).toBe(204);
  });

  it('R21 one from a clock that is two minutes off', async () => {
    expect([await send(headersAt(-2 * MINUTE)), await send(headersAt(2 * MINUTE))]).toEqual([204, 204]);
  });

  it('one with umlauts and signs beyond', async () => {
    const text = body.replace('Passt nicht', 'Grüezi 🧀 «Käse»');
    expect(await send(headersAt(0, [secret], text), text)).toBe(204);
  });
});

describe('R08 the example refuses', () => {
  it('a changed byte', async () => {
    const changed = new TextEncoder().encode(body);
    changed[40] = (changed[40] ?? 0) ^ 1;
    expect(await send(headersAt(0), changed)).toBe(401);
  });

  it('another id, another time', async () => {
    expect(await send({ ...headersAt(0), 'webhook-id': 'msg-2' })).toBe(401);
    const second = String(Math.floor(Date.now() / 1000) + 1);
    expect(await send({ ...headersAt(-MINUTE), 'webhook-timestamp': second })).toBe(401);
  });

  it('an old message, also with its right signature, and one from the future', async () => {
    expect([await send(headersAt(-6 * MINUTE)), await send(headersAt(6 * MINUTE))]).toEqual([401, 401]);
  });

  it('a wrong secret, and the one before the rotation', async () => {
    expect([await send(headersAt(0, [newSecret()])), await send(headersAt(0, [former]))]).toEqual([401, 401]);
  });

  it.each([
    ['no signature', { 'webhook-signature': '' }],
    ['another version', { 'webhook-signature': 'v2,AAAA' }],
    ['a shortened signature', { 'webhook-signature': 'v1,AAAA' }],
    ['no time', { 'webhook-timestamp': '' }],
    ['a time that is none', { 'webhook-timestamp': '1e9' }],
  ])('%s', async (_what, wrong) => {
    expect(await send({ ...headersAt(0), ...wrong })).toBe(401);
  });

  it('more than a megabyte', async () => {
    const large = 'x'.repeat(1_100_000);
    const status = await send(headersAt(0, [secret], large), large).catch(() => 413);
    expect(status).toBe(413);
  });
});
