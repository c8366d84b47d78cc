import { daysAfter, isWorkingDay } from '@/lib/rules/policy/working-days';
import type { LocalDay } from '@/lib/rules/types';
import type { ReturnSettings, ReturnWay } from '../types';

/** Days that can be chosen for collecting. */
const PICKUP_DAYS = 5;

/** The ways that a shop offers in a currency: it collects only where it has named a price. */
export const waysFor = ({ ways, branches, pickupFee }: ReturnSettings, currency: string): ReturnWay[] =>
  ways.filter(
    (way) =>
      (way !== 'branch' || branches.length > 0) &&
      (way !== 'pickup' || pickupFee[currency as keyof typeof pickupFee] !== undefined),
  );

/**
 * What a way costs beyond the rules, for settlementOf: null = nothing at all is charged, since whoever brings it to a
 * branch has paid for the way already.
 */
export function extraOf(way: ReturnWay | null, { pickupFee }: Pick<ReturnSettings, 'pickupFee'>, currency: string) {
  if (way === 'branch' || way === 'none') return null;
  return way === 'pickup' ? (pickupFee[currency as keyof typeof pickupFee] ?? 0) : 0;
}

/** The next working days after today on which the shop can collect. */
export function pickupDays(today: LocalDay, { calendar }: Pick<ReturnSettings, 'calendar'>): LocalDay[] {
  const days: LocalDay[] = [];
  for (let day = daysAfter(today, 1); days.length < PICKUP_DAYS; day = daysAfter(day, 1)) {
    if (isWorkingDay(day, calendar)) days.push(day);
  }
  return days;
}
