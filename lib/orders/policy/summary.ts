import { deadlinesOf } from '@/lib/afterpurchase/policy/deadlines';
import { sumBy } from '@/lib/core/sum';
import type { Rule } from '@/lib/rules/types';
import type { ItemFacts, LocalDay, OrderFacts, OrderSummary, ParcelFacts } from '../types';
import { compare } from '../utils';
import { purchaseOf } from './purchase';
import { isGone, isMoving, lastDay } from './whereabouts';

/**
 * The stored summary of an order (domain rule 1). The only place that decides it: lists, pages, mails and the import
 * read what this function wrote. It knows no clock: time alone changes nothing that is stored.
 *
 * The first rule that fits gives the state:
 * 1. every piece cancelled → `cancelled`, since the last cancellation
 * 2. the source closed the order → `completed`, without dates: such an order brings no history
 * 3. a parcel waits to be collected → `ready_for_pickup`
 * 4. a parcel cannot go on by itself, or will not come any more and nothing was given back for it → `problem`
 * 5. every piece that was not cancelled has arrived → `delivered`, since the last delivery
 * 6. some have arrived → `partly_delivered`, since the last delivery so far
 * 7. what comes next comes later than first promised → `delayed`
 * 8. nothing is left at the shop → `shipped`; lost pieces count as sent
 * 9. some are on their way → `partly_shipped`
 * 10. the shop has acted, by promising a day, cancelling a part, packing a parcel → `in_preparation`
 * 11. otherwise → `confirmed`
 *
 * A date is given only if all lines that make the state have one: the last of those known might not be the last.
 * The next date is that of the parcel that comes next; without one, the day promised for the order while something is
 * open or on its way.
 *
 * Until when something can be cancelled or given back the one door says (lib/afterpurchase). Days are stored, and whoever
 * reads compares them with now.
 * @param rules of the shop
 * @param on day whose rules count; when others come to hold, the summaries are computed anew (../jobs.ts)
 */
export function summaryOf(order: OrderFacts, rules: readonly Rule[], on: LocalDay): OrderSummary {
  const state = stateOf(order);
  const next = comingNext(order);
  const closed = state === 'cancelled' || state === 'completed';
  const stateDate = stateDateOf(order.items, state);
  const paymentDue = order.payment.state === 'open' && !closed;
  return {
    state,
    phase: phaseOf(order, state),
    stateDate,
    nextDate: closed ? null : next.on,
    nextFrom: closed ? null : next.from,
    nextTo: closed ? null : next.to,
    promised: closed ? null : next.promised,
    ...actionOf(order, state, paymentDue),
    paymentDue,
    itemCount: order.items.length,
    ...deadlinesOf(order.items, purchaseOf(order, { state, stateDate }), rules, on),
  };
}

type State = OrderSummary['state'];

function stateOf(order: OrderFacts): State {
  const { items, parcels } = order;
  const ordered = sum(items, 'quantityOrdered');
  const cancelled = sum(items, 'quantityCancelled');
  const delivered = sum(items, 'quantityDelivered');
  const open = sum(items, 'quantityOpen');
  if (ordered > 0 && cancelled === ordered) return 'cancelled';
  if (order.completed) return 'completed';
  if (parcels.some(waits)) return 'ready_for_pickup';
  const settled = order.payment.state === 'refunded' || order.payment.state === 'partly_refunded';
  if (parcels.some((parcel) => (isGone(parcel) ? !settled : TROUBLE.has(parcel.state)))) return 'problem';
  if (delivered > 0) return delivered === ordered - cancelled ? 'delivered' : 'partly_delivered';
  if (comingNext(order).promised) return 'delayed';
  if (sentFrom(items) > 0) return open === 0 ? 'shipped' : 'partly_shipped';
  const acted = cancelled > 0 || order.expectedOn !== null || parcels.some(isLive);
  return acted ? 'in_preparation' : 'confirmed';
}

const TROUBLE = new Set<ParcelFacts['state']>(['attempt_failed', 'exception', 'returning', 'no_news']);

const waits = (parcel: ParcelFacts) => isLive(parcel) && parcel.state === 'ready_for_pickup';

