import { db, type Transaction } from '@/lib/core/db';
import type { Prisma } from '@/prisma/generated/client';
import type { StaffRole } from '../types/viewer';
import { emailKey, tokenHash } from '../utils';

/** The account to begin with: the private one first, else the company joined first. */
const firstAccount = () =>
  [{ account: { kind: 'asc' } }, { createdAt: 'asc' }] satisfies Prisma.MembershipOrderByWithRelationInput[];

export type SignInCandidate = {
  customerId: string;
  passwordHash: string | null;
  /** where a customer begins; null for staff, and for people without any account */
  accountId: string | null;
  staffRole: StaffRole | null;
  secondFactor: boolean;
  locale: string | null;
};

const candidateSelect = {
  id: true,
  locale: true,
  staffRole: true,
  secret: { select: { passwordHash: true } },
  authenticator: { select: { confirmedAt: true } },
  passkeys: { select: { id: true }, take: 1 },
  memberships: { select: { accountId: true }, orderBy: firstAccount(), take: 1 },
} satisfies Prisma.CustomerSelect;

/**
 * What sign-in compares, in one statement. Unknown, disabled and password-less people look alike to the caller.
 * @param email as typed
 */
export async function getSignInCandidate(email: string): Promise<SignInCandidate | null> {
  const where = { emailKey: emailKey(email), disabledAt: null };
  return candidateOf(await db.customer.findUnique({ relationLoadStrategy: 'join', where, select: candidateSelect }));
}

/** Whether there is anything to let this person in to: an account, or the work of staff. */
export const belongs = ({ accountId, staffRole }: SignInCandidate): boolean => accountId !== null || staffRole !== null;

/** @returns the account that a live session of this person is in; null for staff, and if the session is somebody else's */
export async function getAccountOf(tx: Transaction, sessionId: string, customerId: string): Promise<string | null> {
  const where = { id: sessionId, customerId, endedAt: null };
  return (await tx.session.findFirst({ where, select: { accountId: true } }))?.accountId ?? null;
}

/**
 * The same of somebody who was recognised otherwise: by a link or a passkey, in the transaction that takes it.
 * @returns null also for people who belong nowhere
 */
export async function getArrival(tx: Transaction, customerId: string): Promise<SignInCandidate | null> {
  const where = { id: customerId, disabledAt: null };
  const row = await tx.customer.findUnique({ relationLoadStrategy: 'join', where, select: candidateSelect });
  const person = candidateOf(row);
  return person && belongs(person) ? person : null;
}

type CandidateRow = Prisma.CustomerGetPayload<{ select: typeof candidateSelect }>;

function candidateOf(customer: CandidateRow | null): SignInCandidate | null {
  if (!customer) return null;
  const { id, locale, staffRole, secret, authenticator, passkeys, memberships } = customer;
  return {
    customerId: id,
    passwordHash: secret?.passwordHash ?? null,
    accountId: staffRole ? null : (memberships[0]?.accountId ?? null),
    staffRole,
    secondFactor: passkeys.length > 0 || (authenticator?.confirmedAt ?? null) !== null,
    locale,
  };
}

export type PendingSignIn = {
  customerId: string;
  proof: 'password' | 'link';
  next: string;
  authenticator: boolean;
  passkeys: boolean;
};

/** @returns the half sign-in that this browser holds the token of; null if there is none, or it was completed or is over */
export async function getPendingSignIn(token: string): Promise<PendingSignIn | null> {
  const row = await db.pendingSignIn.findUnique({
    relationLoadStrategy: 'join',
    where: { hash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() }, customer: { disabledAt: null } },
    select: {
      customerId: true,
      proof: true,
      next: true,
      customer: {
        select: { authenticator: { select: { confirmedAt: true } }, passkeys: { select: { id: true }, take: 1 } },
      },
    },
  });
  if (!row || (row.proof !== 'password' && row.proof !== 'link')) return null;
  const { customerId, proof, next, customer } = row;
  const authenticator = (customer.authenticator?.confirmedAt ?? null) !== null;
  return { customerId, proof, next, authenticator, passkeys: customer.passkeys.length > 0 };
}
