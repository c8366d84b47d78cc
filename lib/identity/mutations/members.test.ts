import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { plantCompany } from '@/e2e/support/company';
import { testDatabase } from '@/e2e/support/database';
import { customerViewerOf } from '@/e2e/support/sessions';
import { requestContext } from '@/lib/core/request-context';
import { customerScopeOf } from '../policy/scopes';
import { getCompanyPage, getInvitationPage } from '../queries/members';
import { getViewer } from '../queries/sessions';
import { acceptInvitation, joinByInvitation } from './acceptance';
import { switchAccount } from './accounts';
import { changeRole, inviteMember, issueInvitation, removeMember, withdrawInvitation } from './members';

const { db } = await testDatabase();

type Person = { id: string; accountId: string };
const from = { userAgent: 'test' };

const viewerOf = (person: Person) => customerViewerOf(db, person);
const scopeOf = async (person: Person) => customerScopeOf(await viewerOf(person));
const issue = (id: string) => db.$transaction((tx) => issueInvitation(tx, id));
const actionsAbout = async (entityId: string) =>
  (await db.auditEntry.findMany({ where: { entityId }, orderBy: { id: 'asc' } })).map(({ action }) => action);

/** A person with a private account. */
async function plantPerson(email = `${uuid()}@example.ch`) {
  const { id } = await db.customer.create({
    data: { email, emailKey: email, name: 'Lea', emailConfirmedAt: new Date() },
  });
  const memberships = { create: { customerId: id, role: 'owner' as const } };
  const account = await db.account.create({ data: { kind: 'private', name: 'Lea', memberships } });
  return { id, accountId: account.id, email };
}

/** An invitation that was sent by the company's admin, and its link. */
async function invited(email: string) {
  const company = await plantCompany(db);
  await inviteMember(await scopeOf(company.admin), { email, role: 'technician', locale: 'de-CH' }, uuid());
  const { id } = await db.invitation.findFirstOrThrow({ where: { accountId: company.accountId, emailKey: email } });
  const token = (await issue(id))?.token ?? '';
  return { company, id, token };
}

describe('invite', () => {
  it('writes invitation, audit and outbox once per key; a second invitation replaces the first', async () => {
    const company = await plantCompany(db);
    const scope = await scopeOf(company.admin);
    const invite = { email: `${uuid()}@example.ch`, role: 'buyer', locale: 'fr-CH' } as const;
    const key = uuid();
    const where = { accountId: company.accountId, emailKey: invite.email };
    await inviteMember(scope, invite, key);
    expect(await inviteMember(scope, invite, key)).toEqual({ ok: true });
    const first = await db.invitation.findFirstOrThrow({ where });
    expect(await db.invitation.count({ where })).toBe(1);
    expect(await actionsAbout(first.id)).toEqual(['invitation.created']);
    const events = await db.outboxEvent.findMany({ where: { type: 'invitation.created' } });
    expect(events.filter(({ payload }) => JSON.stringify(payload).includes(first.id))).toHaveLength(1);

    await inviteMember(scope, invite, uuid());
    expect(await db.invitation.count({ where: { ...where, revokedAt: null } })).toBe(1);
    expect(await issue(first.id)).toBeNull();
  });

  it('a member is not invited again, whatever the case of the address', async () => {
    const company = await plantCompany(db);
    const invite = { email: ` ${company.buyer.email.toUpperCase()}`, role: 'admin', locale: 'de-CH' } as const;
    const result = await inviteMember(await scopeOf(company.admin), invite, uuid());
    expect(result).toEqual({ ok: false, reason: 'alreadyMember' });
  });

  it('the worker’s link names company, inviter, role and end; a newer one replaces it', async () => {
    const { invitation, name } = await plantCompany(db);
    const first = await issue(invitation.id);
    expect(first).toMatchObject({
      to: { address: invitation.email },
      company: name,
      inviter: 'Person admin',
      role: 'buyer',
    });
    expect(await getInvitationPage(invitation.token, null)).toBeNull();
    const second = await issue(invitation.id);
    expect(await getInvitationPage(first?.token ?? '', null)).toBeNull();
    expect(await getInvitationPage(second?.token ?? '', null)).toEqual({
      company: name,
      inviter: 'Person admin',
      next: 'join',
    });
  });
});

