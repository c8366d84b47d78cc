import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { plantCompany } from '@/e2e/support/company';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { customerViewerOf, openSession, viewerOf } from '@/e2e/support/sessions';
import { giveAuthenticator, plantStaff, plantView } from '@/e2e/support/staff';
import { STAFF_SESSION_IDLE_MINUTES, STAFF_SESSION_MAX_HOURS, VIEW_IDLE_MINUTES } from '../constants';
import { issueLink } from '../mutations/links';
import { moveSession } from '../mutations/session-rows';
import { setPasswordByLink } from '../mutations/sessions';
import { nameContact, setSecondFactorRule, setSupportAccess } from '../mutations/settings';
import { customerScopeOf } from '../policy/scopes';
import { getCompanyPage } from './members';
import { getSecurityPage } from './security';
import { getViewer } from './sessions';

const { db, owner } = await testDatabase();

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const seen = (id: string, minutes: number) => db.session.update({ where: { id }, data: { lastSeenAt: ago(minutes) } });

describe('a customer view in the session', () => {
  it('has two people, a mode and a correlation id; the customer’s own session has one', async () => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'view')];
    const { sessionId } = await plantView(db, lea, sara);
    const viewer = await getViewer(sessionId);
    expect(viewer).toMatchObject({
      actor: { id: sara.id, name: sara.name },
      subject: { id: lea.id, name: lea.name },
      account: { id: lea.accountId },
      staffRole: null,
      view: { mode: 'view', reason: 'Termin der Mühle klären', ticketRef: 'A-2318', correlationId: expect.any(String) },
    });
    expect(viewer?.account && customerScopeOf(viewer)).toMatchObject({ customerId: lea.id, mode: 'view' });
    const own = await customerViewerOf(db, lea);
    expect([own.actor.id, own.view, customerScopeOf(own).mode]).toEqual([lea.id, null, null]);
  });

  it.each<[string, (lea: { id: string }, sara: { id: string }, sessionId: string) => Promise<unknown>]>([
    [
      'I14 the member of staff is disabled',
      (_l, { id }) => db.customer.update({ where: { id }, data: { disabledAt: new Date() } }),
    ],
    [
      'the member of staff has left the shop',
      (_l, { id }) => db.customer.update({ where: { id }, data: { staffRole: null } }),
    ],
    [
      'the right to act is taken away',
      (_l, { id }) => db.customer.update({ where: { id }, data: { staffRole: 'view' } }),
    ],
    ['the customer forbids it', ({ id }) => db.customer.update({ where: { id }, data: { supportAccess: false } })],
    ['the customer becomes staff', ({ id }) => db.customer.update({ where: { id }, data: { staffRole: 'view' } })],
    ['I13 nobody has looked for ten minutes', (_l, _s, id) => seen(id, VIEW_IDLE_MINUTES + 1)],
    ['it is ended', (_l, _s, id) => db.session.update({ where: { id }, data: { endedAt: new Date() } })],
  ])('is dead with the next request when %s', async (_what, end) => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'act')];
    const { sessionId } = await plantView(db, lea, sara, { mode: 'act' });
    expect(await getViewer(sessionId)).toMatchObject({ view: { mode: 'act' } });
    await end(lea, sara, sessionId);
    expect(await getViewer(sessionId)).toBeNull();
  });

  it('I15 is over when the customer sets a new password, and when its actor does', async () => {
    const [lea, luc, sara] = [await plantCustomer(db, []), await plantCustomer(db, []), await plantStaff(db, 'view')];
    const views = [await plantView(db, lea, sara), await plantView(db, luc, sara)];
    const set = async (email: string) => {
      const link = await db.$transaction((tx) => issueLink(tx, { email, purpose: 'set-password' }));
      await setPasswordByLink({ token: link?.token ?? '', password: 'richtig und lang' });
    };
    const alive = () => Promise.all(views.map(async ({ sessionId }) => (await getViewer(sessionId)) !== null));
    await set(lea.email);
    expect(await alive()).toEqual([false, true]);
    await set(sara.email);
    expect(await alive()).toEqual([false, false]);
  });

  it('cannot be moved to another account or made fresh', async () => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'act')];
    const { sessionId } = await plantView(db, lea, sara);
    const viewer = await getViewer(sessionId);
    if (!viewer) throw new Error('no view');
    expect(await db.$transaction((tx) => moveSession(tx, viewer, { proven: 'password' }))).toBeNull();
    expect(await getViewer(sessionId)).not.toBeNull();
  });

  it('names all or none of its parts, somebody else, an account, and ends within the hour: the database insists', async () => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'act')];
    const whole = {
      customerId: lea.id,
      accountId: lea.accountId,
      actorId: sara.id,
      mode: 'view' as const,
      reason: 'x',
      ticketRef: 'A-1',
      startedAt: new Date(),
      correlationId: uuid(),
      expiresAt: new Date(Date.now() + 60_000),
    };
    const write = (facts: object) => db.session.create({ data: { id: uuid(), ...whole, ...facts } });
    await write({});
    const broken: [object, string][] = [
      [{ reason: null }, 'session_view_complete'],
      [{ actorId: null }, 'session_view_complete'],
      [{ actorId: null, mode: null, ticketRef: null, startedAt: null, correlationId: null }, 'session_view_complete'],
      [{ actorId: lea.id }, 'session_view_of_another'],
      [{ accountId: null }, 'session_view_in_account'],
      [{ expiresAt: new Date(Date.now() + 3_700_000) }, 'session_view_short'],
    ];
    for (const [facts, constraint] of broken) await expect(write(facts)).rejects.toThrow(constraint);
  });

  it('I23 stands in the customer’s devices under its name, and in the list of accesses also when it is over', async () => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'view')];
    const viewer = await customerViewerOf(db, lea);
    expect((await getSecurityPage(viewer)).support).toEqual({ allowed: true, version: 1, views: [] });
    await plantView(db, lea, sara);
    await plantView(db, lea, sara, { endedAt: new Date() });
    const page = await getSecurityPage(viewer);
    expect(page.devices.map(({ support }) => support).sort()).toEqual([sara.name, null].sort());
    expect(page.support?.views.map(({ who, endedAt }) => [who, endedAt === null])).toEqual([
      [sara.name, false],
      [sara.name, true],
    ]);
    expect((await getSecurityPage(await viewerOf(db, sara))).support).toBeNull();
  });
});

