import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import type { Viewer } from '../types/viewer';

/**
 * Goes on in another account: the session ends and a new one takes its place, with a new id (T28) and the same absolute
 * end, so that switching does not put off the next sign-in.
 * @returns the new session's id; null if this one has ended meanwhile
 */
export async function moveSession(tx: Transaction, viewer: Viewer, accountId: string): Promise<string | null> {
  const ended = await tx.session.updateManyAndReturn({
    where: { id: viewer.sessionId, endedAt: null },
    data: { endedAt: new Date() },
    select: { customerId: true, expiresAt: true, userAgent: true },
  });
  const session = ended[0];
  if (!session) return null;
  const id = uuid();
  await tx.session.create({ data: { id, accountId, ...session }, select: { id: true } });
  const who = { actorId: viewer.actor.id, subjectId: viewer.subject.id, accountId };
  await recordAudit(tx, [{ ...who, action: 'account.switched', entity: 'session', entityId: id }]);
  return id;
}

/**
 * Changes the active account of this session.
 * @returns the new session's id; null if the person is no member of that account, or it does not exist
 */
export async function switchAccount(viewer: Viewer, accountId: string): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const key = { accountId, customerId: viewer.subject.id };
    const member = await tx.membership.findUnique({ where: { accountId_customerId: key }, select: { role: true } });
    return member ? moveSession(tx, viewer, accountId) : null;
  });
}
