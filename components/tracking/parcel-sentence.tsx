import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { dayWithHours } from '@/components/orders/order-sentence';
import type { OrderParcel } from '@/lib/account/types';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

/** The answer: when it arrives, arrived, can be collected. A day that has passed is not promised again. */
export function ParcelSentence({ parcel }: { parcel: OrderParcel }) {
  const t = useTranslations('tracking.sentence');
  const locale = useLocale() as Locale;
  const { key, date } = sentenceOf(parcel, locale, localDay(new Date()));
  return t.rich(key, { date, when: (chunks: ReactNode) => <span className="when">{chunks}</span> });
}

type Key =
  | 'comes'
  | 'comesAgain'
  | 'wasExpected'
  | 'arrived'
  | 'arrivedUndated'
  | 'collect'
  | 'collectUndated'
  | 'returning'
  | 'returned_to_sender'
  | 'lost'
  | 'cancelled'
  | 'undated';

function sentenceOf(parcel: OrderParcel, locale: Locale, today: string): { key: Key; date: string } {
  const { state, expectedOn, deliveredAt, pickup } = parcel;
  const day = (date: string) => formatDay(locale, date, 'weekday');
  if (state === 'delivered') {
    return deliveredAt ? { key: 'arrived', date: day(localDay(deliveredAt)) } : { key: 'arrivedUndated', date: '' };
  }
  if (parcel.lost) return { key: 'lost', date: '' };
  if (state === 'ready_for_pickup') {
    return pickup?.until ? { key: 'collect', date: day(pickup.until) } : { key: 'collectUndated', date: '' };
  }
  if (state === 'returning' || state === 'returned_to_sender' || state === 'cancelled') return { key: state, date: '' };
  if (!expectedOn) return { key: 'undated', date: '' };
  if (expectedOn < today) return { key: 'wasExpected', date: day(expectedOn) };
  const date = dayWithHours(locale, expectedOn, { from: parcel.expectedFrom, to: parcel.expectedTo });
  return { key: parcel.promised ? 'comesAgain' : 'comes', date };
}
