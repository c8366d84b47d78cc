import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { publish } from '@/lib/core/outbox';
import { hashPassword, verifyPassword } from '@/lib/core/passwords';
import { withinLimit } from '@/lib/core/rate-limit';
import { SIGN_IN_LIMITS } from '../constants';
import type { PasswordRefusal } from '../policy/passwords';
import { getPasswordOwner, getPasswordRefusal } from '../queries/passwords';
import type { Viewer } from '../types/viewer';
import { moveSession } from './session-rows';

export type PasswordChange =
  | { ok: true; sessionId: string }
  | { ok: false; reason: 'limited' | 'currentPassword' | PasswordRefusal };

/**
 * Changes the password of somebody who knows the current one, in one transaction. The session goes on under a new id
 * (T28), the person is told by mail. Wrong guesses count like those of sign-in: an open browser must not be a way around it.
 */
export async function changePassword(
  viewer: Viewer,
  change: { current: string; password: string; endOthers: boolean },
  locale: string,
): Promise<PasswordChange> {
  const customerId = viewer.subject.id;
  const bucket = `changePassword:${customerId}`;
  if (!(await withinLimit(db, bucket, SIGN_IN_LIMITS.account))) return { ok: false, reason: 'limited' };
  const stored = await db.customerSecret.findUnique({ where: { customerId }, select: { passwordHash: true } });
  if (!(await verifyPassword(stored?.passwordHash ?? null, change.current)))
    return { ok: false, reason: 'currentPassword' };
  await withinLimit(db, bucket, SIGN_IN_LIMITS.account, -1);
  const refusal = await getPasswordRefusal(change.password, await getPasswordOwner(customerId));
  if (refusal) return { ok: false, reason: refusal };
  const passwordHash = await hashPassword(change.password);
  return db.$transaction(async (tx) => {
    await tx.customerSecret.update({
      where: { customerId },
      data: { passwordHash, changedAt: new Date() },
      select: { customerId: true },
    });
    // With a second factor the password alone does not make a session fresh, or it would open the way to taking that away.
    const sessionId = await moveSession(tx, viewer, viewer.secondFactor ? {} : { proven: 'password' });
    if (!sessionId) throw new Error('The session ended meanwhile');
    if (change.endOthers) {
      const others = { customerId, endedAt: null, id: { not: sessionId } };
      await tx.session.updateMany({ where: others, data: { endedAt: new Date() } });
    }
    await recordAudit(tx, [{ action: 'password.changed', entity: 'customer', entityId: customerId }]);
    await publish(tx, 'password.set', { customerId, locale: viewer.subject.locale ?? locale });
    return { ok: true, sessionId };
  });
}

/**
 * Ends sessions of the person.
 * @param which a session's id, `others`, or `all`
 */
export async function endSessions(viewer: Viewer, which: string): Promise<void> {
  const customerId = viewer.subject.id;
  const chosen = which === 'all' ? {} : which === 'others' ? { id: { not: viewer.sessionId } } : { id: which };
  await db.$transaction(async (tx) => {
    const ended = await tx.session.updateManyAndReturn({
      where: { customerId, endedAt: null, ...chosen },
      data: { endedAt: new Date() },
      select: { id: true },
    });
    await recordAudit(
      tx,
      ended.map(({ id }) => ({ action: 'session.ended', entity: 'session', entityId: id })),
    );
  });
}
