import { Temporal } from 'temporal-polyfill';
import { localDay } from '@/lib/core/format';
import type { LocalDay, ParcelCourse } from '@/lib/orders/types';
import type { ParcelOption } from '../types';

/** Working days after the announced day until a parcel counts as missing: most late ones come within them. */
const AFTER_EXPECTED = 2;
/** Without an announced day: after the carrier got it. */
const AFTER_HANDOVER = 10;
/** Delivered and not found: neighbours and letterbox first. */
const AFTER_DELIVERY = 1;
/** After so many days nobody looks for a parcel that was delivered. */
const DAYS_AFTER_DELIVERY = 90;

/**
 * What can be done about a parcel in its state. Asking a human is always among it.
 * @param parcel its course, and when the carrier got it
 * @param now decides whether a day has come
 */
export function parcelOptions(parcel: ParcelCourse & { handedOverAt: Date | null }, now: Date): ParcelOption[] {
  const today = localDay(now);
  const from = missingFrom(parcel, today);
  return [
    ...(parcel.state === 'ready_for_pickup' && !parcel.lost
      ? [{ kind: 'collect' as const, until: parcel.pickup?.until ?? null }]
      : []),
    ...(from === null ? [] : [{ kind: 'missing' as const, from, open: from <= today }]),
    { kind: 'ask' },
  ];
}

/** @returns the first day on which a parcel can be reported missing; null if it is not, or nobody knows when it should come */
function missingFrom(parcel: ParcelCourse & { handedOverAt: Date | null }, today: LocalDay): LocalDay | null {
  const { state, lost, expectedOn, deliveredAt, handedOverAt } = parcel;
  if (state === 'delivered') {
    if (!deliveredAt) return today;
    const day = Temporal.PlainDate.from(localDay(deliveredAt));
    const over = day.add({ days: DAYS_AFTER_DELIVERY }).toString() < today;
    return over ? null : workingDaysAfter(day.toString(), AFTER_DELIVERY);
  }
  if (lost || state === 'no_news') return today;
  if (NOT_MISSING.has(state)) return null;
  if (expectedOn) return workingDaysAfter(expectedOn, AFTER_EXPECTED);
  return handedOverAt ? workingDaysAfter(localDay(handedOverAt), AFTER_HANDOVER) : null;
}

/** Everybody knows where these are. */
const NOT_MISSING = new Set<ParcelCourse['state']>([
  'ready_for_pickup',
  'returning',
  'returned_to_sender',
  'cancelled',
]);

const SATURDAY = 6;

/** So many days later, Monday to Friday counted. */
function workingDaysAfter(day: LocalDay, count: number): LocalDay {
  let date = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek < SATURDAY) left -= 1;
  }
  return date.toString();
}
