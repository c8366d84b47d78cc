import { useLocale, useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/afterpurchase/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

/** Why pieces cannot be cancelled, in the words that stand beside them on the order's page. */
export function useReason(): (refusal: Refusal) => string {
  const t = useTranslations('options');
  const locale = useLocale() as Locale;
  return (refusal) =>
    t(`why.${refusal.why}`, {
      date: 'on' in refusal ? formatDay(locale, refusal.on, 'full') : '',
      time: 'at' in refusal ? refusal.at : '',
      ground: 'ground' in refusal ? t(`ground.${refusal.ground}`) : '',
    });
}
