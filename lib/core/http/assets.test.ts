import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inject } from 'light-my-request';
import { afterAll, expect, it } from 'vitest';
import { buildAssets } from './assets';

const folder = mkdtempSync(join(tmpdir(), 'portal-assets-'));
mkdirSync(join(folder, 'chunks'));
const script = `console.log(${JSON.stringify('x'.repeat(2000))});`;
writeFileSync(join(folder, 'chunks/a1.js'), script);
writeFileSync(join(folder, 'chunks/a1.js.map'), '{}');
writeFileSync(join(folder, 'f.woff2'), 'font');
afterAll(() => rmSync(folder, { recursive: true }));

const assets = await buildAssets(folder);
const ask = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
  inject((request, response) => void (assets(request, response) || response.writeHead(418).end()), {
    method,
    url,
    headers,
  });

it('answers for files of the build, packed for whoever takes that, and says that they never change', async () => {
  for (const _ of ['first', 'kept']) {
    const answer = await ask('/_next/static/chunks/a1.js?v=1', { 'accept-encoding': 'gzip, br' });
    expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': String(answer.rawPayload.length),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  }
  const plain = await ask('/_next/static/chunks/a1.js');
  expect([plain.payload, plain.headers['content-encoding']]).toEqual([script, undefined]);
  const font = await ask('/_next/static/f.woff2', { 'accept-encoding': 'gzip' });
  expect([font.payload, font.headers['content-encoding']]).toEqual(['font', undefined]);
  const head = await ask('/_next/static/chunks/a1.js', {}, 'HEAD');
  expect([head.payload, head.headers['content-length']]).toEqual(['', String(script.length)]);
});

it.each(['/_next/static/chunks/a1.js.map', '/_next/static/chunks', '/_next/static/..%2f..%2fetc/passwd', '/f.woff2'])(
  'T63 leaves %s to others',
  async (url) => {
    expect((await ask(url)).statusCode).toBe(418);
    expect((await ask('/_next/static/f.woff2', {}, 'POST')).statusCode).toBe(418);
  },
);
