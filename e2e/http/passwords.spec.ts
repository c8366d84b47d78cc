import type { APIRequestContext, APIResponse } from '@playwright/test';
import { type Database, openDatabase } from '@/lib/core/db';
import { SIGN_IN_LIMITS } from '@/lib/identity/constants';
import { issueLink } from '@/lib/identity/mutations/links';
import { callAction, redirectOf } from '../support/actions';
import { expect, test } from '../support/fixtures';
import { plantCustomer, type TestCustomer } from '../support/people';
import { type Portal, requestLine, startPortal } from '../support/portal';

const HOST = 'konto.example.ch';

// A portal of its own: under https, as a real one, and the last test uses up what an address may try.
let portal: Portal;
let db: Database;
test.beforeAll(async () => {
  portal = await startPortal({ env: { NEXTAUTH_URL: `https://${HOST}` } });
  db = openDatabase(portal.database.url, 2);
});
test.afterAll(async () => {
  await db.$disconnect();
  await portal.stop();
});
test.describe.configure({ mode: 'serial' });

const at = (path: string) => `http://127.0.0.1:${portal.env.PORT}${path}`;
/** Each call is a browser of its own: without a cookie here, the one of an earlier answer would be sent along. */
const headers = { host: HOST, origin: `https://${HOST}`, cookie: 'none=0' };

const post = (request: APIRequestContext, name: string, on: string, fields: Record<string, string>, more = {}) =>
  callAction(request, { name, on: at(on), fields, headers: { ...headers, ...more } });

const signIn = (request: APIRequestContext, email: string, password: string, more = {}) =>
  post(request, 'signInAction', '/anmelden', { email, password, ...more });

async function setPassword(request: APIRequestContext, { email }: TestCustomer, password: string) {
  const link = await db.$transaction((tx) => issueLink(tx, { email, purpose: 'set-password' }));
  const token = link?.token ?? '';
  return post(request, 'setPasswordAction', `/passwort-vergessen/${token}`, { token, password });
}

const cookieOf = (response: APIResponse) =>
  response
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value);

/** The Cookie header of a browser that got this response. */
const jarOf = (response: APIResponse) =>
  cookieOf(response)
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const NO_SESSION = '019381f0-0000-7000-8000-000000000001';
const PASSWORD = 'ein ganzer satz als passwort';

test('T13 T14 passwords from 8 to 128 characters work as typed; shorter and easily guessed ones are refused', async ({
  request,
}) => {
  const customer = await plantCustomer(db, []);
  const person = customer.email.split('@')[0] ?? '';
  for (const [password, sentence] of [
    ['a7b6c5d', 'Wählen Sie ein längeres Passwort'],
    ['Passwort2026!', 'wird oft verwendet'],
    ['Mein-Konto-26', 'ohne den Namen des Shops'],
    [person, 'ohne Ihren Namen und Ihre E-Mail-Adresse'],
  ] as const) {
    const response = await setPassword(request, customer, password);
    expect(redirectOf(response), password).toBeNull();
    const said = await response.text();
    expect(said).toMatch(/"fieldErrors":\{"password":/);
    expect(said).toContain(sentence);
    expect(said).not.toContain(password);
  }
  const long = 'aßc€ '.repeat(26).slice(0, 128);
  for (const password of ['zq7 vübt', ` ☕️👩‍🚀 Röstung ${'🪴 '.repeat(24)}`, long]) {
    expect(redirectOf(await setPassword(request, customer, password)), password).toBe('/anmelden');
    expect(redirectOf(await signIn(request, customer.email, password.slice(0, -1)))).toBeNull();
    expect(redirectOf(await signIn(request, customer.email, password)), password).toBe('/konto');
  }
});

test('T32 T39 under https each cookie is for this host and this protocol only, and nobody is led elsewhere', async ({
  request,
}) => {
  const customer = await plantCustomer(db, []);
  await setPassword(request, customer, PASSWORD);
  const signedIn = await signIn(request, customer.email, PASSWORD, { next: '//evil.example' });
  expect(redirectOf(signedIn)).toBe('/konto');
  const language = await post(request, 'setLanguageAction', '/hilfe', { locale: 'en', path: 'https://evil.example/' });
  expect(redirectOf(language)).toBe('/');
  const cookies = [...cookieOf(signedIn), ...cookieOf(language)];
  expect(cookies.length).toBeGreaterThanOrEqual(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/);
    for (const mark of [/; Secure/i, /; HttpOnly/i, /; SameSite=lax/i, /; Path=\/(;|$)/i]) expect(cookie).toMatch(mark);
    expect(cookie).not.toMatch(/; Domain/i);
  }
});

test('T26 a person who is disabled is out of every browser with the next request', async ({ request }) => {
  const customer = await plantCustomer(db, []);
  await setPassword(request, customer, PASSWORD);
  const jars = [
    jarOf(await signIn(request, customer.email, PASSWORD)),
    jarOf(await signIn(request, customer.email, PASSWORD)),
  ];
  const answers = () =>
    Promise.all(
      jars.map(async (cookie) => {
        const page = await request.get(at('/konto/bestellungen'), { headers: { host: HOST, cookie }, maxRedirects: 0 });
        const action = await post(request, 'endSessionsAction', '/konto/sicherheit', { which: NO_SESSION }, { cookie });
        return [page.status(), redirectOf(action)];
      }),
    );
  expect(await answers()).toEqual([
    [200, '/konto/sicherheit'],
    [200, '/konto/sicherheit'],
  ]);
  await db.customer.update({ where: { id: customer.id }, data: { disabledAt: new Date() } });
  expect(await answers()).toEqual([
    [307, '/anmelden'],
    [307, '/anmelden'],
  ]);
  expect(redirectOf(await signIn(request, customer.email, PASSWORD))).toBeNull();
});

test('T18 a wrong password and an unknown address get the same answer for the same statements', async ({ request }) => {
  const { email } = await plantCustomer(db, []);
  const answers = [];
  for (const address of [email, `niemand-${email}`]) {
    const response = await signIn(request, address, 'falsches-Passwort');
    const { statements } = await requestLine(portal.logFile, response.headers()['x-request-id'] ?? '');
    const body = (await response.text()).replaceAll(address, 'ADDRESS');
    answers.push({
      status: response.status(),
      cookies: cookieOf(response),
      statements,
      said: body.match(/\{"status".*\}/)?.[0],
    });
  }
  expect(answers[0]?.said).toContain('E-Mail und Passwort passen nicht zusammen');
  expect(answers[0]).toEqual(answers[1]);
});

test('T17 T41 one address tries so many accounts and no more, whatever it says about itself; a link still works', async ({
  request,
}) => {
  const owner = await plantCustomer(db, []);
  await signIn(request, owner.email, 'falsches-Passwort');
  // All but a few of its tries are used up; as many at the same time as would pass if each saw the same count.
  const left = 5;
  await db.rateLimit.updateMany({ data: { count: SIGN_IN_LIMITS.address.max - left } });
  const texts = await Promise.all(
    Array.from({ length: 4 * left }, async (_, index) => {
      const more = { 'x-forwarded-for': `203.0.113.${index}`, 'x-real-ip': `203.0.113.${index}` };
      const fields = { email: `nobody-${index}@example.ch`, password: 'falsches-Passwort' };
      return (await post(request, 'signInAction', '/anmelden', fields, more)).text();
    }),
  );
  const limited = texts.filter((text) => text.includes('zu viele Versuche'));
  expect(limited).toHaveLength(3 * left);
  expect(redirectOf(await setPassword(request, owner, PASSWORD))).toBe('/anmelden');
});
