import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Candidate } from '@/lib/returns/types';

/** How something can go back and until when; without a day yet, what its days wait for. */
export function useUntil(): (line: Pick<Candidate, 'right' | 'until' | 'notBegun'>) => string {
  const t = useTranslations('returns.choose');
  const locale = useLocale() as Locale;
  return ({ right, until, notBegun }) => {
    const what = t(`by.${right === 'exchange' || right === 'claim' || right === 'repair' ? right : 'return'}`);
    if (until) return t('until', { what, date: formatDay(locale, until, 'long') });
    return notBegun ? t('notBegun', { what }) : what;
  };
}
