import { useLocale, useTranslations } from 'next-intl';
import { dayWithHours } from '@/components/orders/order-sentence';
import { parcelLooks } from '@/components/orders/order-state';
import { ProgressBar } from '@/components/ui/progress';
import { State } from '@/components/ui/state';
import { Card } from '@/components/ui/surface';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { StatusParcel } from '@/lib/guest/types';

/**
 * One card per parcel with state and day. No number and no link to the carrier: with them anybody who was sent this page
 * could see where the parcel goes, or send it elsewhere.
 */
export function StatusParcels({ parcels }: { parcels: StatusParcel[] }) {
  const t = useTranslations('orders.parcel');
  const count = parcels.length;
  if (count === 0) return null;
  return (
    <section aria-labelledby="sendungen" className="parcels">
      <h2 id="sendungen" className="sr-only">
        {t('title')}
      </h2>
      {parcels.map((parcel) => (
        <Parcel key={parcel.sequence} parcel={parcel} count={count} />
      ))}
    </section>
  );
}

function Parcel({ parcel, count }: { parcel: StatusParcel; count: number }) {
  const t = useTranslations('orders.parcel');
  const { sequence, carrier, state } = parcel;
  const shown = parcel.lost && state !== 'delivered' ? 'lost' : state;
  const { tone, icon, progress } = parcelLooks[shown];
  const name = count > 1 ? t('name', { sequence, count }) : t('nameOne');
  return (
    <Card as="article" className="parcel">
      <h3 className="parcel-name">{carrier ? t('nameCarrier', { parcel: name, carrier }) : name}</h3>
      <State tone={tone} icon={icon} className="text-sm">
        {t(`state.${shown}`)}
      </State>
      <p className="parcel-answer">
        <Answer parcel={parcel} />
      </p>
      {progress !== null && (
        <ProgressBar value={progress} tone={tone === 'new' ? 'move' : tone} label={t(`state.${shown}`)} />
      )}
    </Card>
  );
}

/** The day of a parcel, without a place. */
function Answer({ parcel }: { parcel: StatusParcel }) {
  const t = useTranslations('orders.parcel');
  const g = useTranslations('guest.status');
  const locale = useLocale() as Locale;
  const { state, expectedOn, expectedFrom: from, expectedTo: to, deliveredOn, pickupUntil } = parcel;
  const day = (date: string) => formatDay(locale, date, 'weekday');
  if (state === 'delivered') return deliveredOn ? t('arrived', { date: day(deliveredOn) }) : t('state.delivered');
  if (state === 'ready_for_pickup') {
    return pickupUntil ? g('collectUntil', { date: day(pickupUntil) }) : t('state.ready_for_pickup');
  }
  if (parcel.lost || state === 'returned_to_sender' || !expectedOn) return t('noDate');
  if (expectedOn < localDay(new Date())) return t('wasExpected', { date: day(expectedOn) });
  return t('comes', { date: dayWithHours(locale, expectedOn, { from, to }) });
}
