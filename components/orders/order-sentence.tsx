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
  const sentence = sentenceOf(summary, place, localDay(new Date()));
  const when = (chunks: ReactNode) => (as === 'page' ? <span className="when">{chunks}</span> : chunks);
  const key = `${sentence.state}.${sentence.form}` as Parameters<typeof t.has>[0];
  const words = {
    date: sentence.date ? dayWithHours(locale, sentence.date, sentence.hours) : '',
    promised: sentence.promised ? formatDay(locale, sentence.promised, 'weekday') : '',
    place: sentence.place ?? '',
    when,
  };
  // Not every state has a sentence with a date: what is closed says so without one.
  return t.rich(t.has(key) ? key : `${sentence.state}.undated`, words);
}

/** Donnerstag, 26. November, 10:00–12:00 Uhr */
export function dayWithHours(locale: Locale, day: string, hours: { from: string | null; to: string | null }): string {
  const window = formatHours(locale, hours.from, hours.to);
  return formatDay(locale, day, 'weekday') + (window ? `, ${window}` : '');
}
