import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { SET_PASSWORD_LINK_HOURS } from '../constants';
import type { StaffRole } from '../types/viewer';
import { emailKey } from '../utils';
import { closeAllSessions } from './session-rows';
import { replaceToken } from './tokens';

/**
 * Makes somebody staff, or gives them another role; the operator's command. Their sessions end, so that the role counts at
 * once. A link sets the first password; the second factor is set up at the first sign-in (T22).
 * @returns the link's token, to be shown once; null if the person has an account as a customer, which staff cannot have
 */
export async function grantStaff(person: { email: string; name: string; role: StaffRole }): Promise<string | null> {
  const { email, name, role: staffRole } = person;
  const key = emailKey(email);
  return db.$transaction(async (tx) => {
    if ((await tx.membership.count({ where: { customer: { emailKey: key } } })) > 0) return null;
    const { id } = await tx.customer.upsert({
      where: { emailKey: key },
      create: { email: email.trim(), emailKey: key, name, staffRole },
      update: { staffRole },
      select: { id: true },
    });
    await closeAllSessions(tx, id);
    const entry = { entity: 'customer', entityId: id, subjectId: id };
    await recordAudit(tx, [
      { ...entry, action: 'staff.granted', details: { role: staffRole } },
      { ...entry, action: 'password_link.issued' },
    ]);
    const minutes = SET_PASSWORD_LINK_HOURS * 60;
    return replaceToken(tx, { customerId: id, purpose: 'set-password', minutes, mailed: false });
  });
}
