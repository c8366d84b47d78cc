import { expect, test } from '../support/fixtures';
import { logLines, requestLine } from '../support/portal';

const LOG = () => process.env.E2E_LOG ?? '';
const KINDS = [
  ['a page', '/hilfe', 200],
  ['a redirect', '/konto/bestellungen', 307],
  ['a missing page', '/nope', 404],
  ['JSON', '/api/livez', 200],
  ['a picture', '/art/cups.svg', 200],
  ['the icon where browsers look for it', '/favicon.ico', 200],
] as const;

test.describe('headers', () => {
  for (const [what, path, status] of KINDS) {
    test(`T36 T37 T38 ${what} carries the security headers`, async ({ request }) => {
      const response = await request.get(path, { maxRedirects: 0, headers: { origin: 'https://evil.example' } });
      expect(response.status()).toBe(status);
      const headers = response.headers();
      expect(headers['strict-transport-security']).toMatch(/max-age=(\d{8,}); includeSubDomains/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
      const policy = headers['content-security-policy'] ?? '';
      for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
        expect(policy).toContain(rule);
      }
      expect(/script-src[^;]*/.exec(policy)?.[0]).toMatch(/'nonce-[\w+/=]{20,}'/);
      expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe');
      // T38: nobody else's page may read an answer with this visitor's cookies.
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    });
  }

  test('T37 every script of a page carries its nonce, which no other answer has', async ({ request }) => {
    const nonces = new Set<string>();
    for (const path of ['/', '/', '/nope']) {
      const response = await request.get(path, { headers: { accept: 'text/html' } });
      const html = await response.text();
      const scripts = html.match(/<script\b[^>]*>/g) ?? [];
      const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1] ?? '';
      // A problem page is rendered for this very answer, with this answer's nonce.
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('T33 what is somebody’s is never kept; what the build named by its content may be', async ({
    request,
    plant,
    cookieOf,
  }) => {
    const cookie = await cookieOf(await plant([{ number: 'C-1' }]));
    for (const path of ['/konto/bestellungen', '/konto/bestellungen/C-1', '/anmelden']) {
      const response = await request.get(path, { headers: { cookie }, maxRedirects: 0 });
      expect(response.headers()['cache-control'], path).toContain('no-store');
    }
    const html = await (await request.get('/')).text();
    const asset = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? '';
    expect((await request.get(asset)).headers()['cache-control']).toContain('immutable');
    const list = await (await request.get('/konto/bestellungen', { headers: { cookie } })).text();
    const sheet = await request.get(/\/bilder\/[\w-]+\.svg/.exec(list)?.[0] ?? '');
    expect(sheet.headers()).toMatchObject({ 'content-type': 'image/svg+xml', 'content-encoding': 'gzip' });
    expect(sheet.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
    // A name that means nothing today may mean something tomorrow.
    expect((await request.get('/bilder/AAAAAAAA.svg')).headers()['cache-control']).toContain('no-store');
  });

  test('T63 nothing of the workshop can be reached', async ({ request }) => {
    for (const path of [
      '/.git/config',
      '/.env',
      '/package.json',
      '/_next/static/',
      '/server.ts',
      '/stil',
      '/stil/formular',
      '/metrics',
      '/problem/500',
    ]) {
      expect((await request.get(path)).status(), path).toBe(404);
    }
    const html = await (await request.get('/')).text();
    for (const script of html.match(/\/_next\/static\/[^"]+\.js/g) ?? []) {
      expect((await request.get(`${script}.map`)).status()).toBe(404);
    }
    expect((await request.fetch('/', { method: 'TRACE' })).status()).toBe(405);
  });

  test('T41 what a client says about itself is not believed', async ({ request }) => {
    const forged = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-real-ip': '203.0.113.9',
      'x-user-id': 'somebody',
      'x-portal-address': '203.0.113.9',
      'x-portal-trace': 'forged-trace',
      'x-portal-problem': '500',
      'x-middleware-subrequest': 'proxy',
    };
    // Details of readiness are for this machine only: they come although the headers claim another one.
    const ready = await request.get('/api/readyz', { headers: forged });
    expect(await ready.json()).toHaveProperty('checks');
    const page = await request.get('/nope', { headers: { ...forged, accept: 'text/html' } });
    expect(page.headers()['x-request-id']).not.toBe('forged-trace');
    expect(await page.text()).not.toContain('evil.example');
    const line = await requestLine(LOG(), page.headers()['x-request-id'] ?? '');
    expect(JSON.stringify(line)).not.toContain('203.0.113.9');
  });
});

test.describe('log', () => {
  test('T56 a line break in what a client sends stays inside one line', async ({ request }) => {
    const response = await request.get('/nope%0a{"event":"forged"}?x=%0aforged', {
      headers: { 'user-agent': 'a\tb {"event":"forged"}' },
    });
    await requestLine(LOG(), response.headers()['x-request-id'] ?? '');
    // logLines parses every line, so a broken one would throw.
    expect(logLines(LOG()).some((line) => line.event === 'forged')).toBe(false);
  });

  test('T55 a request is one line with trace id, actor and subject, and no query, token or address', async ({
    request,
    plant,
    cookieOf,
  }) => {
    const customer = await plant([{ number: 'L-1' }]);
    const headers = { cookie: await cookieOf(customer) };
    const response = await request.get('/konto/bestellungen/L-1?ab=0&mail=mira@example.ch', { headers });
    const line = await requestLine(LOG(), response.headers()['x-request-id'] ?? '');
    expect(line).toMatchObject({
      path: '/konto/bestellungen/L-1',
      status: 200,
      actorId: customer.id,
      subjectId: customer.id,
    });
    const link = await request.get('/passwort-vergessen/0123456789abcdefghijABCDEFGHIJ0123456789abc');
    const hidden = await requestLine(LOG(), link.headers()['x-request-id'] ?? '');
    expect(hidden.path).toBe('/passwort-vergessen/:token');
    expect(JSON.stringify([line, hidden])).not.toMatch(/@|example\.ch|mira/i);
  });
});

test.describe('health', () => {
  test('livez and readyz answer', async ({ request }) => {
    expect((await request.get('/api/livez')).status()).toBe(200);
    const ready = await request.get('/api/readyz');
    expect(await ready.json()).toMatchObject({
      ready: true,
      checks: { database: true, migrations: true, draining: false },
    });
  });
});
