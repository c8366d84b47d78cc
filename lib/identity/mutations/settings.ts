import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import type { CompanyContact } from '../types/members';
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
    // A company that a source has told of has no row before somebody sets something.
    await tx.company.createMany({ data: [{ accountId }], skipDuplicates: true });
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

/**
 * Names the shop's person for a company; the operator's command. What is left out is taken away.
 * @param contact `picture` is a path below public/
 */
export async function nameContact(accountId: string, contact: CompanyContact): Promise<void> {
  const { name, picture, mail, phone } = contact;
  const row = { contactName: name, contactPicture: picture, contactMail: mail, contactPhone: phone };
  await db.$transaction(async (tx) => {
    await tx.company.upsert({
      where: { accountId },
      create: { accountId, ...row },
      update: row,
      select: { accountId: true },
    });
    await recordAudit(tx, [
      { action: 'company.contact_named', entity: 'company', entityId: accountId, accountId, details: { name } },
    ]);
  });
}
