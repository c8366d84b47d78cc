import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { dayOf, estimateOf, eventsOf, hourOf, list, momentOf, parcelsIn, part, reportOf, text, word } from './common';

const ZONE = 'Europe/Vienna';

/** `trackingStateKey`, which comes in camel case; spelt here as in the post's own list, its slip included. */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['PENDING_INFORMATION', 'label_created'],
  ['PARCEL_STAMP', 'label_created'],
  ['AVISO', 'label_created'],
  ['ALLES_POST', 'label_created'],
  ['DELIVERY_HAND_OVER', 'in_transit'],
  ['IN_DISTRIBUTION', 'in_transit'],
  ['CUSTOMS_CLEARANCE', 'in_transit'],
  ['DELIVERY_IN_CUSTOMS', 'in_transit'],
  ['DELIVERY_DELAYED', 'exception'],
  ['DELIVERY_INTERUPTED', 'exception'],
  ['NOT_REACHABLE', 'attempt_failed'],
  ['IN_DELIVERY', 'out_for_delivery'],
  // The card in the letter box: it can be fetched.
  ['NOTIFIED', 'ready_for_pickup'],
  ['READY_FOR_PICK_UP', 'ready_for_pickup'],
  ['READY_FOR_PICK_UP_STATION', 'ready_for_pickup'],
  ['READY_FOR_PICK_UP_POINT', 'ready_for_pickup'],
  ['READY_FOR_PICK_UP_BOX', 'ready_for_pickup'],
  ['DELIVERED', 'delivered'],
  // Left at the place that the customer chose.
  ['DELIVERY_PARKED', 'delivered'],
  ['DELIVERY_IN_RETURN', 'returning'],
]);

const parcelShape = z.object({
  activeIdentityCode: word,
  originalIdentityCode: word,
  estimatedDelivery: part({ startDate: text(50), startTime: text(50), endDate: text(50), endTime: text(50) }),
  sendungsEvents: list({
    timestamp: text(50),
    trackingStateKey: word,
    trackingState: word,
    text: text(),
    trackingDesc: text(),
    eventPlaceName: text(100),
    eventcountry: text(100),
  }),
});

/**
 * Austrian Post: the answer to its GraphQL query. An unknown number is `null`, a malformed one an error: both are no
 * parcel.
 * @throws ForeignPayload
 */
export function readAustrianPost(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'Austrian Post', parcel: ['sendungsEvents', 'activeIdentityCode'], empty: ['errors'] };
  const found = parcelsIn(payload, { ...shape, envelopes: ['body', 'data', 'einzelsendung'] });
  return found.flatMap((one) => {
    const parcel = parcelShape.parse(one);
    // The one on the label and in the shop's mail; the active one changes when the parcel is sent on.
    const number = parcel.originalIdentityCode ?? parcel.activeIdentityCode;
    if (number === null) return [];
    const events = parcel.sendungsEvents.map((event) => ({
      at: momentOf(event.timestamp, ZONE),
      code: event.trackingStateKey ?? event.trackingState,
      state: stateOf(event.trackingStateKey ?? event.trackingState),
      text: event.text ?? event.trackingDesc,
      place: event.eventPlaceName ?? event.eventcountry,
    }));
    return reportOf('austrian-post', number, eventsOf(events), { estimate: estimated(parcel.estimatedDelivery) });
  });
}

const stateOf = (key: string | null) =>
  STATES.get(key?.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase() ?? '') ?? null;

function estimated(window: z.infer<typeof parcelShape>['estimatedDelivery']) {
  const [first, last] = [dayOf(window?.startDate ?? null, ZONE), dayOf(window?.endDate ?? null, ZONE)];
  // Over several days the hours belong to no single one.
  if (first !== null && last !== null && first !== last) return estimateOf(last);
  return estimateOf(last ?? first, hourOf(window?.startTime ?? null, ZONE), hourOf(window?.endTime ?? null, ZONE));
}
