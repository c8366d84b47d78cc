import { hashOf } from '@/lib/core/hash';
import { compare } from '@/lib/orders/utils';
import type { FoldEvent, ShipmentState, StatedParcel, TrackingEventInput } from '../types';

/** The course of things; of two messages of one moment the one further on counts last. */
const RANK: Record<ShipmentState, number> = {
  label_created: 0,
  packed: 1,
  in_transit: 2,
  no_news: 3,
  exception: 4,
  out_for_delivery: 5,
  attempt_failed: 6,
  ready_for_pickup: 7,
  returning: 8,
  returned_to_sender: 9,
  cancelled: 10,
  delivered: 11,
};
/** A code that nobody knows says that the carrier has it. */
const UNKNOWN_RANK = RANK.in_transit;

/** The carrier has not got it yet. */
export const AT_THE_SHOP: ReadonlySet<ShipmentState> = new Set<ShipmentState>(['label_created', 'packed']);

/**
 * What a message is known by (domain rule 2): SHA-256 of parcel, second in UTC, code and normalised place. A carrier that
 * says the same thing twice, with other milliseconds or another spelling of the place, says one thing.
 */
export function eventKey({ shipmentId, at, code, place }: TrackingEventInput): string {
  const second = Math.floor(at.getTime() / 1000);
  return hashOf([shipmentId, second, code, placeKey(place)]);
}

const placeKey = (place: string | null): string =>
  (place ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Messages in the order in which they count: by time, then by the course of things, then by key. */
export function inOrder<Event extends FoldEvent>(events: readonly Event[]): Event[] {
  return [...events].sort(
    (a, b) => compare(a.at.getTime(), b.at.getTime()) || compare(rankOf(a), rankOf(b)) || compare(a.key, b.key),
  );
}

const rankOf = ({ state }: FoldEvent): number => (state === null ? UNKNOWN_RANK : RANK[state]);

/**
 * Where a parcel is, from what the shop states and what the carrier said: a pure fold over the messages in their order, so
 * that it does not matter when, how often or in which order they came in (domain rule 2).
 *
 * - What was delivered stays so; only a correction by staff, which has a reason, leads out of it.
 * - What the carrier has does not go back to the shop: a service that still waits for news knows less, not more.
 * - A code that nobody knows moves a parcel that was still at the shop, and no other.
 * - The shop knows better than the carrier only before the carrier has it, and when it takes the parcel back.
 */
export function foldEvents(stated: StatedParcel, events: readonly FoldEvent[]): StatedParcel {
  let state: ShipmentState = 'label_created';
  let handedOverAt: Date | null = null;
  let deliveredAt: Date | null = null;
  let corrected = false;
  for (const event of inOrder(events)) {
    if (state === 'delivered' && event.origin !== 'staff') continue;
    if (event.state !== null && AT_THE_SHOP.has(event.state) && !AT_THE_SHOP.has(state)) continue;
    const next: ShipmentState = event.state ?? (AT_THE_SHOP.has(state) ? 'in_transit' : state);
    if (next === 'delivered' && state !== 'delivered') deliveredAt = event.at;
    if (next !== 'delivered') deliveredAt = null;
    if (!AT_THE_SHOP.has(next)) handedOverAt ??= event.at;
    if (event.origin === 'staff') corrected = true;
    state = next;
  }
  if (corrected) return { state, handedOverAt: stated.handedOverAt ?? handedOverAt, deliveredAt };
  if (shopDecides(stated.state, state)) ({ state } = stated);
  return {
    state,
    handedOverAt: stated.handedOverAt ?? handedOverAt,
    deliveredAt: state === 'delivered' ? (stated.deliveredAt ?? deliveredAt) : stated.deliveredAt,
  };
}

/** Whether the shop's word stands: nobody else has said anything, or it is the last word there can be. */
function shopDecides(stated: ShipmentState, folded: ShipmentState): boolean {
  if (stated === 'cancelled' || stated === 'delivered') return folded !== 'delivered';
  return AT_THE_SHOP.has(folded) && RANK[stated] > RANK[folded];
}
