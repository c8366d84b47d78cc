import { openDatabase } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, test } from '../support/fixtures';
import { plantCustomer } from '../support/people';
import { logLines, startPortal } from '../support/portal';
import { freshCode, giveAuthenticator } from '../support/staff';

const PASSWORD = 'ein langes Passwort';

test('T54 signing in, failing, limiter, second factor, step-up and a change of role leave one event each, with who and where', async ({
  request,
  db,
  baseURL,
  plant,
  cookieOf,
}) => {
  const origin = fromOwnPage(baseURL ?? '');
  const lea = await plant();
  const luc = await plant();
  const passwordHash = await hashPassword(PASSWORD);
  for (const { id } of [lea, luc]) {
    await db.customerSecret.create({ data: { customerId: id, passwordHash }, select: { customerId: true } });
  }
  const secret = await giveAuthenticator(db, luc.id);

  const company = await plantCompany(db);
  const people = [lea.id, luc.id, company.admin.id];

  /** Calls an action; gives its answer and the events that its request left in the log. */
  async function call(name: string, on: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const logFile = process.env.E2E_LOG ?? '';
    const before = logLines(logFile).length;
    const response = await callAction(request, { name, on, fields, headers: { ...origin, ...headers } });
    // A redirect brings the next page along, under a trace id of its own; what this test's people did tells theirs apart.
    const lines = () => logLines(logFile).slice(before);
    const requestId = response.headers()['x-request-id'];
    await expect
      .poll(() => lines().some(({ event, traceId }) => event === 'request' && traceId === requestId))
      .toBe(true);
    const ours = ({ event, traceId, actorId }: Record<string, unknown>) =>
      event !== 'request' && (traceId === requestId || people.includes(String(actorId)));
    return { response, events: lines().filter(ours) };
  }
  const cookieIn = (response: Awaited<ReturnType<typeof callAction>>, cookie: string) =>
    new RegExp(`${cookie}=[^;]+`).exec(response.headers()['set-cookie'] ?? '')?.[0] ?? '';

  const failed = await call('signInAction', '/anmelden', { email: lea.email, password: 'wrong' });
  expect(failed.events).toMatchObject([{ event: 'sign-in-failed', way: 'password', reason: 'signIn' }]);
  const done = await call('signInAction', '/anmelden', { email: lea.email, password: PASSWORD });
  expect(done.events).toMatchObject([{ event: 'signed-in', way: 'password', actorId: lea.id }]);

  const half = await call('signInAction', '/anmelden', { email: luc.email, password: PASSWORD });
  expect(half.events).toMatchObject([{ event: 'second-factor-asked', actorId: luc.id }]);
  expect(redirectOf(half.response)).toBe('/anmelden/bestaetigen');
  const cookie = cookieIn(half.response, 'portal-pending');
  const wrong = await call('confirmSignInAction', '/anmelden/bestaetigen', { code: '000000' }, { cookie });
  expect(wrong.events).toMatchObject([{ event: 'second-factor-failed', reason: 'code' }]);
  const code = await freshCode(db, { id: luc.id, secret });
  const confirmed = await call('confirmSignInAction', '/anmelden/bestaetigen', { code }, { cookie });
  expect(confirmed.events).toMatchObject([{ event: 'signed-in', way: 'code', actorId: luc.id }]);

  const session = { cookie: await cookieOf(lea) };
  const again = { password: PASSWORD, next: '' };
  const stepped = await call('stepUpByPasswordAction', '/konto/sicherheit', again, session);
  expect(stepped.events).toMatchObject([{ event: 'stepped-up', by: 'password', actorId: lea.id, subjectId: lea.id }]);
  // T28: another id, so another cookie.
  expect(cookieIn(stepped.response, 'portal-session')).not.toBe(session.cookie);

  const admin = { cookie: await cookieOf(company.admin) };
  const change = { member: company.buyer.id, role: 'viewer' };
  const changed = await call('changeRoleAction', '/konto/firma', change, admin);
  expect(changed.events).toMatchObject([
    { event: 'role-changed', memberId: company.buyer.id, role: 'viewer', actorId: company.admin.id },
  ]);

  for (let tries = 0; tries < 12; tries += 1) {
    await callAction(request, {
      name: 'signInAction',
      on: '/anmelden',
      fields: { email: lea.email, password: 'wrong' },
      headers: origin,
    });
  }
  const limited = await call('signInAction', '/anmelden', { email: lea.email, password: 'wrong' });
  expect(limited.events).toMatchObject([{ event: 'sign-in-failed', reason: 'limited' }]);
});

