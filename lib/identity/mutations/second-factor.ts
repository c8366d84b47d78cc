import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { verifyPassword } from '@/lib/core/passwords';
import { withinLimit } from '@/lib/core/rate-limit';
import { unseal } from '@/lib/core/seal';
import { SECOND_FACTOR_LIMIT } from '../constants';
import { getArrival, getPendingSignIn } from '../queries/arrivals';
import { stepOf, tokenHash } from '../utils';
import { closeSession, startSession } from './session-rows';

/** A code that fits; it counts once `claimCode` has taken it. */
export type FoundCode = { proof: 'code'; step: number } | { proof: 'recovery'; id: string };

/**
 * Looks whether a code fits: six digits of the app, or one of the recovery codes. Changes nothing.
 * @param code without blanks and dashes, in small letters
 * @param state `used` = the authenticator that is asked at sign-in, `waiting` = the one that still has to be confirmed
 */
export async function findCode(
  customerId: string,
  code: string,
  state: 'used' | 'waiting' = 'used',
): Promise<FoundCode | null> {
  if (/^\d{6}$/.test(code)) {
    const confirmedAt = state === 'used' ? { not: null } : null;
    const row = await db.authenticator.findUnique({
      where: { customerId, confirmedAt },
      select: { secret: true, lastStep: true },
    });
    const secret = row && unseal('authenticator', customerId, row.secret);
    const step = secret ? stepOf(secret, code, new Date()) : null;
    return step !== null && step > (row?.lastStep ?? 0) ? { proof: 'code', step } : null;
  }
  if (state === 'waiting') return null;
  const rows = await db.recoveryCode.findMany({
    where: { customerId, usedAt: null },
    select: { id: true, hash: true },
    take: 20,
  });
  for (const { id, hash } of rows) {
    if (await verifyPassword(hash, code)) return { proof: 'recovery', id };
  }
  return null;
}

/**
 * Takes a code that fits, once: of two requests with the same code only one gets it, and no code of an older time step
 * counts after a newer one (T21).
 */
export async function claimCode(tx: Transaction, customerId: string, found: FoundCode): Promise<boolean> {
  if (found.proof === 'recovery') {
    const { count } = await tx.recoveryCode.updateMany({
      where: { id: found.id, customerId, usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count > 0) await recordAudit(tx, [usedRecovery(customerId)]);
    return count > 0;
  }
  const { count } = await tx.authenticator.updateMany({
    where: { customerId, OR: [{ lastStep: null }, { lastStep: { lt: found.step } }] },
    data: { lastStep: found.step },
  });
  return count > 0;
}

const usedRecovery = (customerId: string) => ({
  action: 'recovery_code.used',
  entity: 'customer',
  entityId: customerId,
  actorId: customerId,
  subjectId: customerId,
});

export type Confirmed =
  | { ok: true; sessionId: string; customerId: string; staff: boolean; next: string; locale: string | null }
  | { ok: false; reason: 'limited' | 'code' | 'pendingDead' };

/**
 * The second half of a sign-in: opens the session if the code fits. The half belongs to the browser that has its token
 * (T21), works once, and wrong codes are counted per person, wherever they are tried.
 * @param token of this browser's cookie
 */
export async function confirmSignIn(
  token: string,
  code: string,
  from: { userAgent: string; replaces?: string | undefined },
): Promise<Confirmed> {
  const pending = await getPendingSignIn(token);
  if (!pending) return { ok: false, reason: 'pendingDead' };
  const { customerId, proof, next } = pending;
  const bucket = `secondFactor:${customerId}`;
  if (!(await withinLimit(db, bucket, SECOND_FACTOR_LIMIT))) return { ok: false, reason: 'limited' };
  const found = await findCode(customerId, code);
  if (!found) return { ok: false, reason: 'code' };
  return db.$transaction(async (tx) => {
    const used = await tx.pendingSignIn.updateMany({
      where: { hash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (used.count === 0) return { ok: false, reason: 'pendingDead' };
    const person = await getArrival(tx, customerId);
    if (!person || !(await claimCode(tx, customerId, found))) return { ok: false, reason: 'pendingDead' };
    await withinLimit(tx, bucket, SECOND_FACTOR_LIMIT, -1);
    if (from.replaces) await closeSession(tx, from.replaces);
    const { accountId, staffRole, locale } = person;
    const { userAgent } = from;
    const proofs = [proof, found.proof];
    const sessionId = await startSession(tx, { customerId, accountId, userAgent, way: proof, proofs });
    return { ok: true, sessionId, customerId, staff: staffRole !== null, next, locale };
  });
}
