import { localDay } from '@/lib/core/format';
import type { LocalDay, LocalTime, ParcelCourse } from '../types';

/** Which sentence answers "where is my parcel?", and what stands in it. */
export type ParcelSentence = {
  /**
   * `comes` when it arrives, `comesAgain` if that is later than promised, `wasExpected` a day that has passed without
   * news, `arrived` when it came, `collect` until when it can be collected; `…Undated` without a date
   */
  key:
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
  day: LocalDay | null;
  hours: { from: LocalTime; to: LocalTime } | null;
  /** when it came */
  at: Date | null;
  /** where it was left, or waits */
  place: string | null;
};

/**
 * The answer that a parcel's page begins with, its card, and the status page: decided here for all of them. A missing date
 * shows nothing (domain rule 3), and a day that has passed is not promised again.
 * @param today the local day of reading
 */
export function parcelSentence(parcel: ParcelCourse, today: LocalDay): ParcelSentence {
  const { state, expectedOn, expectedFrom: from, expectedTo: to, deliveredAt: at, pickup } = parcel;
  const none = { day: null, hours: null, at: null, place: null };
  if (state === 'delivered') {
    const place = parcel.deliveredTo ?? null;
    return at ? { ...none, key: 'arrived', day: localDay(at), at, place } : { ...none, key: 'arrivedUndated' };
  }
  if (parcel.lost) return { ...none, key: 'lost' };
  if (state === 'returning' || state === 'returned_to_sender' || state === 'cancelled') return { ...none, key: state };
  if (state === 'ready_for_pickup') {
    const place = pickup?.place ?? null;
    return pickup?.until
      ? { ...none, key: 'collect', day: pickup.until, place }
      : { ...none, key: 'collectUndated', place };
  }
  if (!expectedOn) return { ...none, key: 'undated' };
  if (expectedOn < today) return { ...none, key: 'wasExpected', day: expectedOn };
  const hours = from !== null && to !== null ? { from, to } : null;
  return { ...none, key: parcel.promised ? 'comesAgain' : 'comes', day: expectedOn, hours };
}
