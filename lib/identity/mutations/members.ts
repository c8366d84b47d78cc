import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { once } from '@/lib/core/idempotency';
import { publish } from '@/lib/core/outbox';
import { withinLimit } from '@/lib/core/rate-limit';
import { INVITATION_DAYS, INVITE_LIMIT, LINK_LIMIT, MEMBERS_MAX } from '../constants';
import { refuseLosingAdmin } from '../policy/rights';
import type { IssuedInvitation } from '../types/members';
import type { CompanyRole, CustomerScope } from '../types/viewer';
import { emailKey, makeToken } from '../utils';

type Invite = { email: string; role: CompanyRole; locale: string };
export type InviteResult = { ok: true } | { ok: false; reason: 'alreadyMember' | 'companyFull' | 'inviteLimited' };

/** Changes of members wait for each other, or two admins could take each other's administration at the same time. */
const lockCompany = (tx: Transaction, accountId: string) =>
  tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;

/**
 * Offers a seat in the active company; the mail with the link is the worker's. An older open invitation of the same
 * address is withdrawn. Says nothing about whether the address has an account.
 * @param key of the form: the same key again changes nothing
 */
export async function inviteMember(scope: CustomerScope, invite: Invite, key: string): Promise<InviteResult> {
  const to = emailKey(invite.email);
  const [ofCompany, ofAddress] = await Promise.all([
    withinLimit(db, `invite:account:${scope.accountId}`, INVITE_LIMIT),
    withinLimit(db, `link:invitation:${to}`, LINK_LIMIT),
  ]);
  if (!ofCompany || !ofAddress) return { ok: false, reason: 'inviteLimited' };
  const call = {
    subject: scope.customerId,
    operation: 'inviteMember',
    key,
    payload: [scope.accountId, to, invite.role],
  };
  return db.$transaction(async (tx) => (await once(tx, call, () => invited(tx, scope, invite))).result);
}

