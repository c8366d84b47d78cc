import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import type { Viewer } from '../types/viewer';
import { moveSession } from './session-rows';

/** Goes on in another account, under a new session; see moveSession. */
export async function moveToAccount(tx: Transaction, viewer: Viewer, accountId: string): Promise<string | null> {
  const id = await moveSession(tx, viewer, { accountId });
  const who = { actorId: viewer.actor.id, subjectId: viewer.subject.id, accountId };
  if (id) await recordAudit(tx, [{ ...who, action: 'account.switched', entity: 'session', entityId: id }]);
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
    return member ? moveToAccount(tx, viewer, accountId) : null;
  });
}
