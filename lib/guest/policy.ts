import { Temporal } from 'temporal-polyfill';
import { localDay } from '@/lib/core/format';
import { emailKey } from '@/lib/identity/utils';
import type { LocalDay, OrderEventKind, OrderSummary } from '@/lib/orders/types';
import { STATUS_DAYS_AFTER_END, STATUS_DAYS_AFTER_ORDER } from './constants';
import type { StatusEvent, StatusStep } from './types';

/** The form of a postcode that is compared: no spaces or dashes, and no country in front of digits (CH-8003, D 10115). */
export const postcodeKey = (postcode: string): string =>
  postcode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^[A-Z]{1,2}(?=\d+$)/, '');

/**
 * Whether what somebody typed belongs to an order: its e-mail address, or the postcode of one of its addresses.
 * @param order `contactKey` as stored, postcodes as the source wrote them
 * @param proof as typed
 */
export function provesOrder(
  order: { contactKey: string | null; postcodes: readonly string[] },
  proof: string,
): boolean {
  if (proof.includes('@')) return order.contactKey !== null && order.contactKey === emailKey(proof);
  const typed = postcodeKey(proof);
  return typed !== '' && order.postcodes.some((postcode) => postcodeKey(postcode) === typed);
}

/**
 * The last day on which an order's status link works (architecture.md, "Tokens"): 30 days after everything has arrived
 * or was cancelled; until that is known, and for closed orders without a history, 400 days after the order.
 */
export function statusEndsOn(order: {
  placedOn: LocalDay;
  summary: Pick<OrderSummary, 'state' | 'stateDate'>;
}): LocalDay {
  const { state, stateDate } = order.summary;
  const ended = state === 'delivered' || state === 'cancelled';
  return ended && stateDate !== null
    ? later(stateDate, STATUS_DAYS_AFTER_END)
    : later(order.placedOn, STATUS_DAYS_AFTER_ORDER);
}

const later = (day: LocalDay, days: number): LocalDay => Temporal.PlainDate.from(day).add({ days }).toString();

/** Stops that are behind an order in each phase. */
const REACHED = { preparing: 1, moving: 2, collect: 3, arrived: 4 } as const;

/**
 * The way of an order in four stops, each with its date where one is known. Empty for an order that is over without a
 * history to show: cancelled, or closed by its source.
 * @param order history newest first
 */
export function stepsOf(order: {
  placedOn: LocalDay;
  summary: OrderSummary;
  history: readonly StatusEvent[];
}): StatusStep[] {
  const { phase, nextDate, nextDeadline, stateDate } = order.summary;
  if (phase === 'cancelled' || phase === 'closed') return [];
  const firstOf = (...kinds: OrderEventKind[]) => {
    const event = order.history.findLast(({ kind }) => kinds.includes(kind));
    return event ? localDay(event.at) : null;
  };
  const reached = REACHED[phase];
  const stepAt = (place: number): StatusStep['step'] => (place < reached ? 'done' : place === reached ? 'now' : 'todo');
  const goal = { arrived: stateDate, collect: nextDeadline, moving: nextDate, preparing: nextDate }[phase];
  return [
    { key: 'placed', step: 'done', date: order.placedOn },
    { key: 'prepared', step: stepAt(1), date: firstOf('packed', 'picking', 'confirmed') },
    { key: 'moving', step: stepAt(2), date: firstOf('handed_over', 'out_for_delivery') },
    { key: phase === 'collect' ? 'collect' : 'arrived', step: stepAt(3), date: goal },
  ];
}
