import type { Locale } from '@/lib/core/i18n/locales';
import { readSetting } from '@/lib/core/settings';
import { shopSchema } from './schema';
import type { Contact, Shop } from './types';

/** Until a shop has told its name, the portal goes by its own. */
const UNNAMED: Shop = { name: 'Mein Konto' };

/**
 * Whose portal this is and how to reach a human there.
 * @returns the shop's name, and its contact in this language; null until the shop has set it
 */
export async function getShop(locale: Locale): Promise<{ shop: Shop; contact: Contact | null }> {
  const setting = await readSetting('shop', shopSchema);
  if (!setting) return { shop: UNNAMED, contact: null };
  const { name, url, mail, phone, phoneNumber, address, social } = setting;
  return {
    shop: { name, ...(url ? { url } : {}) },
    contact: {
      mail,
      phone,
      phoneHref: `tel:${phoneNumber}`,
      hours: setting.hours[locale],
      address,
      ...(social ? { social } : {}),
    },
  };
}
