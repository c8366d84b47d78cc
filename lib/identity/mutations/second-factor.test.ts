import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { plantCompany } from '@/e2e/support/company';
import { testDatabase } from '@/e2e/support/database';
import { plantCustomer } from '@/e2e/support/people';
import { customerViewerOf, openSession, viewerOf } from '@/e2e/support/sessions';
import { freshCode, giveAuthenticator, plantStaff } from '@/e2e/support/staff';
import { hashPassword } from '@/lib/core/passwords';
import { unseal } from '@/lib/core/seal';
import { LINK_LIMIT, SECOND_FACTOR_LIMIT } from '../constants';
import { getPendingSignIn } from '../queries/arrivals';
import { getInvitationPage } from '../queries/members';
import { getViewer } from '../queries/sessions';
import { codeOf } from '../utils';
import { joinByInvitation } from './acceptance';
import {
  confirmAuthenticator,
  removeAuthenticator,
  removeSecondFactor,
  renewRecoveryCodes,
  startAuthenticator,
} from './authenticator';
import { issueLink, openRegistration, requestLink, requestLinkToSelf, signInByLink } from './links';
import { makeRecoveryCodes, saveRecoveryCodes } from './recovery-codes';
import { confirmSignIn } from './second-factor';
import { setPasswordByLink, signIn } from './sessions';
import { stepUpByCode, stepUpByPassword } from './step-up';

const { db } = await testDatabase();

const PASSWORD = 'richtig und lang';
const passwordHash = await hashPassword(PASSWORD);
const from = { userAgent: 'Firefox', next: '/konto/bestellungen' };
const RECOVERY = 'abcdefgh23';
const recoveryHash = await hashPassword(RECOVERY);

/** A customer with PASSWORD, an authenticator and one recovery code. */
async function protectedPerson() {
  const person = await plantCustomer(db, []);
  await db.customerSecret.create({ data: { customerId: person.id, passwordHash }, select: { customerId: true } });
  const secret = await giveAuthenticator(db, person.id);
  await db.recoveryCode.create({ data: { customerId: person.id, hash: recoveryHash }, select: { id: true } });
  return { ...person, secret };
}

/** Signs in by password as far as that goes. */
async function halfway(person: { email: string }): Promise<string> {
  const result = await signIn({ email: person.email, password: PASSWORD }, from);
  if (!result.ok || result.entrance.step !== 'second') throw new Error('no second factor was asked');
  return result.entrance.token;
}

