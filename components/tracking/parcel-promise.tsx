import { useLocale, useTranslations } from 'next-intl';
import { dayWithHours } from '@/components/orders/order-sentence';
import { Icon } from '@/components/ui/icon';
import { formatDay, formatTime, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { PromiseKept } from '@/lib/tracking/types';

/** What was promised first, and beside it what stands today, or the day on which it came. */
export function ParcelPromise({ kept: { promised, now, delivered } }: { kept: PromiseKept }) {
  const t = useTranslations('tracking.promise');
  const locale = useLocale() as Locale;
  const saidOn = promised.at && formatDay(locale, localDay(promised.at), 'dayMonth');
  return (
    <div className="promise">
      <dl>
        <dt>{saidOn ? t('promisedOn', { date: saidOn }) : t('promised')}</dt>
        <dd>{dayWithHours(locale, promised.on, promised)}</dd>
      </dl>
      <Icon name="arrow-right" />
      <dl>
        <dt>{delivered ? t('delivered') : estimateWord(t, locale, now.at)}</dt>
        <dd>{dayWithHours(locale, now.on, now)}</dd>
      </dl>
    </div>
  );
}

/** "Schätzung von heute, 14:02 Uhr" */
function estimateWord(t: ReturnType<typeof useTranslations<'tracking.promise'>>, locale: Locale, at: Date | null) {
  if (!at) return t('estimate');
  const time = formatTime(locale, at);
  const day = localDay(at);
  if (day === localDay(new Date())) return t('estimateToday', { time });
  return t('estimateOf', { date: formatDay(locale, day, 'dayMonth'), time });
}
