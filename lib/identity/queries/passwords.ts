import { z } from 'zod';
import { isBreached } from '@/lib/core/breached-passwords';
import { commonPasswords } from '@/lib/core/common-passwords';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { readSetting } from '@/lib/core/settings';
import { type PasswordOwner, type PasswordRefusal, refusePassword } from '../policy/passwords';
import type { LinkPurpose } from '../types/viewer';
import { tokenHash } from '../utils';

/** The portal's own name, in front of the shop's on every page. */
const PORTAL = 'Mein Konto';
/** Of the setting `shop` (lib/support/schema.ts, which stands to the right) what people know the shop by. */
const shopSchema = z.object({ name: z.string().max(200) });

/**
 * Why this person may not have this password, asked wherever one is set (T14). Nothing is written or logged of it.
 * @returns null if it may be set
 */
export async function getPasswordRefusal(password: string, owner: PasswordOwner): Promise<PasswordRefusal | null> {
  const [common, shop] = await Promise.all([commonPasswords(), readSetting('shop', shopSchema)]);
  const brands = [PORTAL, new URL(environment().NEXTAUTH_URL).hostname, ...(shop ? [shop.name] : [])];
  const refusal = refusePassword(password, { common, brands, owner });
  return refusal ?? ((await isBreached(password)) ? 'passwordBreached' : null);
}

/** @returns whose password is changed */
export const getPasswordOwner = (customerId: string): Promise<PasswordOwner> =>
  db.customer.findUniqueOrThrow({ where: { id: customerId }, select: { name: true, email: true } });

/** @returns whose open link this is, for the rules of their new password; null if it is unknown, used or expired */
export async function getLinkOwner(token: string, purpose: LinkPurpose): Promise<PasswordOwner | null> {
  const link = await db.oneTimeToken.findUnique({
    relationLoadStrategy: 'join',
    where: { hash: tokenHash(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: { customer: { select: { name: true, email: true } } },
  });
  return link?.customer ?? null;
}

/** @returns the address an open invitation went to; null if it was accepted, withdrawn or has expired */
export async function getInvitedAddress(token: string): Promise<string | null> {
  const invitation = await db.invitation.findUnique({
    where: { hash: tokenHash(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true },
  });
  return invitation?.email ?? null;
}
