import type { LocalDay, ParcelCourse } from '@/lib/orders/types';
import type { ParcelLogEntry, ShipmentState, WayStop } from '../types';

/** Which of the five stops a parcel has reached; all = it is at the end. */
const ALL = 5;
const REACHED: Record<ShipmentState, number> = {
  label_created: 0,
  packed: 0,
  in_transit: 2,
  no_news: 2,
  exception: 2,
  out_for_delivery: 3,
  attempt_failed: 3,
  ready_for_pickup: 3,
  returning: 3,
  delivered: ALL,
  returned_to_sender: ALL,
  cancelled: 0,
};
const TROUBLE = new Set<ShipmentState | 'lost'>(['attempt_failed', 'exception', 'no_news', 'returning', 'lost']);
/** States that are said at their stop in their own word. */
const NAMED = new Set<ShipmentState | 'lost'>(['label_created', 'attempt_failed', 'exception', 'no_news', 'lost']);

/**
 * The way of a parcel in five stops, each with its date and place where they are known. What is lost has no stops ahead,
 * what goes back has other ones, and what is not sent has none at all.
 * @param parcel its course, and when the carrier got it
 * @param log newest first
 * @param today the local day of reading: a day that has passed is not announced again
 */
export function wayOf(
  parcel: ParcelCourse & { handedOverAt: Date | null },
  log: readonly ParcelLogEntry[],
  today: LocalDay,
): WayStop[] {
  const { state, expectedOn, deliveredAt, pickup } = parcel;
  if (state === 'cancelled') return [];
  const shown = parcel.lost && state !== 'delivered' ? 'lost' : state;
  const reached = shown === 'lost' ? REACHED.in_transit : REACHED[state];
  const newest = (...states: (ShipmentState | null)[]) => log.find((entry) => states.includes(entry.state));
  const oldest = (...states: ShipmentState[]) => log.findLast((entry) => entry.state && states.includes(entry.state));
  const at = (moment: Date | null | undefined): WayStop['when'] => (moment ? { kind: 'at', at: moment } : null);
  const announced = expectedOn !== null && expectedOn >= today ? expectedOn : null;
  const isNow = (place: number) => place === reached;
  const moving = whereabouts(log, isNow(2));
  const dates: Partial<Record<WayStop['key'], Pick<WayStop, 'when' | 'place'>>> = {
    packed: { when: at((oldest('packed') ?? (isNow(0) ? oldest('label_created') : undefined))?.at), place: null },
    handedOver: { when: at(parcel.handedOverAt), place: null },
    moving,
    onTour: { when: at(newest(isNow(3) ? state : 'out_for_delivery')?.at), place: null },
    collect: { when: at(oldest('ready_for_pickup')?.at), place: pickup?.place ?? null },
    arrived: { when: at(deliveredAt), place: null },
    collected: { when: at(deliveredAt), place: null },
    returning: { when: at(oldest('returning')?.at), place: null },
    returned: { when: at(oldest('returned_to_sender')?.at), place: null },
  };
  const ahead: Partial<Record<WayStop['key'], WayStop['when']>> = announced
    ? {
        onTour: { kind: 'expected', on: announced, from: null, to: null },
        arrived: { kind: 'expected', on: announced, from: parcel.expectedFrom, to: parcel.expectedTo },
      }
    : {};
  if (pickup?.until) ahead.collected = { kind: 'until', on: pickup.until };
  return stopsOf(shown, log).map((key, place): WayStop => {
    const step = place < reached ? 'done' : isNow(place) ? 'now' : 'todo';
    const known = step === 'todo' ? { when: ahead[key] ?? null, place: null } : dates[key];
    return {
      ...{ key, step, when: known?.when ?? null, place: known?.place ?? null },
      shown: step === 'now' && NAMED.has(shown) ? shown : null,
      trouble: step === 'now' && TROUBLE.has(shown),
    };
  });
}

function stopsOf(shown: ShipmentState | 'lost', log: readonly ParcelLogEntry[]): WayStop['key'][] {
  const common = ['packed', 'handedOver', 'moving'] as const;
  if (shown === 'lost') return [...common];
  if (shown === 'returning' || shown === 'returned_to_sender') return [...common, 'returning', 'returned'];
  const waited = log.some(({ state }) => state === 'ready_for_pickup');
  const collects = shown === 'ready_for_pickup' || (shown === 'delivered' && waited);
  return collects ? [...common, 'collect', 'collected'] : [...common, 'onTour', 'arrived'];
}

const ON_THE_ROAD = new Set<ShipmentState | null>(['in_transit', 'exception', 'no_news', null]);

/** The last place on the road; while it is still there, since when. */
function whereabouts(log: readonly ParcelLogEntry[], still: boolean): Pick<WayStop, 'when' | 'place'> {
  const road = log.filter(({ state }) => ON_THE_ROAD.has(state));
  const last = road.find(({ place }) => place) ?? road[0];
  if (!last) return { when: null, place: null };
  const place = last.place ?? null;
  if (!still || place === null) return { when: { kind: 'at', at: last.at }, place };
  const elsewhere = road.findIndex((entry) => entry.place && entry.place !== place);
  const arrived = (elsewhere < 0 ? road : road.slice(0, elsewhere)).findLast((entry) => entry.place === place) ?? last;
  return { when: { kind: 'since', at: arrived.at }, place };
}
