import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDay, formatHours, formatTime, localDay } from '@/lib/core/format';
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
        <dd>
          <When word={promised} />
        </dd>
      </dl>
      <Icon name="arrow-right" />
      <dl>
        <dt>{delivered ? t('delivered') : estimateWord(t, locale, now.at)}</dt>
        <dd>
          <When word={now} />
        </dd>
      </dl>
    </div>
  );
}

/** The day; its hours stay on one line. */
function When({ word: { on, from, to } }: { word: PromiseKept['now'] }) {
  const locale = useLocale() as Locale;
  const hours = formatHours(locale, from, to);
  return (
    <>
      {formatDay(locale, on, 'weekday')}
      {hours && (
        <>
          , <span className="whitespace-nowrap">{hours}</span>
        </>
      )}
    </>
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
