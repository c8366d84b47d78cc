import { ENROLMENT, STEP_UP } from '@/lib/identity/constants';
import { type Door, matrix, OWN_COMPANY, OWN_INVITATION, OWN_MEMBER, OWN_ORDER } from '../access/matrix';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCompany, type TestCompany } from '../support/company';
import { expect, test } from '../support/fixtures';
import { plantStaff, plantView } from '../support/staff';

type Action = Door & { kind: 'action' };
const actions = matrix.filter((door): door is Action => door.kind === 'action');
/** Pages, and routes that hand out files. */
const pages = matrix.filter((door): door is Exclude<Door, Action> => door.kind !== 'action');
const pathOf = (door: Exclude<Door, Action>) => door.example ?? door.path;

/** A row's fields with ids that exist, so that it is the gate that refuses and not the schema. */
function filled(fields: Record<string, string>, company: TestCompany, account = company.accountId) {
  const ids = new Map([
    [OWN_COMPANY, account],
    [OWN_MEMBER, company.technician.id],
    [OWN_INVITATION, company.invitation.id],
  ]);
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, ids.get(value) ?? value]));
}

/** What is left to somebody who has to set up a second factor first (T22). */
const WHILE_ENROLLING = [
  'startAuthenticatorAction',
  'confirmAuthenticatorAction',
  'askNewPasskeyAction',
  'addPasskeyAction',
  'removePasskeyAction',
  'removeAuthenticatorAction',
  'renewRecoveryCodesAction',
  'stepUpByPasswordAction',
  'stepUpByCodeAction',
  'askStepUpPasskeyAction',
  'stepUpByPasskeyAction',
  'mailStepUpLinkAction',
  'switchAccountAction',
  'signOutAction',
];
/** Leads anybody to a page, whose gate then asks. */
const ANYBODY = ['findOrderAction'];

test('T22 staff and members who have to set up a second factor reach nothing else: every page, file and action', async ({
  request,
  db,
  baseURL,
  cookieOf,
}) => {
  test.setTimeout(120_000);
  const company = await plantCompany(db);
  await db.company.update({ where: { accountId: company.accountId }, data: { requireSecondFactor: true } });
  const sara = await plantStaff(db, 'lead', { authenticator: false });
  for (const [who, role] of [
    [sara, 'staffLead'],
    [company.admin, 'admin'],
  ] as const) {
    const cookie = await cookieOf(who);
    for (const door of pages) {
      const asNobody = door.answers.nobody;
      const response = await request.get(pathOf(door), {
        maxRedirects: 0,
        headers: { cookie, accept: 'text/html' },
      });
      const location = response.headers().location;
      if (door.path === ENROLMENT) expect(response.status(), `${role} ${door.path}`).toBe(200);
      else if (door.path === STEP_UP) expect(location, `${role} ${door.path}`).not.toContain('/konto/bestellungen');
      else if (asNobody === 'sign-in') {
        // A page that staff alone have does not exist for a member, set up or not.
        if (door.path.startsWith('/service') && role === 'admin') expect(response.status()).toBe(404);
        else expect(location, `${role} ${door.path}`).toBe(ENROLMENT);
      }
    }
    for (const door of actions) {
      if (door.answers.nobody !== '/anmelden' || WHILE_ENROLLING.includes(door.name)) continue;
      if (['forgotPasswordAction', 'mailLinkAction', 'registerAction', ...ANYBODY].includes(door.name)) continue;
      const headers = { cookie, ...fromOwnPage(baseURL ?? '') };
      const fields = filled(door.fields, company);
      const response = await callAction(request, { name: door.name, on: door.on, fields, headers });
      expect(redirectOf(response), `${role} ${door.name}`).toBe(ENROLMENT);
    }
  }
});

for (const mode of ['view', 'act'] as const) {
  test(`I07 I08 in a customer view (${mode}) every action is refused, and nothing changes`, async ({
    request,
    db,
    baseURL,
    plant,
  }) => {
    test.setTimeout(120_000);
    const company = await plantCompany(db);
    const lea = await plant([{ number: OWN_ORDER }]);
    await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'admin' } });
    const paul = await plantStaff(db, 'act');
    const { name, value, sessionId } = await plantView(db, { ...lea, accountId: company.accountId }, paul, { mode });
    const headers = { cookie: `${name}=${value}`, ...fromOwnPage(baseURL ?? '') };
    const before = await snapshot();
    for (const door of actions) {
      const fields = filled(door.fields, company, lea.accountId);
      const response = await callAction(request, { name: door.name, on: door.on, fields, headers });
      // Looking again is no act: the page is read anew.
      expect(response.status(), door.name).toBe(door.name === 'lookAgainAction' ? 200 : 404);
      expect(response.headers()['set-cookie'], door.name).toBeUndefined();
    }
    expect(await snapshot()).toEqual(before);

    // What is the customer's to read can be read; what protects the account, and the staff's own pages, do not exist.
    const get = async (path: string) => (await request.get(path, { headers, maxRedirects: 0 })).status();
    expect([await get('/konto/bestellungen'), await get('/konto/firma')]).toEqual([200, 200]);
    for (const path of ['/konto/sicherheit', ENROLMENT, STEP_UP, '/konto/sicherheit/wiederherstellung', '/service']) {
      expect(await get(path), path).toBe(404);
      const navigation = await request.get(`${path}?_rsc`, { headers: { ...headers, rsc: '1' }, maxRedirects: 0 });
      expect([navigation.status(), await navigation.text()], path).toEqual([404, '']);
    }

    async function snapshot() {
      const customer = await db.customer.findUniqueOrThrow({ where: { id: lea.id } });
      const session = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
      return {
        customer,
        ended: session.endedAt,
        proven: session.authenticatedAt,
        sessions: await db.session.count({ where: { customerId: { in: [lea.id, paul.id] } } }),
        members: await db.membership.findMany({
          where: { accountId: company.accountId },
          orderBy: { customerId: 'asc' },
        }),
        invitations: await db.invitation.findMany({ where: { accountId: company.accountId } }),
        audit: await db.auditEntry.count({ where: { OR: [{ actorId: paul.id }, { subjectId: lea.id }] } }),
      };
    }
  });
}

test('T29 with a login of twenty minutes ago nothing that protects the account can be changed by a bare call', async ({
  request,
  db,
  baseURL,
  plant,
  cookieOf,
}) => {
  const lea = await plant();
  const cookie = await cookieOf(lea);
  await db.session.updateMany({
    where: { customerId: lea.id },
    data: { authenticatedAt: new Date(Date.now() - 20 * 60_000) },
  });
  const protecting = actions.filter(({ on }) => on === ENROLMENT);
  expect(protecting.length).toBeGreaterThan(5);
  for (const { name, on, fields } of protecting) {
    const headers = { cookie, ...fromOwnPage(baseURL ?? ''), referer: `${baseURL}${ENROLMENT}` };
    const response = await callAction(request, { name, on, fields, headers });
    expect(redirectOf(response), name).toBe(`${STEP_UP}?weiter=${encodeURIComponent(ENROLMENT)}`);
  }
  const page = await request.get(ENROLMENT, { headers: { cookie }, maxRedirects: 0 });
  expect(page.headers().location).toBe(`${STEP_UP}?weiter=${encodeURIComponent(ENROLMENT)}`);
  expect(await db.authenticator.count({ where: { customerId: lea.id } })).toBe(0);
});
