import { z } from 'zod';
import { claimedId, isComputedToken } from '@/lib/core/computed-token';
import { db, type Transaction } from '@/lib/core/db';
import type { Locale } from '@/lib/core/i18n/locales';
import { readSetting } from '@/lib/core/settings';
import { SWITCH_VERSION } from './constants';
import { wantedIn } from './policy';
import type { MessageSwitch, Occasion, Recipient, Sender } from './types';

/** Whom a mail to a customer goes to; null if the person no longer exists or is disabled. */
export async function getRecipient(tx: Transaction, customerId: string): Promise<Recipient | null> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId, disabledAt: null },
    select: { name: true, email: true },
  });
  return customer ? { name: customer.name, address: customer.email } : null;
}

/**
 * The one place that knows whether a mail is wanted. What belongs to signing in and to security always is; of the rest
 * the order's own switch decides, and without one it is wanted.
 */
export async function isWanted(tx: Transaction, occasion: Occasion): Promise<boolean> {
  if (occasion.kind === 'account') return true;
  const { orderId, kind } = occasion;
  const row = await tx.messageSwitch.findUnique({
    where: { orderId_kind: { orderId, kind } },
    select: { wanted: true },
  });
  return row?.wanted ?? true;
}

/** What the link in a message can switch. */
export type SwitchTarget = MessageSwitch & { orderId: string; number: string; accountId: string };

/**
 * What the link of a message switches: its kind, for its order.
 * @param token as it stands in the address
 * @returns null if there is no such message
 */
export async function getSwitchTarget(token: string): Promise<SwitchTarget | null> {
  const id = claimedId(token);
  if (!id || !isComputedToken('message-switch', token, id, SWITCH_VERSION)) return null;
  const row = await db.message.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: {
      kind: true,
      orderId: true,
      order: {
        select: { number: true, accountId: true, messageSwitches: { select: { kind: true, wanted: true } } },
      },
    },
  });
  if (!row) return null;
  const { number, accountId, messageSwitches } = row.order;
  return { kind: row.kind, wanted: wantedIn(messageSwitches, row.kind), orderId: row.orderId, number, accountId };
}

/** Of the setting `shop` (lib/support/schema.ts, which stands to the right) what mails say. */
const line = z.string().min(1).max(200);
const shopSchema = z.object({
  name: line,
  address: line,
  mail: line,
  phone: line,
  hours: z.object({ 'de-CH': line, 'de-DE': line, 'fr-CH': line, 'it-CH': line, en: line }),
});

/** Whose mails these are; until the shop has told its name, the portal goes by its own. */
export async function getSender(locale: Locale): Promise<Sender> {
  const shop = await readSetting('shop', shopSchema);
  if (!shop) return { name: 'Mein Konto', contact: null };
  const { name, mail, phone, address, hours } = shop;
  return { name, contact: { mail, phone, address, hours: hours[locale] } };
}
