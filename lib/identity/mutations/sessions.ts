import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { defaultLocale } from '@/lib/core/i18n/locales';
import { publish } from '@/lib/core/outbox';
import { hashPassword, verifyPassword } from '@/lib/core/passwords';
import { withinLimit } from '@/lib/core/rate-limit';
import { SET_PASSWORD_LINK_HOURS, SIGN_IN_LIMITS } from '../constants';
import type { PasswordRefusal } from '../policy/passwords';
import { belongs, getSignInCandidate } from '../queries/arrivals';
import { getLinkOwner, getPasswordRefusal } from '../queries/passwords';
import type { Entrance, MemberRole } from '../types/viewer';
import { emailKey } from '../utils';
import { type Arrival, enter } from './entrance';
import { redeem } from './redeem';
import { closeAllSessions, closeSession } from './session-rows';
import { endTokens, replaceToken } from './tokens';

/** Where wrong passwords of one address are counted. */
const attemptsOf = (email: string) => `signIn:account:${emailKey(email)}`;

export type SignInResult =
  | { ok: true; entrance: Entrance; customerId: string; locale: string | null }
  | { ok: false; reason: 'limited' | 'signIn' };

/**
 * Checks address and password, and lets the person in (entrance.ts). An unknown address, a wrong password and a person
 * without an account give the same reason after the same work (T18); attempts are counted per account before anything is
 * compared (T17).
 * @param input address and password as typed
 * @param from the browser's name for the list of devices, where to go on to, and the session that this one takes the place of
 */
export async function signIn(
  input: { email: string; password: string },
  from: Omit<Arrival, 'proof'>,
): Promise<SignInResult> {
  const bucket = attemptsOf(input.email);
  if (!(await withinLimit(db, bucket, SIGN_IN_LIMITS.account))) {
    return { ok: false, reason: 'limited' };
  }
  const candidate = await getSignInCandidate(input.email);
  const matches = await verifyPassword(candidate?.passwordHash ?? null, input.password);
  if (!matches || !candidate || !belongs(candidate)) return { ok: false, reason: 'signIn' };
  // Only failures count, or somebody who signs in often would lock themselves out.
  await withinLimit(db, bucket, SIGN_IN_LIMITS.account, -1);
  const { customerId, locale } = candidate;
  const entrance = await db.$transaction((tx) => enter(tx, candidate, { ...from, proof: 'password' }));
  if (entrance === 'linkStaff') return { ok: false, reason: 'signIn' };
  return { ok: true, entrance, customerId, locale };
}

/** Ends a session; its cookie is dead from the next request on, wherever it was copied to (T25). Ending twice is fine. */
export async function endSession(sessionId: string): Promise<void> {
  await db.$transaction((tx) => closeSession(tx, sessionId));
}

export type PasswordByLink = { ok: true; customerId: string } | { ok: false; reason: 'linkDead' | PasswordRefusal };

/**
 * Sets a password by a mailed or printed link. The link is used up, other links and all sessions of the person end,
 * sign-in counts from zero again, and the person is told by mail.
 * @returns the person's id, or why not: the link is unknown, used or expired, or the password is easily guessed (T14)
 */
export async function setPasswordByLink(input: { token: string; password: string }): Promise<PasswordByLink> {
  const owner = await getLinkOwner(input.token, 'set-password');
  if (!owner) return { ok: false, reason: 'linkDead' };
  const refusal = await getPasswordRefusal(input.password, owner);
  if (refusal) return { ok: false, reason: refusal };
  // Hashed before the transaction: 30 ms of work must not hold a row.
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    const link = await redeem(tx, input.token, 'set-password');
    if (!link) return { ok: false, reason: 'linkDead' };
    const { customerId } = link;
    await endTokens(tx, customerId, 'set-password');
    await tx.customerSecret.upsert({
      where: { customerId },
      create: { customerId, passwordHash },
      update: { passwordHash, changedAt: new Date() },
      select: { customerId: true },
    });
    await closeAllSessions(tx, customerId);
    // Whoever guessed has used up the attempts; who reads the mailbox must get in by the new password all the same (T17).
    await tx.rateLimit.deleteMany({ where: { bucket: attemptsOf(owner.email) } });
    const actor = { actorId: customerId, subjectId: customerId };
    await recordAudit(tx, [{ ...actor, action: 'password.set', entity: 'customer', entityId: customerId }]);
    const { locale } = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { locale: true } });
    await publish(tx, 'password.set', { customerId, locale: locale ?? defaultLocale });
    return { ok: true, customerId };
  });
}

/** Keeps the language somebody chose in their profile. */
export async function chooseLocale(customerId: string, locale: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: { id: customerId, OR: [{ locale: null }, { locale: { not: locale } }] },
      data: { locale },
    });
    if (count === 0) return;
    await recordAudit(tx, [
      { action: 'customer.language_chosen', entity: 'customer', entityId: customerId, details: { locale } },
    ]);
  });
}

export type AccessGrant = {
  accountId: string;
  email: string;
  /** how the portal greets the person until the profile says otherwise */
  name: string;
  role: MemberRole;
};

/**
 * Gives a person access to an account that a shop has fed, creating the person if the address is new.
 * Granting again changes nothing but gives a new link; older links are dead.
 * @returns the link's token, to be shown once
 */
export async function grantAccess(
  grant: AccessGrant,
): Promise<{ token: string; customerId: string; created: boolean }> {
  return db.$transaction(async (tx) => {
    const person = await findOrCreateCustomer(tx, grant.email, grant.name);
    const membership = { accountId: grant.accountId, customerId: person.id };
    const added = await tx.membership.createMany({ data: [{ ...membership, role: grant.role }], skipDuplicates: true });
    const token = await replaceToken(tx, {
      customerId: person.id,
      purpose: 'set-password',
      minutes: SET_PASSWORD_LINK_HOURS * 60,
      mailed: false,
    });
    await recordAudit(tx, [
      ...(added.count > 0
        ? [
            {
              action: 'membership.granted',
              entity: 'membership',
              entityId: person.id,
              accountId: grant.accountId,
              details: { role: grant.role },
            },
          ]
        : []),
      { action: 'password_link.issued', entity: 'customer', entityId: person.id, subjectId: person.id },
    ]);
    return { token, customerId: person.id, created: person.created };
  });
}

async function findOrCreateCustomer(tx: Transaction, email: string, name: string) {
  const key = emailKey(email);
  const known = await tx.customer.findUnique({ where: { emailKey: key }, select: { id: true } });
  if (known) return { id: known.id, created: false };
  const { id } = await tx.customer.create({ data: { email: email.trim(), emailKey: key, name }, select: { id: true } });
  await recordAudit(tx, [{ action: 'customer.created', entity: 'customer', entityId: id, subjectId: id }]);
  return { id, created: true };
}
