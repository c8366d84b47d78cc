import { randomUUID } from 'node:crypto';
import type { APIResponse } from '@playwright/test';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { expect, test } from '../support/fixtures';
import { PRIVATE, plantGuestLink, plantGuestOrder } from '../support/guest';
import { plantPapers } from '../support/papers';

const cookieIn = (response: APIResponse) =>
  response
    .headersArray()
    .filter(({ name, value }) => name.toLowerCase() === 'set-cookie' && value.includes('portal-guest='))
    .map(({ value }) => value);

test('T18 right and wrong values get one answer: status, way on, sentence and cookies', async ({
  request,
  baseURL,
  db,
}) => {
  const order = await plantGuestOrder(db);
  const headers = fromOwnPage(baseURL ?? '');
  const ask = async (number: string, proof: string) => {
    const call = { name: 'requestGuestLinkAction', on: '/bestellung-finden', fields: { number, proof }, headers };
    const response = await callAction(request, call);
    return {
      status: response.status(),
      redirect: redirectOf(response),
      // Behind nonce, trace and chunk names that differ by request.
      says: (await response.text()).match(/Wenn die Angaben stimmen[^"<]*/)?.[0],
      cookies: response.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie').length,
    };
  };
  const answers = [
    await ask(order.number, order.email),
    await ask(order.number, '8003'),
    await ask(order.number, 'other@example.ch'),
    await ask(`${order.number}1`, order.email),
    await ask('nothing', '0'),
  ];
  expect(answers[0]).toMatchObject({ redirect: '/bestellung-finden' });
  expect(answers[0]?.says).toContain('haben wir einen Link an die E-Mail-Adresse der Bestellung geschickt.');
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('T35 T59 looking at links changes nothing, whatever a scanner opens', async ({ request, db }) => {
  const order = await plantGuestOrder(db);
  const { path } = await plantGuestLink(db, order);
  for (const suffix of ['', '?next-action=openGuestLinkAction', '?token=x']) {
    const response = await request.get(`${path}${suffix}`);
    expect(response.status()).toBe(200);
    expect(cookieIn(response)).toEqual([]);
    expect(await response.text()).not.toContain(order.number);
  }
  expect(await db.guestLink.count({ where: { orderId: order.id, usedAt: null } })).toBe(1);
  expect(await db.guestSession.count({ where: { orderId: order.id } })).toBe(0);
});

test('T25 T28 T32 a look is a cookie of its own: new each time, dead after leaving, and opens this order only', async ({
  request,
  baseURL,
  db,
  plant,
}) => {
  const order = await plantGuestOrder(db);
  const other = await plantGuestOrder(db);
  await plant([{ number: 'NOT-YOURS' }]);
  const origin = fromOwnPage(baseURL ?? '');
  const open = async (token: string) => {
    const call = { name: 'openGuestLinkAction', on: `/bestellung-finden/${token}`, fields: { token } };
    const response = await callAction(request, { ...call, headers: origin });
    expect(redirectOf(response)).toBe('/gast/bestellung');
    const [cookie = ''] = cookieIn(response);
    expect(cookie).toMatch(/; Path=\/.*HttpOnly.*SameSite=lax/i);
    return cookie.split(';')[0] ?? '';
  };
  const first = await open((await plantGuestLink(db, order)).token);
  const cookie = await open((await plantGuestLink(db, order)).token);
  expect(cookie).not.toBe(first);

  const get = (path: string, headers: Record<string, string> = { cookie }) =>
    request.get(path, { headers, maxRedirects: 0 });
  const page = await get('/gast/bestellung');
  expect(page.status()).toBe(200);
  expect(page.headers()['cache-control']).toContain('no-store');
  const html = await page.text();
  expect(html).toContain(order.number);
  for (const path of [
    '/gast/bestellung?number=X',
    `/gast/bestellung?id=${other.id}`,
    `/gast/bestellung?orderId=${other.id}`,
  ]) {
    expect(await (await get(path)).text()).not.toContain(other.number);
  }

  // T02: the papers of this order and the manuals of what is in it, and of no other.
  const papers = await plantPapers(db, order.number, order);
  const foreign = await plantPapers(db, other.number, other);
  for (const [path, status] of [
    [`/gast/belege/${papers.documentId}`, 200],
    [`/gast/anleitungen/${papers.mediaId}`, 200],
    [`/gast/belege/${foreign.documentId}`, 404],
    [`/gast/anleitungen/${foreign.mediaId}`, 404],
    [`/gast/belege/${randomUUID()}`, 404],
  ] as const) {
    const response = await get(path);
    expect(response.status(), path).toBe(status);
    if (status === 200) expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');
    else expect(await response.text()).not.toContain('%PDF-');
  }
  expect((await get(`/gast/belege/${papers.documentId}`, { cookie: 'none=1' })).status()).toBe(307);

  for (const path of [
    `/konto/belege/${papers.documentId}`,
    `/konto/bestellungen/${order.number}`,
    '/konto/bestellungen',
    '/konto/sicherheit',
    '/konto/firma',
  ]) {
    const response = await get(path);
    expect(response.headers().location, path).toMatch(/^\/anmelden\?weiter=/);
  }
  // The guest's cookie is no session and a session no guest's cookie, under whichever name they are sent.
  const value = cookie.slice(cookie.indexOf('=') + 1);
  expect((await get('/konto/bestellungen', { cookie: `portal-session=${value}` })).status()).toBe(307);
  expect((await get('/gast/bestellung', { cookie: `portal-guest=${value.slice(0, -2)}xx` })).status()).toBe(307);

  const leave = { name: 'endGuestAction', on: '/gast/bestellung', fields: {}, headers: { ...origin, cookie } };
  expect(redirectOf(await callAction(request, leave))).toBe('/bestellung-finden');
  const copied = await get('/gast/bestellung');
  expect(copied.headers().location).toBe('/bestellung-finden?ansicht=beendet');
  expect(await copied.text()).not.toContain(order.number);
  const navigation = await get('/gast/bestellung', { cookie, rsc: '1' });
  expect(await navigation.text()).not.toContain(order.number);
});

test('a session of a customer is no look of a guest', async ({ request, plant, cookieOf }) => {
  const cookie = await cookieOf(await plant([{ number: 'MINE-1' }]));
  const value = cookie.slice(cookie.indexOf('=') + 1);
  for (const headers of [{ cookie }, { cookie: `portal-guest=${value}` }]) {
    expect((await request.get('/gast/bestellung', { headers, maxRedirects: 0 })).status()).toBe(307);
  }
});

test('a status link says no name, address, price, place or tracking number, in HTML or in what navigation fetches', async ({
  request,
  db,
}) => {
  const order = await plantGuestOrder(db);
  const asked = ([{}, { rsc: '1' }] as Record<string, string>[]).flatMap((headers) =>
    [order.statusPath, order.parcelPath].map((path) => ({ path, headers })),
  );
  for (const { path, headers } of asked) {
    const response = await request.get(path, { headers });
    expect(response.status()).toBe(200);
    expect(response.headers()['cache-control']).toContain('no-store');
    expect(response.headers()['referrer-policy']).toBe('same-origin');
    const body = await response.text();
    expect(body).toContain(order.number);
    for (const word of [...Object.values(PRIVATE), order.email, '8003 ', '77725', 'post.example', order.accountId]) {
      expect(body, word).not.toContain(word);
    }
  }
  for (const path of [order.statusPath, order.parcelPath]) {
    expect(await (await request.get(path)).text()).toMatch(/<meta name="robots" content="noindex, nofollow"/);
  }
});

test('a revoked status link, a wrong one and none are the same page that does not exist', async ({ request, db }) => {
  const { id, statusPath, parcelPath } = await plantGuestOrder(db);
  for (const path of [statusPath, parcelPath]) expect((await request.get(path)).status()).toBe(200);
  await db.order.update({ where: { id }, data: { statusVersion: 2 } });
  const headers = { accept: 'text/html' };
  for (const path of [
    statusPath,
    `${statusPath}x`,
    parcelPath,
    `${parcelPath}x`,
    // Each kind of link opens its own kind of page only.
    statusPath.replace('/bestellung/', '/sendung/'),
    parcelPath.replace('/sendung/', '/bestellung/'),
    `/sendung/${'A'.repeat(64)}`,
    '/sendung/%00',
    `/bestellung/${'A'.repeat(64)}`,
    '/bestellung/%00',
    '/bestellung/GA-1',
  ]) {
    const response = await request.get(path, { headers });
    expect(response.status(), path).toBe(404);
    expect(await response.text(), path).toContain('Diese Seite gibt es nicht.');
  }
});

test('T11 numbers beside an own one are nothing, signed in and as a guest', async ({
  request,
  plant,
  cookieOf,
  db,
}) => {
  await plant([{ number: 'N-7000' }, { number: 'N-7002' }]);
  const customer = await plant([{ number: 'N-7001' }]);
  const cookie = await cookieOf(customer);
  const answers = new Set<string>();
  for (const number of ['N-7000', 'N-7002', 'N-7003', 'N-6999']) {
    const response = await request.get(`/konto/bestellungen/${number}`, { headers: { cookie, accept: 'text/html' } });
    const text = (await response.text()).match(/<h1[^>]*>[^<]*/)?.[0];
    answers.add(`${response.status()} ${text}`);
  }
  expect([...answers]).toEqual([expect.stringMatching(/^404 .*Diese Seite gibt es nicht/)]);
  const before = await db.guestLink.count();
  for (const number of ['N-7000', 'N-7002']) {
    expect((await request.get(`/bestellung/${number}`)).status()).toBe(404);
  }
  expect(await db.guestLink.count()).toBe(before);
});

test('T42 T43 filter objects and other odd things in the guest’s forms are refused by the schema', async ({
  request,
  baseURL,
  db,
}) => {
  const headers = fromOwnPage(baseURL ?? '');
  const before = await db.guestLink.count();
  const odd: [string, Record<string, string>][] = [
    ['requestGuestLinkAction', {}],
    ['requestGuestLinkAction', { number: '', proof: '' }],
    ['requestGuestLinkAction', { 'number[startsWith]': 'G', 'proof[not]': '' }],
    ['requestGuestLinkAction', { number: 'x'.repeat(5000), proof: '8003' }],
    ['requestGuestLinkAction', { number: 'GA-1', proof: 'a@b.ch\r\nBcc: c@d.ch' }],
    ['openGuestLinkAction', {}],
    ['openGuestLinkAction', { token: '{"not":""}' }],
    ['openGuestLinkAction', { 'token[not]': '' }],
    ['openGuestLinkAction', { token: 'x'.repeat(5000) }],
  ];
  for (const [name, fields] of odd) {
    const response = await callAction(request, { name, on: '/bestellung-finden', fields, headers });
    expect(response.status(), JSON.stringify(fields).slice(0, 80)).toBe(200);
    expect(await response.text()).toContain('"status":"error"');
    expect(cookieIn(response)).toEqual([]);
  }
  expect(await db.guestLink.count()).toBe(before);
});
