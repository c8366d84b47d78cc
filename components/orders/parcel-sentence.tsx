import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatDay, formatHour, formatMoment, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { parcelSentence } from '@/lib/orders/policy/parcel-sentence';
import type { ParcelCourse } from '@/lib/orders/types';
import { dayWithHours } from './order-sentence';

type ParcelSentenceProps = {
  parcel: ParcelCourse;
  /** `card`: a phrase under the state's word; `page`: the whole sentence that is the page's headline */
  as: 'card' | 'page';
};

/** The answer, with its date: when it arrives, arrived, can be collected; with hours and place where a form says them. */
export function ParcelSentence({ parcel, as }: ParcelSentenceProps) {
  const t = useTranslations(`orders.parcel.sentence.${as}`);
  const locale = useLocale() as Locale;
  const { key, day, hours, at, place } = parcelSentence(parcel, localDay(new Date()));
  const fuller = `${key}.${hours ? 'hours' : place ? 'place' : 'plain'}` as `${typeof key}.plain`;
  const said = t.has(fuller) ? fuller : (`${key}.plain` as const);
  const hoursInDate = hours && said.endsWith('.plain');
  return t.rich(said, {
    date: !day ? '' : hoursInDate ? dayWithHours(locale, day, hours) : formatDay(locale, day, 'weekday'),
    from: hours ? formatHour(locale, hours.from) : '',
    to: hours ? formatHour(locale, hours.to) : '',
    moment: at ? formatMoment(locale, at) : '',
    place: place ?? '',
    when: (chunks: ReactNode) => (as === 'page' ? <span className="when">{chunks}</span> : chunks),
  });
}
