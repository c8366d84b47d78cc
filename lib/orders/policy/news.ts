import { localDay } from '@/lib/core/format';
import type { LocalDay, News, NewsFacts, NewsParcel, ShipmentState } from '../types';
import { isGone } from './whereabouts';

/** On its way, nothing in its way. */
const TRAVELS = new Set<ShipmentState>(['in_transit', 'out_for_delivery']);
/** May still come on the day that is expected. */
const COMES = new Set<ShipmentState>([...TRAVELS, 'label_created', 'packed', 'exception', 'no_news']);

/**
 * What there is to say of an order and its parcels as they stand: the messages that somebody who has heard nothing would
 * have to get. Not what has happened in between: a parcel that is there was on its way, which nobody needs to hear any
 * more. What has been told is known to the messages themselves (lib/notifications), one per kind, parcel and content.
 * @param today local day; a day that has passed is not promised
 */
export function newsOf(order: NewsFacts, today: LocalDay): News[] {
  const parcels = order.parcels.filter(({ state }) => state !== 'cancelled');
  const whole = { shipmentId: null, contentKey: '' };
  const over = order.completed || order.state === 'cancelled' || order.state === 'delivered';
  return [
    ...(over ? [] : [{ ...whole, kind: 'order_confirmed' as const, at: order.confirmedAt ?? order.placedAt }]),
    // Parcels have days of their own; until there are any, that of the order stands for all of it.
    ...(over || parcels.length > 0 ? [] : delayOf(order, null, today)),
    ...parcels.flatMap((parcel) => ofParcel(parcel, today)),
  ];
}

function ofParcel(parcel: NewsParcel, today: LocalDay): News[] {
  const { id: shipmentId, state, pickup } = parcel;
  if (isGone(parcel)) return [];
  const one = { shipmentId, contentKey: '' };
  if (state === 'delivered') return [{ ...one, kind: 'delivered', at: parcel.deliveredAt }];
  if (state === 'attempt_failed') {
    const { stateAt: at } = parcel;
    return [{ shipmentId, kind: 'attempt_failed', contentKey: at ? localDay(at) : '', at }];
  }
  if (state === 'ready_for_pickup') {
    if (pickup?.until && pickup.until < today) return [];
    return [{ shipmentId, kind: 'ready_for_pickup', contentKey: pickup?.place ?? '', at: parcel.stateAt }];
  }
  return [
    ...(TRAVELS.has(state) ? [{ ...one, kind: 'shipped' as const, at: parcel.handedOverAt }] : []),
    ...(COMES.has(state) ? delayOf(parcel, shipmentId, today) : []),
  ];
}

type Promised = { expectedOn: LocalDay | null; promisedOn: LocalDay | null };

function delayOf({ expectedOn, promisedOn }: Promised, shipmentId: string | null, today: LocalDay): News[] {
  if (!expectedOn || !promisedOn || expectedOn <= promisedOn || expectedOn < today) return [];
  return [{ kind: 'delayed', shipmentId, contentKey: expectedOn, at: null }];
}

const HOUR = 3_600_000;
/** What lies further back when it comes in is history: the first import of a shop's old orders tells nobody anything. */
const NEWS_HOURS = 24;
/** A parcel that has been here so long was not reported in the state in which it is now, so it has changed. */
const KNOWN_MS = 60_000;

/**
 * Whether something is news when it comes in, or history. By its own time, if it has one. A delay has none: it can only
 * be seen to happen, because what comes in first is the promise. A state of which nobody says since when is news if it
 * was seen to change, or if the order came in when it was placed.
 */
export function isNews(news: News, order: NewsFacts, now: Date): boolean {
  const within = (from: Date, to: Date) => to.getTime() - from.getTime() < NEWS_HOURS * HOUR;
  if (news.at) return within(news.at, now);
  if (news.kind === 'delayed') return true;
  const parcel = order.parcels.find(({ id }) => id === news.shipmentId);
  const known = parcel !== undefined && now.getTime() - parcel.knownAt.getTime() > KNOWN_MS;
  return known || within(order.placedAt, order.knownAt);
}
