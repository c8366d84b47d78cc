import type { LocalDay } from '@/lib/orders/types';
import { compare } from '@/lib/orders/utils';
import type { OrderListEntry, Overview } from './types';

/** What one screen holds; the list has the rest. */
const WAITING_MAX = 5;
const COMING_MAX = 4;
const LAST_MAX = 3;

/**
 * Sorts an account's current orders for the overview: the next thing that comes is the headline; what waits for the
 * customer follows by its deadline; then what else is on its way by its day, each once; then the last orders.
 * @param orders current and last ones, each once, newest first
 * @param today the local day of reading; what was announced for a day before it is no headline
 */
export function overviewOf(orders: readonly OrderListEntry[], today: LocalDay): Omit<Overview, 'count'> {
  const waiting = orders
    .flatMap((order) => {
      const urgency = urgencyOf(order, today);
      return urgency === null ? [] : [{ order, urgency }];
    })
    .sort((a, b) => compare(a.urgency, b.urgency))
    .map(({ order }) => order);
  const moving = orders.filter(({ summary }) => summary.phase === 'moving' || summary.phase === 'preparing');
  const dated = moving.filter(({ summary }) => (summary.nextDate ?? '') >= today);
  const [next = null] = [...dated].sort((a, b) => compare(whenOf(a), whenOf(b)));
  const shown = new Set([next, ...waiting]);
  const coming = moving.filter((order) => !shown.has(order)).sort((a, b) => compare(whenOf(a), whenOf(b)));
  return {
    next,
    waiting: waiting.slice(0, WAITING_MAX),
    coming: coming.slice(0, COMING_MAX),
    last: orders.slice(0, LAST_MAX),
  };
}

/** Without a day it comes after all that have one. */
const whenOf = ({ summary }: OrderListEntry) => `${summary.nextDate ?? '9999'} ${summary.nextFrom ?? '99'}`;

/**
 * By when somebody has to act: collect, pay, ask what has become of a parcel.
 * @returns null if nothing waits for the customer
 */
function urgencyOf({ summary }: OrderListEntry, today: LocalDay): string | null {
  if (summary.phase === 'collect' || summary.paymentDue) return summary.nextDeadline ?? '9999';
  if (summary.state === 'problem') return summary.nextDate ?? today;
  const overdue = summary.nextDate !== null && summary.nextDate < today;
  return overdue ? summary.nextDate : null;
}
