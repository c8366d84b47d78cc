import { useLocale, useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Timeline, type TimelineEvent } from '@/components/ui/timeline';
import type { ParcelLogEntry } from '@/lib/account/types';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

/** So many are open; the rest is folded, also on a phone. */
const OPEN = 6;
const WORSE = new Set<ParcelLogEntry['state']>([
  'attempt_failed',
  'exception',
  'returning',
  'returned_to_sender',
  'no_news',
]);
const NOTES = new Set<ParcelLogEntry['state']>(['label_created', 'packed', null]);

/** What the carrier said, newest first, in its own words where it has some. */
export function ParcelLog({ log }: { log: ParcelLogEntry[] }) {
  const t = useTranslations('tracking.log');
  const p = useTranslations('orders.parcel.state');
  const locale = useLocale() as Locale;
  const events = log.map(({ at, state, text, place }, index): TimelineEvent => {
    const word = state === null ? t('unknown') : p(state);
    return {
      key: `${index} ${at.toISOString()}`,
      title: word,
      detail: [text === word ? null : text, place].filter(Boolean).join(', '),
      time: formatMoment(locale, at),
      dateTime: at.toISOString(),
      mark: WORSE.has(state) ? 'worse' : NOTES.has(state) ? 'note' : 'milestone',
    };
  });
  const older = events.slice(OPEN);
  return (
    <section aria-labelledby="verlauf">
      <h2 id="verlauf" className="mb-4">
        {t('title')}
      </h2>
      {events.length === 0 ? <p className="text-ink-2">{t('empty')}</p> : <Timeline events={events.slice(0, OPEN)} />}
      {older.length > 0 && (
        <Fold summary={t('older', { count: older.length })} className="mt-4">
          <Timeline events={older} />
        </Fold>
      )}
    </section>
  );
}
