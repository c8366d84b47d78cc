import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { hasLogin, loginSelect } from '../queries/members';
import { getInvitedAddress, getPasswordRefusal } from '../queries/passwords';
import type { Viewer } from '../types/viewer';
import { tokenHash } from '../utils';
import { moveToAccount } from './accounts';
import { claimAccounts } from './claims';
import { closeSession, startSession } from './session-rows';

type Invitation = {
  id: string;
  accountId: string;
  email: string;
  emailKey: string;
  role: 'admin' | 'buyer' | 'technician' | 'viewer';
};

/** Uses the invitation up, once; null if it was accepted, withdrawn or has expired. */
async function take(tx: Transaction, token: string): Promise<Invitation | null> {
  const rows = await tx.invitation.updateManyAndReturn({
    where: { hash: tokenHash(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { acceptedAt: new Date() },
    select: { id: true, accountId: true, email: true, emailKey: true, role: true },
  });
  const row = rows[0];
  return row && row.role !== 'owner' ? { ...row, role: row.role } : null;
}

/** The link came by mail, so the address is proven; whoever is a member already keeps their role. */
async function seat(tx: Transaction, invitation: Invitation, customerId: string): Promise<void> {
  const { id, accountId, role } = invitation;
  await tx.membership.createMany({ data: [{ accountId, customerId, role }], skipDuplicates: true });
  const who = { actorId: customerId, subjectId: customerId, accountId };
  await recordAudit(tx, [
    { ...who, action: 'invitation.accepted', entity: 'invitation', entityId: id, details: { role } },
  ]);
  await claimAccounts(tx, customerId);
}

/** Rolls back what `take` has used up. */
class Refused extends Error {
  constructor(readonly reason: 'invitationDead' | 'invitationOther' | 'invitationKnown') {
    super(reason);
  }
}

async function refusable<Result>(work: () => Promise<Result>) {
  try {
    return { ok: true as const, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false as const, reason: error.reason };
    throw error;
  }
}

/**
 * Takes the offered seat as somebody who is signed in; the session goes on in the company, under a new id (T28).
 * @returns the new session's id, or why not: the link is dead, or meant for another address
 */
export async function acceptInvitation(viewer: Viewer, token: string) {
  return refusable(() =>
    db.$transaction(async (tx) => {
      const invitation = await take(tx, token);
      if (!invitation) throw new Refused('invitationDead');
      const customerId = viewer.subject.id;
      const person = await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { emailKey: true } });
      if (person.emailKey !== invitation.emailKey) throw new Refused('invitationOther');
      await seat(tx, invitation, customerId);
      const sessionId = await moveToAccount(tx, viewer, invitation.accountId);
      if (!sessionId) throw new Refused('invitationDead');
      return sessionId;
    }),
  );
}

/**
 * Takes the offered seat as somebody new: opens the login whose address the mailed link has proven. A registration that
 * was never confirmed is completed by it.
 * @param from the browser's name for the list of devices, and the session that this one takes the place of
 * @returns the new session's id, or why not: the link is dead, the address has a login, or the password is easily
 * guessed (T14)
 */
export async function joinByInvitation(
  join: { token: string; name: string; password: string; locale: string },
  from: { userAgent: string; replaces?: string | undefined },
) {
  const address = await getInvitedAddress(join.token);
  if (!address) return { ok: false as const, reason: 'invitationDead' as const };
  const refusal = await getPasswordRefusal(join.password, { name: join.name, email: address });
  if (refusal) return { ok: false as const, reason: refusal };
  // Hashed before the transaction: 30 ms of work must not hold a row.
  const passwordHash = await hashPassword(join.password);
  const { name, locale } = join;
  return refusable(() =>
    db.$transaction(async (tx) => {
      const invitation = await take(tx, join.token);
      if (!invitation) throw new Refused('invitationDead');
      const { email, emailKey } = invitation;
      const known = await tx.customer.findUnique({
        where: { emailKey },
        select: loginSelect,
      });
      if (known && hasLogin(known)) throw new Refused('invitationKnown');
      const secret = { create: { passwordHash } };
      const { id: customerId } = await tx.customer.upsert({
        where: { emailKey },
        create: { email, emailKey, name, locale, secret },
        update: { name, locale, secret },
        select: { id: true },
      });
      if (!known) {
        const entry = { action: 'customer.created', entity: 'customer', entityId: customerId };
        await recordAudit(tx, [{ ...entry, actorId: customerId, subjectId: customerId }]);
      }
      await seat(tx, invitation, customerId);
      if (from.replaces) await closeSession(tx, from.replaces);
      const { accountId } = invitation;
      const { userAgent } = from;
      return startSession(tx, {
        customerId,
        accountId,
        userAgent,
        way: 'invitation',
        proofs: ['invitation', 'password'],
      });
    }),
  );
}
