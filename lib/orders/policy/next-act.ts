import { openNow } from '@/lib/afterpurchase/policy/deadlines';
import type { LocalDay, NextAct, OrderSummary } from '../types';

/**
 * The one next thing that a customer can do with an order, and what is said beside it: collect, pay, track; then cancel
 * while that is open; then give back while that is open; else a paper or a question. What cannot go on is asked about
 * first: a lost parcel is nothing to give back. Pure, from what is stored and the time of reading.
 */
export function nextActOf(summary: OrderSummary, now: Date): NextAct {
  const { action, state, nextDeadline } = summary;
  const open = openNow(summary, now);
  const giveBack: Pick<NextAct, 'note' | 'until'> = open.return
    ? { note: NOTES[open.return.as], until: open.return.until }
    : { note: null, until: null };
  if (action === 'pay') return { act: action, note: nextDeadline ? 'pay' : null, until: nextDeadline };
  const first = action === 'collect' || action === 'track' || state === 'problem';
  if (first) return { act: action, ...giveBack };
  if (open.cancel) return { act: 'cancel', note: 'cancel', until: open.cancel.until };
  const returns = open.return !== null && open.return.as !== 'over';
  return { act: returns ? 'return' : action, ...giveBack };
}

const NOTES = { money: 'return', credit: 'credit', over: 'over' } as const;

/** The last day on which something can be given back, for money or at least for credit; null = never, or without an end. */
export const returnDayOf = ({ returnUntil, creditUntil }: OrderSummary, today: LocalDay): LocalDay | null =>
  returnUntil !== null && today <= returnUntil ? returnUntil : creditUntil;
