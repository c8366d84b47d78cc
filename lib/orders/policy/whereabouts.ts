import { sumBy } from '@/lib/core/sum';
import type { ItemFacts, LocalDay, ParcelPieces, StatedFacts } from '../types';

/** Why the quantities of a line cannot be (domain rule 1). */
export type QuantityFault =
  | 'not a whole number from zero'
  | 'nothing ordered'
  | 'parts do not add up'
  | 'more returned than delivered';

/**
 * Checks the quantities of one line against rule 1: ordered = open + cancelled + in transit + delivered + lost, and
 * returned at most what was delivered.
 * @returns the first fault, or null if the line is sound
 */
export function quantityFault(item: ItemFacts): QuantityFault | null {
  const parts = [
    item.quantityOpen,
    item.quantityCancelled,
    item.quantityInTransit,
    item.quantityDelivered,
    item.quantityLost,
  ];
  const all = [item.quantityOrdered, item.quantityReturned, ...parts];
  if (all.some((quantity) => !Number.isSafeInteger(quantity) || quantity < 0)) return 'not a whole number from zero';
  if (item.quantityOrdered === 0) return 'nothing ordered';
  if (sumBy(parts, (part) => part) !== item.quantityOrdered) return 'parts do not add up';
  if (item.quantityReturned > item.quantityDelivered) return 'more returned than delivered';
  return null;
}

/**
 * Where the pieces of one line are: what the source states of loose pieces and what the parcels hold, put together so
 * that rule 1 holds whatever was reported. Reports contradict each other in practice (a parcel of three for a line of
 * two, a cancelled piece that was packed all the same); what has physically happened outranks what was announced:
 * delivered, then lost, then on its way, then cancelled, and the rest is open. A parcel that the carrier has not been
 * handed is still at the shop; one that went back to the sender is lost to the customer.
 * @param stated of pieces that are in no parcel
 * @param parcels pieces of this line, by parcel
 */
export function whereaboutsOf(stated: StatedFacts, parcels: readonly ParcelPieces[]): ItemFacts {
  const arrived = parcels.filter(({ state }) => state === 'delivered');
  const gone = parcels.filter((parcel) => parcel.state !== 'delivered' && isGone(parcel));
  const moving = parcels.filter((parcel) => isMoving(parcel));
  let left = stated.ordered;
  const take = (wanted: number) => {
    const taken = Math.min(left, wanted);
    left -= taken;
    return taken;
  };
  const quantityDelivered = take(stated.delivered + pieces(arrived));
  const quantityLost = take(stated.lost + pieces(gone));
  const quantityInTransit = take(stated.inTransit + pieces(moving));
  const quantityCancelled = take(stated.cancelled);
  const days = [
    ...(stated.delivered > 0 ? [stated.deliveredOn] : []),
    ...arrived.map(({ deliveredOn }) => deliveredOn),
  ];
  return {
    quantityOrdered: stated.ordered,
    quantityOpen: left,
    quantityCancelled,
    quantityInTransit,
    quantityDelivered,
    quantityLost,
    quantityReturned: Math.min(stated.returned, quantityDelivered),
    deliveredOn: quantityDelivered > 0 ? lastDay(days) : null,
    cancelledOn: quantityCancelled > 0 ? stated.cancelledOn : null,
  };
}

/** Will not come any more. */
export function isGone({ state, lost }: { state: ParcelPieces['state']; lost: boolean }): boolean {
  return state !== 'delivered' && state !== 'cancelled' && (lost || state === 'returned_to_sender');
}

/** In the hands of the carrier, whatever holds it up there. */
export function isMoving(parcel: { state: ParcelPieces['state']; lost: boolean }): boolean {
  return !isGone(parcel) && !AT_THE_SHOP.has(parcel.state) && parcel.state !== 'delivered';
}

const AT_THE_SHOP = new Set<ParcelPieces['state']>(['label_created', 'packed', 'cancelled']);

const pieces = (parcels: readonly ParcelPieces[]) => sumBy(parcels, ({ quantity }) => quantity);

/**
 * The last of some days; null without any, and null as soon as one is not known: the last of those known might not be
 * the last.
 */
export function lastDay(days: readonly (LocalDay | null)[]): LocalDay | null {
  let last: LocalDay | null = null;
  for (const day of days) {
    if (day === null) return null;
    if (last === null || day > last) last = day;
  }
  return last;
}
