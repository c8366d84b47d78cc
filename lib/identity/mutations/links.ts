import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { publish } from '@/lib/core/outbox';
import { withinLimit } from '@/lib/core/rate-limit';
import { LINK_LIMIT, LINK_MINUTES } from '../constants';
import { mayResetByMail } from '../policy/proofs';
import { getArrival } from '../queries/arrivals';
import type { Entrance, LinkPurpose, Viewer } from '../types/viewer';
import { emailKey } from '../utils';
import { enter } from './entrance';
import { redeem } from './redeem';
import { replaceToken } from './tokens';

type Recipient = { name: string; address: string };
/** What a mail needs to carry a link. The token exists in the mail only; the database has its SHA-256. */
export type IssuedLink = { token: string; minutes: number; to: Recipient; locale: string | null };

/**
 * Asks for a mailed link. Known and unknown addresses cost the same statements; the worker finds out which it is (T18).
 * Too many wishes for one address are silently dropped, so that nobody's mailbox is filled by strangers.
 */
export async function requestLink(wish: {
  email: string;
  purpose: LinkPurpose;
  locale: string;
  /** path to go on to after signing in by it */
  next?: string;
}): Promise<void> {
  if (!(await withinLimit(db, `link:${wish.purpose}:${emailKey(wish.email)}`, LINK_LIMIT))) return;
  await db.$transaction((tx) => publish(tx, 'link.requested', wish));
}

/**
 * A link to the person's own address, which signs in again and leads on: how somebody without a password shows who they are.
 * Counted by itself: strangers who ask for links to this address must not use it up.
 * @returns false if that was too often
 */
export async function requestLinkToSelf(viewer: Viewer, wish: { next: string; locale: string }): Promise<boolean> {
  const { id } = viewer.subject;
  if (!(await withinLimit(db, `link:step-up:${id}`, LINK_LIMIT))) return false;
  const { email } = await db.customer.findUniqueOrThrow({ where: { id }, select: { email: true } });
  await db.$transaction((tx) => publish(tx, 'link.requested', { email, purpose: 'sign-in', ...wish }));
  return true;
}

/** Asks to open an account; the address gets a mail in either case, and the screen says the same (T18). */
export async function requestRegistration(wish: { email: string; name: string; locale: string }): Promise<void> {
  if (!(await withinLimit(db, `link:register:${emailKey(wish.email)}`, LINK_LIMIT))) return;
  await db.$transaction((tx) => publish(tx, 'registration.requested', wish));
}

/**
 * Makes the link that was asked for; older ones of the same purpose are dead (T19). Called by the worker in the
 * transaction that marks the outbox row, so a mail that was handed over twice has one live link.
 * @returns null if nobody has this address, or a mailed link may not do this for them
 */
export async function issueLink(
  tx: Transaction,
  wish: { email: string; purpose: LinkPurpose; next?: string },
): Promise<IssuedLink | null> {
  const customer = await tx.customer.findUnique({
    where: { emailKey: emailKey(wish.email), disabledAt: null },
    select: { id: true, name: true, email: true, locale: true },
  });
  if (!customer) return null;
  const { purpose, next } = wish;
  const person = await getArrival(tx, customer.id);
  if (person && purpose === 'set-password' && !mayResetByMail(person)) return null;
  const minutes = LINK_MINUTES[purpose];
  const token = await mailToken(tx, { customerId: customer.id, purpose, minutes, ...(next ? { next } : {}) });
  return { token, minutes, to: { name: customer.name, address: customer.email }, locale: customer.locale };
}

/**
 * Prepares an account for an address nobody has proven yet: a person without a password and without anything to see.
 * The mailed link sets the first password, so nobody can lay an account for somebody else's address (T23).
 * @returns `known` if the address has an account already; then the mail says so instead
 */
export async function openRegistration(
  tx: Transaction,
  wish: { email: string; name: string; locale: string },
): Promise<{ known: boolean } & IssuedLink> {
  const key = emailKey(wish.email);
  const select = { id: true, name: true, email: true, locale: true, emailConfirmedAt: true, staffRole: true } as const;
  const found = await tx.customer.findUnique({ where: { emailKey: key }, select });
  const { email, name, locale } = wish;
  const customer =
    found ?? (await tx.customer.create({ data: { email: email.trim(), emailKey: key, name, locale }, select }));
  if (!found) {
    await recordAudit(tx, [
      { action: 'customer.created', entity: 'customer', entityId: customer.id, subjectId: customer.id },
    ]);
  }
  const known = customer.emailConfirmedAt !== null || customer.staffRole !== null;
  const purpose: LinkPurpose = known ? 'sign-in' : 'set-password';
  const minutes = known ? LINK_MINUTES['sign-in'] : LINK_MINUTES.register;
  const token = await mailToken(tx, { customerId: customer.id, purpose, minutes });
  // What a stranger typed as a name is not repeated to somebody who has an account.
  return { known, token, minutes, to: { name: customer.name, address: customer.email }, locale: customer.locale };
}

async function mailToken(
  tx: Transaction,
  link: { customerId: string; purpose: LinkPurpose; minutes: number; next?: string },
): Promise<string> {
  const { customerId, purpose } = link;
  const token = await replaceToken(tx, { ...link, mailed: true });
  await recordAudit(tx, [
    { action: 'link.issued', entity: 'customer', entityId: customerId, subjectId: customerId, details: { purpose } },
  ]);
  return token;
}

/**
 * Signs in by a mailed link and uses it up, in one transaction. The address counts as proven from then on, and what waits
 * for it is claimed. Whoever has a second factor is asked for it (T20).
 * @returns how it goes on, and where to; a reason if the link is unknown, used, superseded or expired, or opens nothing
 */
export async function signInByLink(
  token: string,
  from: { userAgent: string; replaces?: string | undefined },
): Promise<
  | { ok: true; entrance: Entrance; next: string; locale: string | null }
  | { ok: false; reason: 'linkDead' | 'linkStaff' }
> {
  return db.$transaction(async (tx) => {
    const link = await redeem(tx, token, 'sign-in');
    const person = link && (await getArrival(tx, link.customerId));
    if (!person) return { ok: false, reason: 'linkDead' };
    const { customerId, locale } = person;
    const who = { actorId: customerId, subjectId: customerId, entityId: customerId };
    await recordAudit(tx, [{ ...who, action: 'link.used', entity: 'customer' }]);
    const next = link.next ?? '';
    const entrance = await enter(tx, person, { ...from, proof: 'link', next });
    return entrance === 'linkStaff' ? { ok: false, reason: entrance } : { ok: true, entrance, next, locale };
  });
}