async function invited(tx: Transaction, scope: CustomerScope, invite: Invite): Promise<InviteResult> {
  const { accountId, customerId } = scope;
  const to = emailKey(invite.email);
  await lockCompany(tx, accountId);
  if ((await tx.membership.count({ where: { accountId, customer: { emailKey: to } } })) > 0) {
    return { ok: false, reason: 'alreadyMember' };
  }
  const replaced = await tx.invitation.updateManyAndReturn({
    where: { accountId, emailKey: to, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  const open = { accountId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
  const seats = (await tx.membership.count({ where: { accountId } })) + (await tx.invitation.count({ where: open }));
  if (seats >= MEMBERS_MAX) return { ok: false, reason: 'companyFull' };
  const { id } = await tx.invitation.create({
    data: {
      accountId,
      email: invite.email,
      emailKey: to,
      role: invite.role,
      invitedBy: customerId,
      // Nobody knows this token; the link is made when the mail is written.
      hash: makeToken().hash,
      expiresAt: new Date(Date.now() + INVITATION_DAYS * 24 * 3_600_000),
    },
    select: { id: true },
  });
  const entry = { entity: 'invitation', accountId };
  await recordAudit(tx, [
    ...replaced.map((old) => ({ ...entry, action: 'invitation.withdrawn', entityId: old.id })),
    { ...entry, action: 'invitation.created', entityId: id, details: { role: invite.role } },
  ]);
  await publish(tx, 'invitation.created', { invitationId: id, locale: invite.locale });
  return { ok: true };
}

/**
 * Makes the link of an open invitation; an older one is dead (T19). Called by the worker in the transaction that marks
 * the outbox row, so a mail that was handed over twice has one live link.
 * @returns null if the invitation was accepted, withdrawn or has expired meanwhile
 */
export async function issueInvitation(tx: Transaction, invitationId: string): Promise<IssuedInvitation | null> {
  const { token, hash } = makeToken();
  const rows = await tx.invitation.updateManyAndReturn({
    where: { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    data: { hash },
    select: {
      email: true,
      role: true,
      expiresAt: true,
      accountId: true,
      account: { select: { name: true } },
      inviter: { select: { name: true } },
    },
  });
  const row = rows[0];
  if (!row || row.role === 'owner') return null;
  const { email, role, expiresAt, accountId, account, inviter } = row;
  await recordAudit(tx, [{ action: 'link.issued', entity: 'invitation', entityId: invitationId, accountId }]);
  return { token, to: { address: email }, company: account.name, inviter: inviter.name, role, expiresAt };
}

/**
 * Takes an offered seat back. Withdrawing again changes nothing and is fine: without JavaScript a form may be sent twice.
 * @returns or why not: the active company has no such invitation, or it was accepted meanwhile
 */
export async function withdrawInvitation(
  scope: CustomerScope,
  invitationId: string,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'changedMeanwhile' }> {
  const { accountId } = scope;
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, accountId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) {
      const where = { id: invitationId, accountId };
      const row = await tx.invitation.findFirst({ where, select: { revokedAt: true } });
      return row?.revokedAt ? { ok: true } : { ok: false, reason: row ? 'changedMeanwhile' : 'unknown' };
    }
    await recordAudit(tx, [
      { action: 'invitation.withdrawn', entity: 'invitation', entityId: invitationId, accountId },
    ]);
    return { ok: true };
  });
}

export type MemberResult = { ok: true } | { ok: false; reason: 'unknown' | 'lastAdmin' };

/** Gives a member of the active company another role; it counts from the member's next request on (T10). */
export async function changeRole(
  scope: CustomerScope,
  change: { customerId: string; role: CompanyRole },
): Promise<MemberResult> {
  const effect = async (tx: Transaction, key: MemberKey, role: CompanyRole) => {
    if (role === change.role) return;
    await tx.membership.update({ where: key, data: { role: change.role }, select: { role: true } });
    await recordAudit(tx, [
      { ...entryOf(key), action: 'membership.changed', details: { from: role, to: change.role } },
    ]);
  };
  return db.$transaction((tx) => changeMember(tx, scope, change.customerId, change.role, effect));
}

/**
 * Takes a member out of the active company; sessions in it end, those in other accounts go on.
 * @param key of the form: the same key again changes nothing and gets the same answer
 */
export async function removeMember(scope: CustomerScope, customerId: string, key: string): Promise<MemberResult> {
  const { accountId, customerId: subject } = scope;
  const call = { subject, operation: 'removeMember', key, payload: [accountId, customerId] };
  const effect = async (tx: Transaction, membership: MemberKey, role: CompanyRole) => {
    await tx.membership.delete({ where: membership, select: { role: true } });
    // Without its membership a session is dead already; ended, it does not come back to life with a new invitation.
    await tx.session.updateMany({
      where: { ...membership.accountId_customerId, endedAt: null },
      data: { endedAt: new Date() },
    });
    await recordAudit(tx, [{ ...entryOf(membership), action: 'membership.removed', details: { role } }]);
  };
  return db.$transaction(
    async (tx) => (await once(tx, call, () => changeMember(tx, scope, customerId, null, effect))).result,
  );
}

type MemberKey = { accountId_customerId: { accountId: string; customerId: string } };

const entryOf = ({ accountId_customerId: { accountId, customerId } }: MemberKey) => ({
  entity: 'membership',
  entityId: customerId,
  accountId,
});

/** @param next the role afterwards, null for none */
async function changeMember(
  tx: Transaction,
  scope: CustomerScope,
  customerId: string,
  next: CompanyRole | null,
  effect: (tx: Transaction, key: MemberKey, role: CompanyRole) => Promise<void>,
): Promise<MemberResult> {
  const { accountId } = scope;
  const key = { accountId_customerId: { accountId, customerId } };
  await lockCompany(tx, accountId);
  const member = await tx.membership.findUnique({ where: key, select: { role: true } });
  // The owner of a private account is no member.
  if (!member || member.role === 'owner') return { ok: false, reason: 'unknown' };
  if (next !== 'admin') {
    const admins = await tx.membership.count({ where: { accountId, role: 'admin', customer: { disabledAt: null } } });
    const reason = refuseLosingAdmin(member, admins);
    if (reason) return { ok: false, reason };
  }
  await effect(tx, key, member.role);
  return { ok: true };
}
