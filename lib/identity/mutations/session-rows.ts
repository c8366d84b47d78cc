import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import type { SIGN_IN_WAYS } from '../constants';
import { SESSION_MAX_DAYS, STAFF_SESSION_MAX_HOURS } from '../constants';
import type { Proof, Viewer } from '../types/viewer';

export type NewSession = {
  customerId: string;
  /** null for staff */
  accountId: string | null;
  userAgent: string;
  /** how it begins (T24) */
  way: (typeof SIGN_IN_WAYS)[number];
  /** all that has been proven for it, the way included */
  proofs: Proof[];
};

/**
 * Opens a session for a person who has just proven who they are. The id is always new (T28).
 * @returns the session's id, for the cookie
 */
export async function startSession(tx: Transaction, session: NewSession): Promise<string> {
  const id = uuid();
  const { customerId, accountId, way, proofs } = session;
  const hours = accountId ? SESSION_MAX_DAYS * 24 : STAFF_SESSION_MAX_HOURS;
  await tx.session.create({
    data: {
      id,
      customerId,
      accountId,
      proofs,
      userAgent: session.userAgent.replace(/\p{Cc}/gu, ' ').slice(0, 300),
      expiresAt: new Date(Date.now() + hours * 3_600_000),
    },
    select: { id: true },
  });
  const who = { actorId: customerId, subjectId: customerId, ...(accountId ? { accountId } : {}) };
  const actorKind = accountId ? ('customer' as const) : ('staff' as const);
  const details = { way, proofs: proofs.join(' ') };
  await recordAudit(tx, [{ ...who, actorKind, action: 'session.started', entity: 'session', entityId: id, details }]);
  return id;
}

/** Ends a session in a transaction of the caller's; ending twice is fine and recorded once. */
export async function closeSession(tx: Transaction, sessionId: string): Promise<void> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (count > 0) await recordAudit(tx, [{ action: 'session.ended', entity: 'session', entityId: sessionId }]);
}

/**
 * Ends every session of a person: theirs, views of support at them (I15), and, of staff, their own views at customers.
 * The caller writes the audit row of what ends them.
 */
export async function closeAllSessions(tx: Transaction, customerId: string): Promise<void> {
  await tx.session.updateMany({
    where: { OR: [{ customerId }, { actorId: customerId }], endedAt: null },
    data: { endedAt: new Date() },
  });
}

/**
 * Goes on under a new id (T28): the session ends and another takes its place with the same absolute end, so that neither
 * switching accounts nor proving oneself again puts off the next sign-in. The caller writes the audit row.
 * @param change another account, or what was proven just now
 * @returns the new session's id; null if this one has ended meanwhile, or is a customer view
 */
export async function moveSession(
  tx: Transaction,
  viewer: Viewer,
  change: { accountId?: string; proven?: Proof },
): Promise<string | null> {
  const ended = await tx.session.updateManyAndReturn({
    where: { id: viewer.sessionId, endedAt: null, actorId: null },
    data: { endedAt: new Date() },
    select: {
      customerId: true,
      accountId: true,
      expiresAt: true,
      userAgent: true,
      authenticatedAt: true,
      proofs: true,
    },
  });
  const session = ended[0];
  if (!session) return null;
  const id = uuid();
  const { accountId = session.accountId, proven } = change;
  const proof = proven && { authenticatedAt: new Date(), proofs: [...new Set([...session.proofs, proven])] };
  await tx.session.create({ data: { id, ...session, accountId, ...proof }, select: { id: true } });
  return id;
}
