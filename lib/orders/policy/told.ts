import { openNow } from '@/lib/afterpurchase/policy/deadlines';
import type { OrderSummary } from '../types';

/** After these no parcel brings news any more. */
const OVER: ReadonlySet<OrderSummary['phase']> = new Set(['arrived', 'cancelled', 'closed']);

/**
 * Whether anything may still happen to an order that its customer is told of: a parcel, or a return that runs or can be
 * begun.
 * @param running a return or a refund of it is not done yet
 */
export function mayBeTold(summary: OrderSummary, running: boolean, now: Date): boolean {
  const back = openNow(summary, now).return;
  return running || !OVER.has(summary.phase) || (back !== null && back.as !== 'over');
}
