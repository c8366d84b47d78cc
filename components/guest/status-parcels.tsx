import { useLocale, useTranslations } from 'next-intl';
import { dayWithHours } from '@/components/orders/order-sentence';
import { ParcelCard, ParcelCards } from '@/components/orders/parcel-card';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { StatusParcel } from '@/lib/guest/types';

/**
 * One card per parcel with state and day. No number and no link to the carrier: with them anybody who was sent this page
 * could see where the parcel goes, or send it elsewhere.
 */
export function StatusParcels({ parcels }: { parcels: StatusParcel[] }) {
  if (parcels.length === 0) return null;
  return (
    <ParcelCards>
      {parcels.map((parcel) => (
        <ParcelCard key={parcel.sequence} parcel={parcel} count={parcels.length} answer={<Answer parcel={parcel} />} />
      ))}
    </ParcelCards>
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
