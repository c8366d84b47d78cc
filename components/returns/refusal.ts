import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { SolutionOption } from '@/lib/returns/types';

/** Why something is not open, in a sentence that can stand alone. */
export function useRefusal(): (refusal: SolutionOption['refusal']) => string {
  const t = useTranslations('returns.refusal');
  const options = useTranslations('options');
  const locale = useLocale() as Locale;
  return (refusal) => {
    if (refusal === null) return '';
    if (refusal.why === 'only_credit' || refusal.why === 'not_for_reason') return t(refusal.why);
    const ground = 'ground' in refusal ? options(`ground.${refusal.ground}`) : '';
    const date = 'on' in refusal ? formatDay(locale, refusal.on, 'long') : '';
    return t(refusal.why, { date, ground });
  };
}
