import { useLocale, useTranslations } from 'next-intl';
import { Timeline } from '@/components/ui/timeline';
import type { OrderHistoryEntry } from '@/lib/account/types';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { OrderEventKind } from '@/lib/orders/types';

const WORSE = new Set<OrderEventKind>(['delayed', 'problem', 'attempt_failed', 'cancelled', 'cancellation_refused']);
const NOTES = new Set<OrderEventKind>(['picking', 'packed', 'paid']);

type OrderHistoryProps = {
  history: OrderHistoryEntry[];
  /** how many parcels there are: the only one needs no number */
  parcels: number;
};

/** What happened, newest first, from the order to the delivery. */
export function OrderHistory({ history, parcels }: OrderHistoryProps) {
  const t = useTranslations('orders.history');
  const p = useTranslations('orders.parcel');
  const locale = useLocale() as Locale;
  return (
    <section aria-labelledby="verlauf" className="section">
      <h2 id="verlauf" className="mb-4">
        {t('title')}
      </h2>
      <Timeline
        events={history.map(({ kind, at, detail, parcel }, index) => ({
          key: `${index} ${kind}`,
          title: t(kind, { parcel: parcel && parcels > 1 ? p('name', { sequence: parcel, count: parcels }) : 'none' }),
          detail,
          time: formatMoment(locale, at),
          dateTime: at.toISOString(),
          mark: WORSE.has(kind) ? 'worse' : NOTES.has(kind) ? 'note' : 'milestone',
        }))}
      />
    </section>
  );
}