const actions = async (customerId: string) =>
  (await db.auditEntry.findMany({ where: { entityId: customerId }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  );
const told = async (customerId: string) =>
  (
    await db.outboxEvent.findMany({
      where: { type: 'security.changed', payload: { path: ['customerId'], equals: customerId } },
    })
  ).map(({ payload }) => (payload as { change: string }).change);

describe('signing in with a second factor', () => {
  it('opens no session before the code, and the session then has two proofs', async () => {
    const person = await protectedPerson();
    const token = await halfway(person);
    expect(await db.session.count({ where: { customerId: person.id } })).toBe(0);
    expect(await getPendingSignIn(token)).toMatchObject({
      customerId: person.id,
      authenticator: true,
      next: from.next,
    });
    const result = await confirmSignIn(token, await freshCode(db, person), from);
    const viewer = result.ok ? await getViewer(result.sessionId) : null;
    expect(viewer).toMatchObject({ proofs: ['password', 'code'], secondFactor: true, fresh: true, enrolling: false });
  });

  it('T20 the mailed link and a password set anew do not go around it', async () => {
    const person = await protectedPerson();
    const link = await db.$transaction((tx) => issueLink(tx, { email: person.email, purpose: 'sign-in' }));
    expect(await signInByLink(link?.token ?? '', from)).toMatchObject({ ok: true, entrance: { step: 'second' } });
    const reset = await db.$transaction((tx) => issueLink(tx, { email: person.email, purpose: 'set-password' }));
    expect(await setPasswordByLink({ token: reset?.token ?? '', password: PASSWORD })).toEqual({
      ok: true,
      customerId: person.id,
    });
    await halfway(person);
    expect(await db.session.count({ where: { customerId: person.id, endedAt: null } })).toBe(0);
    expect(await db.authenticator.count({ where: { customerId: person.id, confirmedAt: { not: null } } })).toBe(1);
  });

  it('T21 ten wrong guesses lock, whichever half sign-in they come from; the right code comes too late', async () => {
    const person = await protectedPerson();
    const tokens = [await halfway(person), await halfway(person)];
    const reasons: string[] = [];
    for (let guess = 0; guess < SECOND_FACTOR_LIMIT.max + 2; guess += 1) {
      const result = await confirmSignIn(tokens[guess % 2] ?? '', '000000', from);
      reasons.push(result.ok ? 'ok' : result.reason);
    }
    const allowed = reasons.filter((reason) => reason === 'code').length;
    expect(allowed).toBeLessThanOrEqual(SECOND_FACTOR_LIMIT.max);
    expect(reasons.slice(allowed)).toEqual(reasons.slice(allowed).map(() => 'limited'));
    const late = await confirmSignIn(tokens[0] ?? '', await freshCode(db, person), from);
    expect(late).toEqual({ ok: false, reason: 'limited' });
    const bucket = `secondFactor:${person.id}`;
    await db.rateLimit.updateMany({ where: { bucket }, data: { windowStart: new Date(Date.now() - 3_600_000) } });
    expect(await confirmSignIn(tokens[0] ?? '', await freshCode(db, person), from)).toMatchObject({ ok: true });
  });

  it('T21 a code belongs to its person and counts once: not for somebody else, not again, not in parallel', async () => {
    const [lea, luc] = [await protectedPerson(), await protectedPerson()];
    const code = await freshCode(db, lea);
    expect(await confirmSignIn(await halfway(luc), code, from)).toEqual({ ok: false, reason: 'code' });
    const [one, two] = [await halfway(lea), await halfway(lea)];
    const both = await Promise.all([confirmSignIn(one, code, from), confirmSignIn(two, code, from)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await confirmSignIn(await halfway(lea), code, from)).toEqual({ ok: false, reason: 'code' });
    expect(await db.session.count({ where: { customerId: lea.id } })).toBe(1);
  });

  it('T21 a code of an older time step is refused after a newer one', async () => {
    const person = await protectedPerson();
    expect((await confirmSignIn(await halfway(person), codeOf(person.secret, new Date()), from)).ok).toBe(true);
    const older = codeOf(person.secret, new Date(Date.now() - 30_000));
    expect(await confirmSignIn(await halfway(person), older, from)).toEqual({ ok: false, reason: 'code' });
  });

  it('a half sign-in works once, ends after its time, and is nobody’s without its token', async () => {
    const person = await protectedPerson();
    const token = await halfway(person);
    const dead = { ok: false, reason: 'pendingDead' };
    for (const other of ['', uuid(), `${token}x`]) {
      expect(await confirmSignIn(other, await freshCode(db, person), from)).toEqual(dead);
    }
    const second = await halfway(person);
    await db.pendingSignIn.updateMany({
      where: { customerId: person.id },
      data: { createdAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await confirmSignIn(second, await freshCode(db, person), from)).toEqual(dead);
    const third = await halfway(person);
    expect((await confirmSignIn(third, await freshCode(db, person), from)).ok).toBe(true);
    expect(await confirmSignIn(third, await freshCode(db, person), from)).toEqual(dead);
  });

  it('a recovery code stands in once, also when two use it at the same time, and is recorded', async () => {
    const person = await protectedPerson();
    const [one, two] = [await halfway(person), await halfway(person)];
    const both = await Promise.all([confirmSignIn(one, RECOVERY, from), confirmSignIn(two, RECOVERY, from)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await confirmSignIn(await halfway(person), RECOVERY, from)).toEqual({ ok: false, reason: 'code' });
    expect(await actions(person.id)).toContain('recovery_code.used');
  });
});

describe('the authenticator', () => {
  it('counts from its first right code; other sessions end, this one goes on under a new id; person and trail are told', async () => {
    const person = await plantCustomer(db, []);
    const other = await openSession(db, person);
    const viewer = await customerViewerOf(db, person);
    const before = await db.session.findUniqueOrThrow({ where: { id: viewer.sessionId } });
    expect(await startAuthenticator(viewer)).toBe(true);
    expect((await getViewer(viewer.sessionId))?.secondFactor).toBe(false);
    const row = await db.authenticator.findUniqueOrThrow({
      where: { customerId: person.id },
      select: { secret: true },
    });
    const secret = unseal('authenticator', person.id, row.secret) ?? '';
    expect(row.secret).not.toContain(secret);
    expect(await confirmAuthenticator(viewer, '000000', 'de-CH')).toEqual({ ok: false, reason: 'code' });
    const added = await confirmAuthenticator(viewer, codeOf(secret, new Date()), 'de-CH');
    if (!added.ok) throw new Error(added.reason);
    expect(added.codes).toHaveLength(10);
    expect([await getViewer(other), await getViewer(viewer.sessionId)]).toEqual([null, null]);
    expect(await getViewer(added.sessionId)).toMatchObject({ secondFactor: true, proofs: ['password', 'code'] });
    const after = await db.session.findUniqueOrThrow({ where: { id: added.sessionId } });
    expect(after.expiresAt).toEqual(before.expiresAt);
    expect(await actions(person.id)).toEqual(expect.arrayContaining(['authenticator.started', 'authenticator.added']));
    expect(await told(person.id)).toEqual(['authenticatorAdded']);
    // The codes are stored as hashes only.
    const stored = await db.recoveryCode.findMany({ where: { customerId: person.id }, select: { hash: true } });
    expect(stored.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true);
    // In use, it is not replaced by starting again.
    expect(await startAuthenticator(await customerViewerOf(db, person))).toBe(false);
  });

  it('is switched off with its recovery codes; new codes kill the old ones', async () => {
    const person = await protectedPerson();
    const viewer = await customerViewerOf(db, person);
    const codes = await renewRecoveryCodes(viewer, 'de-CH');
    expect(codes).toHaveLength(10);
    expect(await confirmSignIn(await halfway(person), RECOVERY, from)).toEqual({ ok: false, reason: 'code' });
    expect((await confirmSignIn(await halfway(person), codes?.[3] ?? '', from)).ok).toBe(true);
    expect(await removeAuthenticator(viewer, 'de-CH')).toBe(true);
    expect(await removeAuthenticator(viewer, 'de-CH')).toBe(false);
    expect(await db.recoveryCode.count({ where: { customerId: person.id } })).toBe(0);
    expect(await renewRecoveryCodes(await customerViewerOf(db, person), 'de-CH')).toBeNull();
    expect((await told(person.id)).sort()).toEqual(['authenticatorRemoved', 'recoveryCodesMade']);
  });

  it('a lost one is taken away by the operator, with all sessions; once', async () => {
    const person = await protectedPerson();
    const session = await openSession(db, person);
    expect(await removeSecondFactor(person.email.toUpperCase())).toBe(true);
    expect(await getViewer(session)).toBeNull();
    expect(await removeSecondFactor(person.email)).toBe(false);
    expect(await removeSecondFactor('nobody@example.ch')).toBe(false);
    expect(await told(person.id)).toEqual(['authenticatorRemoved']);
  });

  it('recovery codes are ten of ten letters, each different', async () => {
    const { codes, hashes } = await makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^[a-z2-7]{10}$/.test(code))).toBe(true);
    const person = await plantCustomer(db, []);
    await db.$transaction((tx) => saveRecoveryCodes(tx, person.id, hashes));
    expect(await db.recoveryCode.count({ where: { customerId: person.id } })).toBe(10);
  });
});

describe('T29 showing again who somebody is', () => {
  const old = (sessionId: string) =>
    db.session.update({ where: { id: sessionId }, data: { authenticatedAt: new Date(Date.now() - 20 * 60_000) } });

  it('T28 by password: fresh again under a new id, the absolute end stays', async () => {
    const person = await plantCustomer(db, []);
    await db.customerSecret.create({ data: { customerId: person.id, passwordHash }, select: { customerId: true } });
    const viewer = await customerViewerOf(db, person);
    const before = await old(viewer.sessionId);
    expect((await getViewer(viewer.sessionId))?.fresh).toBe(false);
    expect(await stepUpByPassword(viewer, 'wrong')).toEqual({ ok: false, reason: 'wrongPassword' });
    const result = await stepUpByPassword(viewer, PASSWORD);
    if (!result.ok) throw new Error(result.reason);
    expect(result.sessionId).not.toBe(viewer.sessionId);
    expect([await getViewer(viewer.sessionId), (await getViewer(result.sessionId))?.fresh]).toEqual([null, true]);
    const after = await db.session.findUniqueOrThrow({ where: { id: result.sessionId } });
    expect(after.expiresAt).toEqual(before.expiresAt);
    expect(await actions(result.sessionId)).toEqual(['session.confirmed']);
  });

  it('with a second factor the password is not enough, a code is', async () => {
    const person = await protectedPerson();
    const viewer = await customerViewerOf(db, person);
    await old(viewer.sessionId);
    expect(await stepUpByPassword(viewer, PASSWORD)).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await stepUpByCode(viewer, '000000')).toEqual({ ok: false, reason: 'code' });
    const result = await stepUpByCode(viewer, await freshCode(db, person));
    expect(result.ok && (await getViewer(result.sessionId))?.fresh).toBe(true);
  });
});

describe('T29 without a password, by a mailed link', () => {
  const linkTo = async (email: string) => {
    const link = await db.$transaction((tx) => issueLink(tx, { email, purpose: 'sign-in', next: '/konto/sicherheit' }));
    return link?.token ?? '';
  };

  it('T28 goes on in the same account under a new id; in a browser of somebody else it begins in the own one', async () => {
    const [lea, company] = [await plantCustomer(db, []), await plantCompany(db)];
    await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
    const arrive = async (replaces: string) => {
      const result = await signInByLink(await linkTo(lea.email), { userAgent: 'test', replaces });
      const id = result.ok && result.entrance.step === 'session' ? result.entrance.sessionId : '';
      return { id, next: result.ok && result.next, account: (await getViewer(id))?.account?.id };
    };
    const before = await openSession(db, { ...lea, accountId: company.accountId });
    const after = await arrive(before);
    expect(after).toMatchObject({ next: '/konto/sicherheit', account: company.accountId });
    expect([after.id === before, await getViewer(before), (await getViewer(after.id))?.fresh]).toEqual([
      false,
      null,
      true,
    ]);
    const stranger = await openSession(db, company.admin);
    expect((await arrive(stranger)).account).toBe(lea.accountId);
    expect(await getViewer(stranger)).toBeNull();
  });

  it('is counted for who is signed in, so that strangers cannot use the wishes up; who asks too often is told', async () => {
    const lea = await plantCustomer(db, []);
    const viewer = await customerViewerOf(db, lea);
    const wish = { next: '/konto/sicherheit', locale: 'de-CH' };
    for (let time = 0; time <= LINK_LIMIT.max; time += 1) {
      await requestLink({ email: lea.email, purpose: 'sign-in', locale: 'de-CH' });
    }
    for (let time = 0; time < LINK_LIMIT.max; time += 1) expect(await requestLinkToSelf(viewer, wish)).toBe(true);
    expect(await requestLinkToSelf(viewer, wish)).toBe(false);
  });
});

describe('T22 staff', () => {
  it('without a second factor are signed in by password to set one up, and by link not at all', async () => {
    const person = await plantStaff(db, 'lead', { authenticator: false, password: PASSWORD });
    const result = await signIn({ email: person.email, password: PASSWORD }, from);
    const session = result.ok && result.entrance.step === 'session' ? result.entrance.sessionId : '';
    expect(await getViewer(session)).toMatchObject({ account: null, staffRole: 'lead', enrolling: true });
    const link = await db.$transaction((tx) => issueLink(tx, { email: person.email, purpose: 'sign-in' }));
    expect(await signInByLink(link?.token ?? '', from)).toEqual({ ok: false, reason: 'linkStaff' });
    // A proven address opens no private account for them.
    expect(await db.membership.count({ where: { customerId: person.id } })).toBe(0);
  });

  it('without a second factor get no password by mail: not by a reset, a registration or an invitation', async () => {
    const { id, email } = await plantStaff(db, 'lead', { authenticator: false });
    await db.customer.update({ where: { id }, data: { emailConfirmedAt: null } });
    const reset = { email, purpose: 'set-password' } as const;
    expect(await db.$transaction((tx) => issueLink(tx, reset))).toBeNull();
    const wish = { email, name: 'Somebody', locale: 'de-CH' };
    expect(await db.$transaction((tx) => openRegistration(tx, wish))).toMatchObject({ known: true });

    const { invitation } = await plantCompany(db);
    await db.invitation.update({ where: { id: invitation.id }, data: { email, emailKey: email } });
    expect(await getInvitationPage(invitation.token, null)).toMatchObject({ next: 'sign-in' });
    const join = { token: invitation.token, name: 'Sara', password: PASSWORD, locale: 'de-CH' };
    expect(await joinByInvitation(join, from)).toEqual({ ok: false, reason: 'invitationKnown' });
    const staff = await viewerOf(db, { id, accountId: null });
    expect(await getInvitationPage(invitation.token, staff)).toMatchObject({ next: 'other-person' });

    await giveAuthenticator(db, id);
    expect(await db.$transaction((tx) => issueLink(tx, reset))).not.toBeNull();
  });

  it('with one are asked for it after password and after link', async () => {
    const person = await plantStaff(db, 'view', { password: PASSWORD });
    const token = await halfway(person);
    expect((await confirmSignIn(token, await freshCode(db, person), from)).ok).toBe(true);
    const link = await db.$transaction((tx) => issueLink(tx, { email: person.email, purpose: 'sign-in' }));
    expect(await signInByLink(link?.token ?? '', from)).toMatchObject({ ok: true, entrance: { step: 'second' } });
    const staff = await viewerOf(db, person);
    expect(staff).toMatchObject({ account: null, staffRole: 'view', enrolling: false, proofs: ['password', 'code'] });
    const entry = await db.auditEntry.findFirst({ where: { entityId: staff.sessionId } });
    expect(entry).toMatchObject({ actorKind: 'staff', accountId: null });
  });
});
