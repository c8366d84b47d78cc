/** The five languages of the portal, in the order in which the language menu shows them. */
export const locales = ['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'de-CH';

/** Names in their own language, as people look for them. */
export const localeNames: Record<Locale, string> = {
  'de-CH': 'Deutsch (Schweiz)',
  'de-DE': 'Deutsch (Deutschland)',
  'fr-CH': 'Français',
  'it-CH': 'Italiano',
  en: 'English',
};

/** @returns whether a value from a cookie, form or row is one of our languages */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value);
}

/**
 * The language for somebody who has not chosen one.
 * @param wanted language tags by preference, as a browser sends them
 * @returns the first that we speak: Swiss German only for de-CH, else the German of Germany
 */
export function bestLocale(wanted: string[]): Locale {
  for (const tag of wanted) {
    const [language, region] = tag.toLowerCase().split('-');
    if (language === 'de') return region === 'ch' || region === 'li' || region === undefined ? 'de-CH' : 'de-DE';
    const match = locales.find((locale) => locale.split('-')[0] === language);
    if (match) return match;
  }
  return defaultLocale;
}
