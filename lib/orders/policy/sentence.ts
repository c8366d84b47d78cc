import type { LocalDay, LocalTime, OrderState, OrderSummary } from '../types';

/** Which sentence answers "where is my order?", and what stands in it. */
export type Sentence = {
  state: OrderState;
  /**
   * `next` when it comes, `instead` with the day promised first, `overdue` a day that has passed without news, `since`
   * when it came or ended, `deadline` until when it can be collected; `…At` with the place; `undated` without a date
   */
  form: 'next' | 'instead' | 'overdue' | 'since' | 'deadline' | 'deadlineAt' | 'undatedAt' | 'undated';
  date: LocalDay | null;
  hours: { from: LocalTime | null; to: LocalTime | null };
  promised: LocalDay | null;
  place: string | null;
};

/**
 * The answer that lists, pages and mails begin with. A missing date shows nothing (domain rule 3), and a day that has
 * passed is not promised again.
 * @param place where the parcel that waits can be collected
 * @param today the local day of reading
 */
export function sentenceOf(summary: OrderSummary, place: string | null, today: LocalDay): Sentence {
  const { state, stateDate, nextDate, nextFrom, nextTo, promised, nextDeadline } = summary;
  const none = { state, date: null, hours: { from: null, to: null }, promised: null, place: null };
  if (state === 'ready_for_pickup') {
    // The stored deadline belongs to the action, which is to collect it in this state.
    if (nextDeadline) return { ...none, form: place ? 'deadlineAt' : 'deadline', date: nextDeadline, place };
    return { ...none, form: place ? 'undatedAt' : 'undated', place };
  }
  if (nextDate && nextDate < today) return { ...none, form: 'overdue', date: nextDate };
  if (nextDate) {
    const coming = { ...none, date: nextDate, hours: { from: nextFrom, to: nextTo } };
    return state === 'delayed' && promised ? { ...coming, form: 'instead', promised } : { ...coming, form: 'next' };
  }
  // What is closed at the source says so without a date: nobody wrote one down.
  if (stateDate) return { ...none, form: 'since', date: stateDate };
  return { ...none, form: 'undated' };
}