/** Still on its way to the customer, or about to be. */
function isLive(parcel: ParcelFacts): boolean {
  return parcel.state !== 'delivered' && parcel.state !== 'cancelled' && !isGone(parcel);
}

const sentFrom = (items: readonly ItemFacts[]) =>
  sum(items, 'quantityInTransit') + sum(items, 'quantityDelivered') + sum(items, 'quantityLost');

function phaseOf(order: OrderFacts, state: State): OrderSummary['phase'] {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'completed') return 'closed';
  if (state === 'ready_for_pickup') return 'collect';
  if (state === 'delivered') return 'arrived';
  return sentFrom(order.items) > 0 || order.parcels.some(isMoving) ? 'moving' : 'preparing';
}

function stateDateOf(items: readonly ItemFacts[], state: State): string | null {
  if (state === 'cancelled') {
    return lastDay(items.filter((item) => item.quantityCancelled > 0).map((item) => item.cancelledOn));
  }
  if (state === 'delivered' || state === 'partly_delivered') {
    return lastDay(items.filter((item) => item.quantityDelivered > 0).map((item) => item.deliveredOn));
  }
  return null;
}

type Coming = { on: string | null; from: string | null; to: string | null; promised: string | null };
const NOTHING: Coming = { on: null, from: null, to: null, promised: null };

/** What arrives next. A parcel that waits at a counter has arrived there: its day is the deadline. */
function comingNext(order: OrderFacts): Coming {
  if (sum(order.items, 'quantityOpen') + sum(order.items, 'quantityInTransit') === 0) return NOTHING;
  const dated = order.parcels.filter((parcel) => isLive(parcel) && !waits(parcel) && parcel.expectedOn !== null);
  const [first] = dated.sort((a, b) => compare(whenOf(a), whenOf(b)));
  if (!first) {
    return { ...NOTHING, on: order.expectedOn, promised: brokenPromise(order.promisedOn, order.expectedOn) };
  }
  const { expectedOn: on, expectedFrom: from, expectedTo: to, promisedOn } = first;
  return { on, from, to, promised: brokenPromise(promisedOn, on) };
}

/** Of two parcels of the same day the one with the earlier hours; the rest only makes the choice independent of order. */
const whenOf = ({ expectedOn, expectedFrom, expectedTo, promisedOn }: ParcelFacts) =>
  [expectedOn, expectedFrom ?? '99', expectedTo ?? '99', promisedOn ?? ''].join(' ');

/** The day that was promised first, if what is expected now is later. */
function brokenPromise(promised: string | null, expected: string | null): string | null {
  return promised !== null && expected !== null && promised < expected ? promised : null;
}

/** The most urgent of what the customer can do; the deadline belongs to it. */
function actionOf(
  { parcels, payment, documents }: OrderFacts,
  state: State,
  paymentDue: boolean,
): Pick<OrderSummary, 'action' | 'nextDeadline'> {
  if (state === 'ready_for_pickup') {
    const days = parcels.filter(waits).flatMap(({ pickupUntil }) => pickupUntil ?? []);
    return { action: 'collect', nextDeadline: days.sort()[0] ?? null };
  }
  if (paymentDue) return { action: 'pay', nextDeadline: payment.dueOn };
  const traceable = parcels.some((parcel) => isLive(parcel) && isMoving(parcel) && parcel.traceable);
  if (traceable && state !== 'completed') return { action: 'track', nextDeadline: null };
  return { action: documents > 0 ? 'document' : 'ask', nextDeadline: null };
}

/** Whether two summaries say the same; used to find rows that somebody changed by hand. */
export function sameSummary(a: OrderSummary, b: OrderSummary): boolean {
  return (Object.keys(a) as (keyof OrderSummary)[]).every((key) => comparable(a[key]) === comparable(b[key]));
}

const comparable = (value: OrderSummary[keyof OrderSummary]) => (value instanceof Date ? value.getTime() : value);

type Quantity = Extract<keyof ItemFacts, `quantity${string}`>;

function sum(items: readonly ItemFacts[], quantity: Quantity): number {
  return sumBy(items, (item) => item[quantity]);
}
