import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { OrderSummary } from '@/lib/orders/types';

type OrderSentenceProps = {
  summary: OrderSummary;
  /** `list`: a phrase under the state word; `page`: the whole sentence that is the page's headline */
  as: 'list' | 'page';
};

/** The answer, with its date: when it comes, when it came. Without a date it says what is known (domain rule 3). */
export function OrderSentence({ summary, as }: OrderSentenceProps) {
  const t = useTranslations(`orders.sentence.${as}`);
  const locale = useLocale() as Locale;
  const { state, stateDate, nextDate } = summary;
  const when = (chunks: ReactNode) => (as === 'page' ? <span className="when">{chunks}</span> : chunks);
  const key = `${state}.${nextDate ? 'next' : 'since'}` as Parameters<typeof t.has>[0];
  const date = nextDate ?? stateDate;
  // Not every state has a sentence with a date: what is closed says so without one.
  if (!date || !t.has(key)) return t(`${state}.undated`);
  return t.rich(key, { date: formatDay(locale, date, 'weekday'), when });
}