test('T21 a code is guessed ten times, and belongs to the browser that has shown the password', async ({
  request,
  db,
  baseURL,
  plant,
}) => {
  const lea = await plant();
  const passwordHash = await hashPassword(PASSWORD);
  await db.customerSecret.create({ data: { customerId: lea.id, passwordHash }, select: { customerId: true } });
  const secret = await giveAuthenticator(db, lea.id);
  const headers = fromOwnPage(baseURL ?? '');
  const halfway = async () => {
    const fields = { email: lea.email, password: PASSWORD };
    const response = await callAction(request, { name: 'signInAction', on: '/anmelden', fields, headers });
    return /portal-pending=[^;]+/.exec(response.headers()['set-cookie'] ?? '')?.[0] ?? '';
  };
  const confirm = (code: string, cookie: string) => {
    const own = { ...headers, cookie };
    return callAction(request, {
      name: 'confirmSignInAction',
      on: '/anmelden/bestaetigen',
      fields: { code },
      headers: own,
    });
  };
  const [first, second] = [await halfway(), await halfway()];
  const elsewhere = await confirm(await freshCode(db, { id: lea.id, secret }), 'portal-pending=unknown');
  expect([redirectOf(elsewhere), await elsewhere.text()]).toEqual([null, expect.stringContaining('zu lange gedauert')]);

  // One window; two if the quarter of an hour ends meanwhile.
  let answer = '';
  for (let guess = 0; guess < 22 && !answer.includes('zu viele Versuche'); guess += 1) {
    answer = await (await confirm('000000', guess % 2 ? first : second)).text();
  }
  expect(answer).toContain('zu viele Versuche');
  const late = await confirm(await freshCode(db, { id: lea.id, secret }), first);
  expect([redirectOf(late), await late.text()]).toEqual([null, expect.stringContaining('zu viele Versuche')]);
  expect(await db.session.count({ where: { customerId: lea.id } })).toBe(0);
});

test('T32 on https every cookie is bound to this host, secure, and out of reach of scripts', async ({ request }) => {
  test.setTimeout(90_000);
  const portal = await startPortal({ env: { NEXTAUTH_URL: 'https://konto.example' } });
  const db = openDatabase(portal.database.url, 2);
  try {
    const passwordHash = await hashPassword(PASSWORD);
    const [lea, luc] = [await plantCustomer(db, []), await plantCustomer(db, [])];
    for (const { id } of [lea, luc]) {
      await db.customerSecret.create({ data: { customerId: id, passwordHash }, select: { customerId: true } });
      await db.customer.update({ where: { id }, data: { locale: 'fr-CH' } });
    }
    await db.authenticator.create({
      data: { customerId: luc.id, secret: 'sealed', confirmedAt: new Date() },
      select: { customerId: true },
    });
    const local = `http://127.0.0.1:${portal.env.PORT}`;
    // As a proxy hands it on: the address that people know.
    const headers = { origin: 'https://konto.example', host: 'konto.example' };
    const calls: [string, Record<string, string>][] = [
      ['signInAction', { email: lea.email, password: PASSWORD }],
      ['signInAction', { email: luc.email, password: PASSWORD }],
      ['askPasskeyAction', {}],
      ['setLanguageAction', { locale: 'en', path: '/' }],
    ];
    const names = new Set<string>();
    for (const [name, fields] of calls) {
      const response = await callAction(request, { name, on: `${local}/anmelden`, fields, headers });
      for (const header of response.headersArray().filter((one) => one.name.toLowerCase() === 'set-cookie')) {
        const [cookie = '', ...attributes] = header.value.split('; ');
        names.add(cookie.split('=')[0] ?? '');
        expect(cookie).toMatch(/^__Host-portal-/);
        const set = attributes.map((attribute) => attribute.toLowerCase());
        expect(set).toEqual(expect.arrayContaining(['path=/', 'secure', 'httponly', 'samesite=lax']));
        expect(set.some((attribute) => attribute.startsWith('domain='))).toBe(false);
      }
    }
    const portalCookies = ['session', 'pending', 'passkey', 'language'].map((name) => `__Host-portal-${name}`);
    expect([...names].sort()).toEqual(portalCookies.sort());
  } finally {
    await db.$disconnect();
    await portal.stop();
  }
});