describe('T27 sessions of staff', () => {
  it('end sooner: after an hour without a sign, and after a working day', async () => {
    const sara = await plantStaff(db, 'view');
    const id = await openSession(db, sara);
    const { createdAt, expiresAt } = await db.session.findUniqueOrThrow({ where: { id } });
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 3_600_000)).toBe(STAFF_SESSION_MAX_HOURS);
    await seen(id, STAFF_SESSION_IDLE_MINUTES - 1);
    expect(await getViewer(id)).not.toBeNull();
    await seen(id, STAFF_SESSION_IDLE_MINUTES + 1);
    expect(await getViewer(id)).toBeNull();
  });

  it('a session without an account is nobody’s but staff’s, and one with an account never theirs', async () => {
    const [lea, sara] = [await plantCustomer(db, []), await plantStaff(db, 'view')];
    expect(await getViewer(await openSession(db, { id: lea.id, accountId: null }))).toBeNull();
    const { accountId } = await plantCustomer(db, []);
    await db.membership.create({ data: { accountId, customerId: sara.id, role: 'owner' } });
    expect(await getViewer(await openSession(db, { id: sara.id, accountId }))).toBeNull();
  });
});

describe('settings with a version', () => {
  it('T22 the company’s rule sends members without a second factor to set one up, those with one on, others nowhere', async () => {
    const company = await plantCompany(db);
    const admin = customerScopeOf(await customerViewerOf(db, company.admin));
    const buyer = await openSession(db, company.buyer);
    await giveAuthenticator(db, company.technician.id);
    expect(await setSecondFactorRule(admin, { required: true, version: 1 })).toBe(true);
    expect((await getViewer(buyer))?.enrolling).toBe(true);
    expect((await viewerOf(db, company.technician)).enrolling).toBe(false);
    const other = await plantCompany(db);
    expect((await viewerOf(db, other.buyer)).enrolling).toBe(false);
    // A form that was opened before somebody else saved changes nothing.
    expect(await setSecondFactorRule(admin, { required: false, version: 1 })).toBe(false);
    expect((await getViewer(buyer))?.enrolling).toBe(true);
    const trail = await db.auditEntry.findMany({ where: { entityId: company.accountId, entity: 'company' } });
    expect(trail).toMatchObject([{ action: 'company.second_factor_rule', details: { required: true } }]);
  });

  it('a company that only a source has told of can have the rule, too, and a contact whose details can be taken back', async () => {
    const company = await plantCompany(db);
    const { accountId } = company;
    await owner.company.delete({ where: { accountId } });
    const admin = customerScopeOf(await customerViewerOf(db, company.admin));
    expect(await getCompanyPage(admin)).toMatchObject({ contact: null, secondFactor: { required: false, version: 1 } });
    expect(await setSecondFactorRule(admin, { required: true, version: 1 })).toBe(true);
    expect((await getCompanyPage(admin))?.secondFactor).toEqual({ required: true, version: 2 });
    const contact = { name: 'Beat Moser', picture: '/people/beat-moser.svg', mail: 'beat@shop.example', phone: null };
    await nameContact(accountId, contact);
    expect(await getCompanyPage(admin)).toMatchObject({ contact, secondFactor: { required: true, version: 2 } });
    await nameContact(accountId, { ...contact, mail: null });
    expect((await getCompanyPage(admin))?.contact).toEqual({ ...contact, mail: null });
    const trail = await db.auditEntry.findMany({ where: { entityId: accountId, action: 'company.contact_named' } });
    expect(trail).toMatchObject([{ details: { name: 'Beat Moser' } }, { details: { name: 'Beat Moser' } }]);
  });

  it('support access is switched by its version, and recorded', async () => {
    const lea = await plantCustomer(db, []);
    const viewer = await customerViewerOf(db, lea);
    expect(await setSupportAccess(viewer, { allowed: false, version: 1 })).toBe(true);
    expect(await setSupportAccess(viewer, { allowed: true, version: 1 })).toBe(false);
    expect((await getSecurityPage(viewer)).support).toMatchObject({ allowed: false, version: 2 });
    expect(await setSupportAccess(viewer, { allowed: true, version: 2 })).toBe(true);
    const trail = await db.auditEntry.findMany({ where: { entityId: lea.id }, orderBy: { id: 'asc' } });
    expect(trail.map(({ action }) => action)).toEqual(['support_access.forbidden', 'support_access.allowed']);
  });
});
