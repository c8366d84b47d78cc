import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import type { CustomerScope, Viewer } from '../types/viewer';

/**
 * Allows or forbids staff to look at the person's account; a look that is open ends with it (getViewer).
 * @param change `version` as the form was rendered with
 * @returns false if somebody else has changed it since
 */
export async function setSupportAccess(
  viewer: Viewer,
  change: { allowed: boolean; version: number },
): Promise<boolean> {
  const id = viewer.subject.id;
  const { allowed, version } = change;
  return db.$transaction(async (tx) => {
    const { count } = await tx.customer.updateMany({
      where: { id, version },
      data: { supportAccess: allowed, version: { increment: 1 } },
    });
    if (count === 0) return false;
    const action = allowed ? 'support_access.allowed' : 'support_access.forbidden';
    await recordAudit(tx, [{ action, entity: 'customer', entityId: id }]);
    return true;
  });
}

/**
 * Whether every member of the active company needs a second factor; who has none sets one up with the next request (T22).
 * @param change `version` as the form was rendered with
 * @returns false if somebody else has changed it since
 */
export async function setSecondFactorRule(
  scope: CustomerScope,
  change: { required: boolean; version: number },
): Promise<boolean> {
  const { accountId } = scope;
  const { required, version } = change;
  return db.$transaction(async (tx) => {
    const { count } = await tx.company.updateMany({
      where: { accountId, version },
      data: { requireSecondFactor: required, version: { increment: 1 } },
    });
    if (count === 0) return false;
    const details = { required };
    await recordAudit(tx, [
      { action: 'company.second_factor_rule', entity: 'company', entityId: accountId, accountId, details },
    ]);
    return true;
  });
}
