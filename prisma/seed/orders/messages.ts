import type { ShipmentInput } from '@/lib/orders/types';
import type { ShipmentState, TrackingEventInput } from '@/lib/tracking/types';
import type { EventTold } from './events';

const HOUR = 3_600_000;
/** Where parcels are sorted on their way; which one, by the parcel's number. */
const CENTRES = ['Zürich-Mülligen', 'Härkingen', 'Daillens', 'Frauenfeld', 'Cadenazzo'];

export function centreOf(trackingNumber: string | null | undefined): string | null {
  return (
    CENTRES[[...(trackingNumber ?? '')].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % CENTRES.length] ?? null
  );
}

const STATES: Partial<Record<EventTold['kind'], ShipmentState>> = {
  handed_over: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  attempt_failed: 'attempt_failed',
  ready_for_pickup: 'ready_for_pickup',
  delivered: 'delivered',
};

/**
 * What a carrier would have said of a parcel, from what happened to it. Nothing of one whose state has another story, such
 * as one that nobody has heard of for days.
 */
export function messagesOf(
  parcel: ShipmentInput,
  shipmentId: string,
  events: readonly EventTold[],
): TrackingEventInput[] {
  const message = (at: Date, state: ShipmentState, code: string, place: string | null = null): TrackingEventInput => ({
    ...{ shipmentId, at, state, code, place },
    text: null,
  });
  const handedOver = parcel.handedOverAt;
  if (!handedOver) return [];
  const sorted = new Date(handedOver.getTime() + 9 * HOUR);
  const told = [
    message(new Date(handedOver.getTime() - 3 * HOUR), 'label_created', 'ANNOUNCED'),
    ...events.flatMap(({ kind, at, detail }) => {
      const state = STATES[kind];
      return state ? [message(at, state, kind.toUpperCase(), kind === 'handed_over' ? null : (detail ?? null))] : [];
    }),
    ...(sorted < new Date() ? [message(sorted, 'in_transit', 'SORTED', centreOf(parcel.trackingNumber))] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return told.at(-1)?.state === parcel.state ? told : [];
}
