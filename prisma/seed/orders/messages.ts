import type { ShipmentState, TrackingEventInput } from '@/lib/tracking/types';
import type { EventTold } from './events';
import type { ParcelTold } from './tell';

const HOUR = 3_600_000;
/** Where parcels are sorted on their way; which one, by the parcel's number. */
const CENTRES = ['Zürich-Mülligen', 'Härkingen', 'Daillens', 'Frauenfeld', 'Cadenazzo'];

/** @returns the centre that a parcel of this number goes through */
export function centreOf(trackingNumber: string | null | undefined): string | null {
  return (
    CENTRES[[...(trackingNumber ?? '')].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % CENTRES.length] ?? null
  );
}

const STATES: Partial<Record<EventTold['kind'], ShipmentState>> = {
  handed_over: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  attempt_failed: 'attempt_failed',
  problem: 'exception',
  ready_for_pickup: 'ready_for_pickup',
  delivered: 'delivered',
};

const TROUBLE = new Set<ShipmentState | undefined>(['attempt_failed', 'exception']);

/**
 * What a carrier would have said of a parcel, from what happened to it. Nothing of one whose state has another story, such
 * as one that nobody has heard of for days.
 */
export function messagesOf(parcel: ParcelTold, shipmentId: string, events: readonly EventTold[]): TrackingEventInput[] {
  const message = (at: Date, state: ShipmentState, code: string, place: string | null = null): TrackingEventInput => ({
    ...{ shipmentId, at, state, code, place },
    text: null,
  });
  const handedOver = parcel.handedOverAt;
  if (!handedOver) return [];
  const sorted = new Date(handedOver.getTime() + 9 * HOUR);
  const delay = delayOf(parcel, events);
  // What went wrong and the new day are one message.
  const troubled = events.some(({ kind }) => TROUBLE.has(STATES[kind]));
  const told = [
    message(new Date(handedOver.getTime() - 3 * HOUR), 'label_created', 'ANNOUNCED'),
    ...events.flatMap(({ kind, at, detail = null }) => {
      const state = STATES[kind];
      if (!state) return [];
      if (!TROUBLE.has(state)) return [message(at, state, kind.toUpperCase(), state === 'in_transit' ? null : detail)];
      return [
        { ...message(at, state, kind.toUpperCase()), text: detail, ...(delay ? { estimate: delay.estimate } : {}) },
      ];
    }),
    ...(sorted < new Date() && parcel.told.length === 0
      ? [message(sorted, 'in_transit', 'SORTED', centreOf(parcel.trackingNumber))]
      : []),
    ...parcel.told.map((own) => ({ ...own, shipmentId })),
    ...(delay && !troubled ? [{ ...message(delay.at, 'in_transit', 'DELAYED'), estimate: delay.estimate }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return told.at(-1)?.state === parcel.state ? told : [];
}

/** The day that the carrier names when something holds a parcel up in its hands. */
function delayOf({ handedOverAt, expectedOn, delayReason, told }: ParcelTold, events: readonly EventTold[]) {
  const delay = events.find(({ kind, at }) => kind === 'delayed' && handedOverAt && at >= handedOverAt);
  if (!delay || !expectedOn || told.some(({ estimate }) => estimate?.on === expectedOn)) return null;
  return { at: delay.at, estimate: { on: expectedOn, from: null, to: null, reason: delayReason ?? null } };
}
