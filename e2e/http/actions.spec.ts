import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, type TestCustomer, test } from '../support/fixtures';

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

test('T07 what a form sends besides its own fields is stored nowhere', async ({
  request,
  plant,
  cookieOf,
  baseURL,
  db,
}) => {
  const [customer, company, other] = [await plant(), await plantCompany(db), await plantCompany(db)];
  const mark = '2020-01-01T00:00:00.000Z';
  const extra = {
    role: 'admin',
    accountId: other.accountId,
    companyId: other.accountId,
    customerId: other.admin.id,
    invitedBy: other.admin.id,
    email: other.admin.email,
    emailKey: other.admin.email,
    emailConfirmedAt: mark,
    disabledAt: mark,
    staffRole: 'lead',
    customerNumber: '1',
    name: 'Somebody Else',
  };
  const post = async (name: string, on: string, fields: Record<string, string>, who: TestCustomer | null) => {
    const headers = { ...fromOwnPage(baseURL ?? ''), cookie: who ? await cookieOf(who) : 'none=0' };
    const response = await callAction(request, { name, on, fields: { ...extra, ...fields }, headers });
    expect(redirectOf(response), name).not.toBeNull();
  };

  const before = await db.customer.findUniqueOrThrow({ where: { id: customer.id } });
  await post('setLanguageAction', '/hilfe', { locale: 'it-CH', path: '/hilfe' }, customer);
  const after = await db.customer.findUniqueOrThrow({ where: { id: customer.id } });
  expect(after).toEqual({ ...before, locale: 'it-CH' });

  const email = `eingeladen-${customer.id}@firma.example`;
  const invite = { email, role: 'viewer', idempotencyKey: customer.id };
  await post('inviteMemberAction', '/konto/firma', invite, company.admin);
  expect(await db.invitation.findMany({ where: { emailKey: email } })).toMatchObject([
    { accountId: company.accountId, invitedBy: company.admin.id, role: 'viewer', acceptedAt: null },
  ]);

  const { token, email: invited } = company.invitation;
  const join = { token, name: 'Nina Neu', password: 'ein ganzer satz als passwort' };
  await post('joinByInvitationAction', `/einladung/${token}`, join, null);
  const joined = await db.customer.findUniqueOrThrow({
    where: { emailKey: invited },
    include: { memberships: true },
  });
  expect(joined).toMatchObject({
    name: 'Nina Neu',
    email: invited,
    disabledAt: null,
    staffRole: null,
    memberships: [{ accountId: company.accountId, role: 'buyer' }],
  });
  expect(joined.emailConfirmedAt?.toISOString()).not.toBe(mark);
});
