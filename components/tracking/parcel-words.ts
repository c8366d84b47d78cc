import { formatDay, formatHours, formatTime, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { ParcelCourse, ShipmentState } from '@/lib/orders/types';

/** The state by whose word and sign a parcel is shown: what is lost says so, whatever its carrier said last. */
export const shownState = ({ state, lost }: ParcelCourse): ShipmentState | 'lost' =>
  lost && state !== 'delivered' ? 'lost' : state;

/** Do., 26. Nov., 06:18 */
export const shortMoment = (locale: Locale, at: Date): string =>
  `${formatDay(locale, localDay(at), 'short')}, ${formatTime(locale, at)}`;

/** Do., 26. Nov., 10:00–12:00 Uhr */
export function shortDay(locale: Locale, day: { on: string; from: string | null; to: string | null }): string {
  return [formatDay(locale, day.on, 'short'), formatHours(locale, day.from, day.to)].filter(Boolean).join(', ');
}
