import { z } from 'zod';
import type { Transaction } from '@/lib/core/db';
import type { Locale } from '@/lib/core/i18n/locales';
import { readSetting } from '@/lib/core/settings';
import type { Recipient, Sender } from './types';

/** Whom a mail to a customer goes to; null if the person no longer exists or is disabled. */
export async function getRecipient(tx: Transaction, customerId: string): Promise<Recipient | null> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId, disabledAt: null },
    select: { name: true, email: true },
  });
  return customer ? { name: customer.name, address: customer.email } : null;
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
