import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { expect, test } from '../support/fixtures';

const call = { name: 'setLanguageAction', on: '/hilfe', fields: { locale: 'en', path: '/hilfe' } };

test.describe('T34 an action is called from our own pages only', () => {
  const refused: [string, Record<string, string>][] = [
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['origin null', { origin: 'null' }],
    ['no origin', {}],
    ['no origin, from another site', { 'sec-fetch-site': 'cross-site' }],
    ['no origin, from a sibling host', { 'sec-fetch-site': 'same-site' }],
  ];
  for (const [what, headers] of refused) {
    test(`${what}: nothing happens`, async ({ request }) => {
      const response = await callAction(request, { ...call, headers });
      expect(redirectOf(response)).toBeNull();
      expect(response.headers()['set-cookie']).toBeUndefined();
    });
  }

  test('our own origin, or the browser’s word for it: it is done', async ({ request, baseURL }) => {
    for (const headers of [fromOwnPage(baseURL ?? ''), { 'sec-fetch-site': 'same-origin' }]) {
      const response = await callAction(request, { ...call, headers });
      expect(redirectOf(response)).toBe('/hilfe');
      expect(response.headers()['set-cookie']).toContain('portal-language=en');
    }
  });
});

test('T35 GET changes nothing: sign-out and language take a POST', async ({ request, plant, cookieOf }) => {
  const headers = { cookie: await cookieOf(await plant()) };
  for (const path of [
    '/?next-action=signOutAction',
    '/abmelden',
    '/api/auth/signout',
    '/api/auth/callback/credentials',
  ]) {
    await request.get(path, { headers });
  }
  expect((await request.get('/api/auth/callback/credentials')).status()).toBe(404);
  expect((await request.get('/konto/bestellungen', { headers, maxRedirects: 0 })).status()).toBe(200);
});

test('T42 other things than text in a form are refused by the schema', async ({ request, baseURL }) => {
  const headers = fromOwnPage(baseURL ?? '');
  const odd: Record<string, string>[] = [
    {},
    { email: '' },
    { email: 'x'.repeat(5000), password: 'x' },
    { email: '{"not":"x"}', password: '["a"]' },
    { email: 'a@b.ch\r\nBcc: c@d.ch', password: 'x' },
    { email: 'lea.brunner@example.ch', password: 'y'.repeat(5000) },
  ];
  for (const fields of odd) {
    const response = await callAction(request, { name: 'signInAction', on: '/anmelden', fields, headers });
    expect(response.status()).toBe(200);
    expect(await response.text()).toContain('"status":"error"');
    expect(response.headers()['set-cookie']).toBeUndefined();
  }
});

test('a body above the limit is refused before anything reads it', async ({ request, baseURL }) => {
  const response = await request.post('/anmelden', {
    headers: { ...fromOwnPage(baseURL ?? ''), accept: 'text/html' },
    multipart: { email: 'a'.repeat(400_000) },
  });
  expect(response.status()).toBe(413);
  expect(await response.text()).toContain('Das ist zu gross.');
});
