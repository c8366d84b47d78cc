import { useLocale, useTranslations } from 'next-intl';
import { parcelLooks } from '@/components/orders/order-state';
import { Fold } from '@/components/ui/fold';
import { Icon } from '@/components/ui/icon';
import { toneClass } from '@/components/ui/tone';
import { formatDay, formatTime, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { logByDay } from '@/lib/tracking/policy/log';
import type { ParcelLogEntry, ShipmentState } from '@/lib/tracking/types';

/** So many are open; the rest is folded, also on a phone. */
const OPEN = 6;
const WORSE = new Set<ShipmentState | null>([
  'attempt_failed',
  'exception',
  'returning',
  'returned_to_sender',
  'no_news',
]);
/** States whose word alone does not say what it means for the reader. */
const EXPLAINED = new Set<ShipmentState>([
  ...(['attempt_failed', 'ready_for_pickup', 'exception'] as const),
  ...(['returning', 'returned_to_sender', 'no_news'] as const),
]);

/** What the carrier said, newest first, by day, in its own words where it has some. */
export function ParcelLog({ log }: { log: ParcelLogEntry[] }) {
  const t = useTranslations('tracking.log');
  const locale = useLocale() as Locale;
  const older = log.slice(OPEN);
  const first = log.at(-1);
  return (
    <section aria-labelledby="verlauf">
      <div className="section-head">
        <h2 id="verlauf">{t('title')}</h2>
        <p>{t('asOf', { time: formatTime(locale, new Date()) })}</p>
      </div>
      {log.length === 0 ? (
        <p className="text-ink-2">{t('empty')}</p>
      ) : (
        <Days log={log.slice(0, OPEN)} newest={log[0]} />
      )}
      {older.length > 0 && first && (
        <Fold
          summary={t('older', { count: older.length, date: formatDay(locale, localDay(first.at), 'weekday') })}
          className="mt-2"
        >
          <Days log={older} />
        </Fold>
      )}
    </section>
  );
}

function Days({ log, newest }: { log: ParcelLogEntry[]; newest?: ParcelLogEntry | undefined }) {
  const locale = useLocale() as Locale;
  // The same state again needs no second explanation.
  const explained = new Map(log.toReversed().map((entry) => [entry.state, entry]));
  return (
    <ol className="log">
      {logByDay(log).map(({ day, entries }) => (
        <li key={day}>
          <h3>{formatDay(locale, day, 'weekday')}</h3>
          <ol>
            {entries.map((entry, index) => (
              <Entry
                // biome-ignore lint/suspicious/noArrayIndexKey: two messages can have one moment, and none ever moves
                key={`${index} ${entry.at.toISOString()}`}
                entry={entry}
                newest={entry === newest}
                means={explained.get(entry.state) === entry}
              />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, newest, means }: { entry: ParcelLogEntry; newest: boolean; means: boolean }) {
  const t = useTranslations('tracking');
  const p = useTranslations('orders.parcel.state');
  const locale = useLocale() as Locale;
  const { at, state, text, place } = entry;
  const word = state === null ? t('log.unknown') : p(state);
  const look = parcelLooks[state ?? 'in_transit'];
  const toned = newest || WORSE.has(state);
  const icon = look.icon === 'truck' && place && state !== 'out_for_delivery' ? 'place' : look.icon;
  const detail = [text === word ? null : text, place].filter(Boolean).join(', ');
  return (
    <li className={toned ? toneClass[look.tone] : undefined} data-tone={toned || undefined}>
      <time dateTime={at.toISOString()}>{formatTime(locale, at)}</time>
      <Icon name={icon} />
      <div>
        <b>{word}</b>
        {detail && <p className="text-ink-2">{detail}</p>}
        {means && state && EXPLAINED.has(state) && (
          <Fold summary={t('means.title')}>
            <p>{t(`means.${state}`)}</p>
          </Fold>
        )}
      </div>
    </li>
  );
}
