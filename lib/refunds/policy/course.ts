import { workingDaysAfter } from '@/lib/rules/policy/working-days';
import type { Calendar } from '@/lib/rules/types';
import { BANK_DAYS, CLOCK_SKEW_MS } from '../constants';
import type { LocalDay, RefundMeans, RefundState } from '../types';

/** What the refunds of a return mean for it: one that failed waits for staff, all that succeeded end it. */
export function standingOf(states: readonly RefundState[]): 'settling' | 'settlement_failed' | 'settled' {
  if (states.includes('failed')) return 'settlement_failed';
  return states.every((state) => state === 'succeeded') ? 'settled' : 'settling';
}

/**
 * The day on which the money should be there: until it is paid the last one that the shop has, then as long as a bank
 * takes; credit at once.
 * @returns null if it failed, or should have been paid already: a day that has passed is no promise
 */
export function expectedOn(
  refund: { state: RefundState; means: RefundMeans; dueOn: LocalDay | null; settledOn: LocalDay | null },
  today: LocalDay,
  calendar: Calendar,
): LocalDay | null {
  const { state, means, dueOn, settledOn } = refund;
  if (state === 'pending') return dueOn !== null && dueOn >= today ? dueOn : null;
  if (state === 'failed' || settledOn === null) return null;
  return means === 'credit' ? settledOn : workingDaysAfter(settledOn, BANK_DAYS, calendar);
}

/**
 * Whether a failure is that of an earlier instruction: the shop was told anew since, and what it says now of the last time
 * must not end the new try.
 * @param at when it failed, by the shop's clock
 * @param instructedAt when the shop was told the last time
 */
export const isOfEarlier = (at: Date, attempts: number, instructedAt: Date): boolean =>
  attempts > 1 && at.getTime() < instructedAt.getTime() - CLOCK_SKEW_MS;