describe('accept', () => {
  it('works once, in the company, under a new session', async () => {
    const lea = await plantPerson();
    const { company, id, token } = await invited(lea.email);
    const viewer = await viewerOf(lea);
    expect(await getInvitationPage(token, viewer)).toMatchObject({ next: 'accept' });
    expect(await getInvitationPage(token, null)).toMatchObject({ next: 'sign-in' });
    const results = await Promise.all([acceptInvitation(viewer, token), acceptInvitation(viewer, token)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const accepted = results.find(({ ok }) => ok);
    const now = accepted?.ok ? await getViewer(accepted.value) : null;
    expect(now).toMatchObject({
      account: { id: company.accountId, role: 'technician' },
      otherAccounts: [{ id: lea.accountId }],
    });
    expect(await getViewer(viewer.sessionId)).toBeNull();
    expect(await actionsAbout(id)).toEqual(['invitation.created', 'link.issued', 'invitation.accepted']);
  });

  it('somebody else cannot, and does not use it up', async () => {
    const { token, id } = await invited(`${uuid()}@example.ch`);
    const other = await viewerOf(await plantPerson());
    expect(await getInvitationPage(token, other)).toMatchObject({ next: 'other-person' });
    expect(await acceptInvitation(other, token)).toEqual({ ok: false, reason: 'invitationOther' });
    expect(await db.invitation.findUnique({ where: { id } })).toMatchObject({ acceptedAt: null });
    expect(await getViewer(other.sessionId)).not.toBeNull();
  });

  it.each([
    ['expired', { expiresAt: new Date(Date.now() - 1000), createdAt: new Date(Date.now() - 5000) }],
    ['withdrawn', { revokedAt: new Date() }],
    ['accepted', { acceptedAt: new Date() }],
  ])('an %s one is dead for page, worker, known and new people', async (_what, data) => {
    const lea = await plantPerson();
    const { id, token } = await invited(lea.email);
    await db.invitation.update({ where: { id }, data });
    expect([await getInvitationPage(token, null), await issue(id)]).toEqual([null, null]);
    expect(await acceptInvitation(await viewerOf(lea), token)).toEqual({ ok: false, reason: 'invitationDead' });
    const join = { token, name: 'Neu', password: 'a-long-password', locale: 'de-CH' };
    expect(await joinByInvitation(join, from)).toEqual({ ok: false, reason: 'invitationDead' });
  });

  it('T23 a new person gets a login with a proven address and what waits for it; a known one must sign in', async () => {
    const email = `${uuid()}@example.ch`;
    const { company, token } = await invited(email);
    const waiting = await db.account.create({ data: { kind: 'private', name: 'Gast', emailKey: email } });
    const join = { token, name: 'Neu', password: 'a-long-password', locale: 'it-CH' };
    const result = await joinByInvitation(join, from);
    const customerId = result.ok ? ((await getViewer(result.value))?.subject.id ?? '') : '';
    const person = await db.customer.findUniqueOrThrow({ where: { id: customerId }, include: { memberships: true } });
    expect(person).toMatchObject({ email, name: 'Neu', locale: 'it-CH', emailConfirmedAt: expect.any(Date) });
    expect(person.memberships.map(({ accountId }) => accountId).sort()).toEqual([company.accountId, waiting.id].sort());

    const known = await invited((await plantPerson()).email);
    expect(await joinByInvitation({ ...join, token: known.token }, from)).toEqual({
      ok: false,
      reason: 'invitationKnown',
    });
    expect(await getInvitationPage(known.token, null)).toMatchObject({ next: 'sign-in' });
  });

  it('completes a registration that nobody confirmed', async () => {
    const email = `${uuid()}@example.ch`;
    await db.customer.create({ data: { email, emailKey: email, name: 'Typed by a stranger' } });
    const { token } = await invited(email);
    const result = await joinByInvitation({ token, name: 'Ich', password: 'a-long-password', locale: 'de-CH' }, from);
    expect(result.ok).toBe(true);
    expect(await db.customer.findUnique({ where: { emailKey: email } })).toMatchObject({ name: 'Ich' });
  });
});

describe('members', () => {
  it('T10 another role counts with the next request, a removed member has none', async () => {
    const company = await plantCompany(db);
    const admin = await scopeOf(company.admin);
    const { sessionId } = await viewerOf(company.buyer);
    await changeRole(admin, { customerId: company.buyer.id, role: 'viewer' });
    expect((await getViewer(sessionId))?.account?.role).toBe('viewer');
    expect(await removeMember(admin, company.buyer.id, uuid())).toEqual({ ok: true });
    expect(await getViewer(sessionId)).toBeNull();
    expect(await actionsAbout(company.buyer.id)).toEqual(
      expect.arrayContaining(['membership.changed', 'membership.removed']),
    );
    // A new seat does not wake the old session.
    await db.membership.create({ data: { accountId: company.accountId, customerId: company.buyer.id, role: 'buyer' } });
    expect(await getViewer(sessionId)).toBeNull();
  });

  it('R01 removed or withdrawn twice is done once, with the same answer; an accepted seat is not withdrawn', async () => {
    const company = await plantCompany(db);
    const admin = await scopeOf(company.admin);
    const key = uuid();
    const remove = () => removeMember(admin, company.viewer.id, key);
    expect(await Promise.all([remove(), remove()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await remove()).toEqual({ ok: true });
    expect(await removeMember(admin, company.viewer.id, uuid())).toEqual({ ok: false, reason: 'unknown' });
    const { id } = company.invitation;
    const withdraw = () => withdrawInvitation(admin, id);
    expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ ok: true }, { ok: true }]);
    for (const entityId of [company.viewer.id, id]) {
      const done = (await actionsAbout(entityId)).filter((action) => /removed|withdrawn/.test(action));
      expect(done).toHaveLength(1);
    }
    await db.invitation.update({ where: { id }, data: { revokedAt: null, acceptedAt: new Date() } });
    expect(await withdraw()).toEqual({ ok: false, reason: 'changedMeanwhile' });
  });

  it('the last admin stays, also when two take each other’s administration at once', async () => {
    const company = await plantCompany(db);
    const admin = await scopeOf(company.admin);
    const lastAdmin = { ok: false, reason: 'lastAdmin' };
    expect(await removeMember(admin, company.admin.id, uuid())).toEqual(lastAdmin);
    expect(await changeRole(admin, { customerId: company.admin.id, role: 'buyer' })).toEqual(lastAdmin);
    expect(await changeRole(admin, { customerId: company.admin.id, role: 'admin' })).toEqual({ ok: true });
    await changeRole(admin, { customerId: company.buyer.id, role: 'admin' });
    const second = await scopeOf(company.buyer);
    const results = await Promise.all([
      removeMember(admin, company.buyer.id, uuid()),
      removeMember(second, company.admin.id, uuid()),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.membership.count({ where: { accountId: company.accountId, role: 'admin' } })).toBe(1);
  });

  it('another company’s admin gets nothing and changes nothing', async () => {
    const [own, foreign] = [await plantCompany(db), await plantCompany(db)];
    const scope = await scopeOf(foreign.admin);
    const unknown = { ok: false, reason: 'unknown' };
    expect(await changeRole(scope, { customerId: own.buyer.id, role: 'viewer' })).toEqual(unknown);
    expect(await removeMember(scope, own.buyer.id, uuid())).toEqual(unknown);
    expect(await withdrawInvitation(scope, own.invitation.id)).toEqual(unknown);
    expect(await withdrawInvitation(await scopeOf(own.admin), own.invitation.id)).toEqual({ ok: true });
    expect(JSON.stringify(await getCompanyPage(scope))).not.toContain(own.buyer.id);
  });

  it('T06 one statement; addresses and invitations only for who manages members', async () => {
    const company = await plantCompany(db);
    for (const role of ['admin', 'buyer', 'technician', 'viewer'] as const) {
      const scope = await scopeOf(company[role]);
      const context = { traceId: '', address: '', statements: 0 };
      const page = await requestContext.run(context, () => getCompanyPage(scope));
      expect(context.statements).toBe(1);
      expect(page?.members.map((member) => member.role)).toEqual(['admin', 'buyer', 'technician', 'viewer']);
      expect(JSON.stringify(page).includes('@firma.example')).toBe(role === 'admin');
    }
    expect(await getCompanyPage(await scopeOf(await plantPerson()))).toBeNull();
  });
});

describe('switch account', () => {
  it('T28 goes on under a new id with the same absolute end, only to own accounts', async () => {
    const [lea, company] = [await plantPerson(), await plantCompany(db)];
    await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
    const viewer = await viewerOf(lea);
    expect(viewer.otherAccounts).toEqual([{ id: company.accountId, kind: 'company', name: company.name }]);
    expect(await switchAccount(viewer, (await plantCompany(db)).accountId)).toBeNull();
    expect(await switchAccount(viewer, uuid())).toBeNull();
    const sessionId = (await switchAccount(viewer, company.accountId)) ?? '';
    expect((await getViewer(sessionId))?.account).toMatchObject({ id: company.accountId, role: 'buyer' });
    expect(await getViewer(viewer.sessionId)).toBeNull();
    const ends = await db.session.findMany({ where: { customerId: lea.id }, select: { expiresAt: true } });
    expect(ends[0]).toEqual(ends[1]);
    expect(await actionsAbout(sessionId)).toEqual(['account.switched']);
    expect(await switchAccount(viewer, lea.accountId)).toBeNull();
  });
});
