import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDay, formatHours, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { sentenceOf } from '@/lib/orders/policy/sentence';
import type { OrderSummary } from '@/lib/orders/types';

type OrderSentenceProps = {
  summary: OrderSummary;
  /** where the parcel that waits can be collected */
  place: string | null;
  /** `list`: a phrase under the state word; `page`: the whole sentence that is the page's headline */
  as: 'list' | 'page';
};

/** The answer, with its date: when it comes, when it came. Without a date it says what is known (domain rule 3). */
export function OrderSentence({ summary, place, as }: OrderSentenceProps) {
  const t = useTranslations(`orders.sentence.${as}`);
  const locale = useLocale() as Locale;
  const when = (chunks: ReactNode) => (as === 'page' ? <span className="when">{chunks}</span> : chunks);
  const { key, words } = sentenceIn(locale, summary, place, localDay(new Date()));
  return t.rich(t.has(key) ? key : `${summary.state}.undated`, { ...words, when });
}

/**
 * The sentence in a language: its key below `orders.sentence.<as>`, and what stands in it. Not every state has a sentence
 * of every form: what is closed says so without a date, so `<state>.undated` stands in where the key is missing.
 */
export function sentenceIn(locale: Locale, summary: OrderSummary, place: string | null, today: string) {
  const { state, form, date, hours, promised, place: at } = sentenceOf(summary, place, today);
  return {
    key: `${state}.${form}` as `${typeof state}.undated`,
    words: {
      date: date ? dayWithHours(locale, date, hours) : '',
      promised: promised ? formatDay(locale, promised, 'weekday') : '',
      place: at ?? '',
    },
  };
}

/** Donnerstag, 26. November, 10:00–12:00 Uhr */
export function dayWithHours(locale: Locale, day: string, hours: { from: string | null; to: string | null }): string {
  const window = formatHours(locale, hours.from, hours.to);
  return formatDay(locale, day, 'weekday') + (window ? `, ${window}` : '');
}
