import { localDay } from '@/lib/core/format';
import type { LocalDay, ParcelCourse } from '@/lib/orders/types';
import type { DateWord, FoldEstimate, PromiseKept } from '../types';
import { revisionsOf } from './arrival';

/**
 * Every word about the day of a parcel, oldest first. The first promise is always in it, also where nobody kept the word
 * that made it.
 * @param promisedOn the first promise
 */
export function dateWords(promisedOn: LocalDay | null, estimates: readonly FoldEstimate[]): DateWord[] {
  const words = revisionsOf(estimates);
  const promise = words.find(({ source, on }) => source === 'shop' && on === promisedOn);
  const told = words.map((word): DateWord => ({ ...word, first: word === promise }));
  // A promise without a row is older than all that were kept.
  if (promise || promisedOn === null) return told;
  return [{ source: 'shop', at: null, on: promisedOn, from: null, to: null, reason: null, first: true }, ...told];
}

/**
 * The first promise beside what stands today, or beside the day on which the parcel came.
 * @param dates of `dateWords`
 * @returns null if there is nothing to compare, or both are the same day and still to come
 */
export function promiseKept(parcel: ParcelCourse, dates: readonly DateWord[]): PromiseKept | null {
  const { state, lost, expectedOn: on, expectedFrom: from, expectedTo: to, deliveredAt } = parcel;
  const promised = dates.find(({ first }) => first);
  if (!promised) return null;
  const compared = (day: LocalDay) => (day > promised.on ? 'late' : day < promised.on ? 'early' : 'kept');
  if (state === 'delivered') {
    if (!deliveredAt) return null;
    const day = localDay(deliveredAt);
    const verdict = compared(day);
    const reason = verdict === 'late' ? (dates.findLast((word) => word.reason)?.reason ?? null) : null;
    return { promised, now: { on: day, from: null, to: null, at: deliveredAt, reason }, delivered: true, verdict };
  }
  if (lost || OVER.has(state) || !on || compared(on) === 'kept') return null;
  const word = dates.findLast((one) => one.on === on && one.from === from && one.to === to);
  const reason = dates.findLast((one) => one.reason)?.reason ?? null;
  return { promised, now: { on, from, to, at: word?.at ?? null, reason }, delivered: false, verdict: compared(on) };
}

const OVER = new Set<ParcelCourse['state']>(['ready_for_pickup', 'returning', 'returned_to_sender', 'cancelled']);
