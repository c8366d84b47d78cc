import type { Locale } from '@/lib/core/i18n/locales';

/** Documents exist once in German: a reader in Germany gets the Swiss text. */
export type DocumentLanguage = Exclude<Locale, 'de-DE'>;

export type Section = { heading: string; paragraphs: readonly string[]; steps?: readonly string[] };

export type Manual = {
  key: string;
  kind: 'manual' | 'care_sheet';
  texts: Record<DocumentLanguage, { title: string; sections: readonly Section[] }>;
};
