import { compare } from '@/lib/orders/utils';
import type { Arrival, EstimateWords, FoldEstimate, FoldEvent, ShipmentState } from '../types';
import { AT_THE_SHOP, inOrder } from './fold';

/**
 * What is known of a parcel's arrival: the carrier's newest word, for all that it has said nothing about what the shop
 * states. As long as the shop has the parcel its own day stands, where it names one: the carrier can only guess then.
 * @param shop what the shop states
 * @param state of the parcel, folded
 */
export function arrivalOf(
  shop: Arrival,
  state: ShipmentState,
  events: readonly FoldEvent[],
  estimates: readonly FoldEstimate[],
): Arrival {
  const newest = inOrder(events).reverse();
  const pickup = newest.find((event) => event.state === 'ready_for_pickup' && event.pickup)?.pickup;
  const deliveredTo = newest.find((event) => event.state === 'delivered' && event.deliveredTo)?.deliveredTo;
  const guess = estimatesInOrder(estimates).findLast(({ source }) => source === 'carrier');
  const counts = guess !== undefined && (shop.expected === null || !AT_THE_SHOP.has(state));
  return {
    expected: counts ? { on: guess.on, from: guess.from, to: guess.to } : shop.expected,
    reason: (counts ? guess.reason : null) ?? shop.reason,
    deliveredTo: deliveredTo ?? shop.deliveredTo,
    pickup: pickup ?? shop.pickup,
  };
}

/**
 * Estimates in the order in which they were said; of two of one moment the later day counts last, because a date that is
 * kept is worth more than an early one. A version of the shop that came in late was said before the next one all the same.
 */
export function estimatesInOrder<Estimate extends FoldEstimate>(estimates: readonly Estimate[]): Estimate[] {
  const newestFirst = estimates
    .filter(({ version }) => version !== null)
    .sort((a, b) => compare(b.version ?? 0n, a.version ?? 0n) || compare(b.at.getTime(), a.at.getTime()));
  const saidAt = new Map<Estimate, number>();
  let next = Number.POSITIVE_INFINITY;
  for (const one of newestFirst) {
    next = Math.min(next, one.at.getTime());
    saidAt.set(one, next);
  }
  const timeOf = (one: Estimate) => saidAt.get(one) ?? one.at.getTime();
  return [...estimates].sort(
    (a, b) =>
      compare(timeOf(a), timeOf(b)) ||
      compare(a.version ?? 0n, b.version ?? 0n) ||
      compare(a.on, b.on) ||
      compare(a.from ?? '', b.from ?? '') ||
      compare(a.key, b.key),
  );
}

/**
 * How the date came to be what it is: every word that was another than the one before, oldest first. The same day with
 * hours is another word; the same word again is none.
 */
export function revisionsOf(estimates: readonly FoldEstimate[]): EstimateWords[] {
  return estimatesInOrder(estimates)
    .filter((one, index, all) => {
      const before = all[index - 1];
      return !before || before.on !== one.on || before.from !== one.from || before.to !== one.to;
    })
    .map(({ source, at, on, from, to, reason }) => ({ source, at, on, from, to, reason }));
}
