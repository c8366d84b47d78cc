import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { verifyPassword } from '@/lib/core/passwords';
import { withinLimit } from '@/lib/core/rate-limit';
import { SECOND_FACTOR_LIMIT, SIGN_IN_LIMITS } from '../constants';
import type { Proof, Viewer } from '../types/viewer';
import { checkPasskey, claimPasskey } from './passkeys';
import { claimCode, findCode } from './second-factor';
import { moveSession } from './session-rows';

export type SteppedUp =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'limited' | 'wrongPassword' | 'code' | 'passkey' };

/** The session goes on under a new id (T28), fresh again, with its old absolute end. */
async function proven(tx: Transaction, viewer: Viewer, proof: Proof): Promise<SteppedUp> {
  const sessionId = await moveSession(tx, viewer, { proven: proof });
  if (!sessionId) throw new Error('The session ended meanwhile');
  const details = { proof };
  await recordAudit(tx, [{ action: 'session.confirmed', entity: 'session', entityId: sessionId, details }]);
  return { ok: true, sessionId };
}

/**
 * Shows again who somebody is, by password. Wrong guesses count like those of the password change: an open browser must
 * not be a way around sign-in's limit. With a second factor the password is not enough (policy/proofs.ts).
 */
export async function stepUpByPassword(viewer: Viewer, password: string): Promise<SteppedUp> {
  const customerId = viewer.subject.id;
  const bucket = `changePassword:${customerId}`;
  if (!(await withinLimit(db, bucket, SIGN_IN_LIMITS.account))) return { ok: false, reason: 'limited' };
  const stored = await db.customerSecret.findUnique({ where: { customerId }, select: { passwordHash: true } });
  const matches = await verifyPassword(stored?.passwordHash ?? null, password);
  if (!matches || viewer.secondFactor) return { ok: false, reason: 'wrongPassword' };
  await withinLimit(db, bucket, SIGN_IN_LIMITS.account, -1);
  return db.$transaction((tx) => proven(tx, viewer, 'password'));
}

/** The same by a code of the app, or a recovery code. */
export async function stepUpByCode(viewer: Viewer, code: string): Promise<SteppedUp> {
  const customerId = viewer.subject.id;
  const bucket = `secondFactor:${customerId}`;
  if (!(await withinLimit(db, bucket, SECOND_FACTOR_LIMIT))) return { ok: false, reason: 'limited' };
  const found = await findCode(customerId, code);
  if (!found) return { ok: false, reason: 'code' };
  return db.$transaction(async (tx) => {
    if (!(await claimCode(tx, customerId, found))) return { ok: false, reason: 'code' };
    await withinLimit(tx, bucket, SECOND_FACTOR_LIMIT, -1);
    return proven(tx, viewer, found.proof);
  });
}

/** The same by one of the person's passkeys. */
export async function stepUpByPasskey(
  viewer: Viewer,
  assertion: Parameters<typeof checkPasskey>[0],
): Promise<SteppedUp> {
  const checked = await checkPasskey(assertion, viewer.subject.id);
  if (!checked) return { ok: false, reason: 'passkey' };
  return db.$transaction(async (tx) =>
    (await claimPasskey(tx, checked.use)) ? proven(tx, viewer, 'passkey') : { ok: false, reason: 'passkey' },
  );
}
