import { localDay } from '@/lib/core/format';
import type { TrackingEventEntry } from '@/lib/ingest/contracts/v1/tracking-events';
import type { ShipmentState } from '@/lib/tracking/types';
import { centreOf } from './orders/messages';

/** A parcel of the demo as far as its next step follows from it. */
export type Moving = {
  /** as its source calls it */
  sourceKey: string;
  trackingNumber: string | null;
  state: ShipmentState;
  deliveredAt: Date | null;
  /** what its carrier said, oldest first */
  said: readonly { at: Date; code: string }[];
};

const DEPOT = 'Zürich-Altstetten';
/** So many steps lie between two deliveries: whoever comes late to the demo still finds something on its way. */
const BETWEEN_DELIVERIES = 5;

type Step = Pick<TrackingEventEntry, 'code' | 'place' | 'deliveredTo' | 'estimate'> & { state: ShipmentState };

/**
 * What the carrier says of a parcel next.
 * @returns null = nothing: it has arrived, goes back, was cancelled, or waits for its reader at a counter
 */
export function nextStep({ state, said, trackingNumber }: Moving, now: Date): Step | null {
  const heard = new Set(said.map(({ code }) => code));
  switch (state) {
    case 'label_created':
    case 'packed':
      return { code: 'HANDED_OVER', state: 'in_transit' };
    case 'exception':
    case 'no_news':
      return { code: 'RELEASED', state: 'in_transit', place: centreOf(trackingNumber) };
    case 'in_transit':
      if (!heard.has('SORTED')) return { code: 'SORTED', state, place: centreOf(trackingNumber) };
      if (!heard.has('AT_DEPOT')) return { code: 'AT_DEPOT', state, place: DEPOT };
      return { code: 'OUT_FOR_DELIVERY', state: 'out_for_delivery', estimate: { on: localDay(now) } };
    case 'attempt_failed':
      return { code: 'OUT_FOR_DELIVERY', state: 'out_for_delivery', estimate: { on: localDay(now) } };
    case 'out_for_delivery':
      return { code: 'DELIVERED', state: 'delivered', deliveredTo: 'in Ihr Milchkastenfach' };
    default:
      return null;
  }
}

/**
 * The next message of all: of the parcel that nobody has spoken of for longest, deliveries not too close together.
 * @param everyMs how often it is asked
 * @returns null if nothing moves now
 */
export function nextMove(parcels: readonly Moving[], now: Date, everyMs: number): TrackingEventEntry | null {
  const calm = now.getTime() - BETWEEN_DELIVERIES * everyMs;
  const late = parcels.some(({ deliveredAt }) => deliveredAt !== null && deliveredAt.getTime() > calm);
  const silence = ({ said }: Moving) => said.at(-1)?.at.getTime() ?? 0;
  const candidates = parcels
    .map((parcel) => ({ parcel, step: nextStep(parcel, now) }))
    .filter(({ step }) => step !== null && !(late && step.state === 'delivered'))
    .sort((a, b) => silence(a.parcel) - silence(b.parcel) || (a.parcel.sourceKey < b.parcel.sourceKey ? -1 : 1));
  const [next] = candidates;
  return next?.step ? { shipment: next.parcel.sourceKey, at: now.toISOString(), ...next.step } : null;
}
