import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { dayOf, estimateOf, eventsOf, hourOf, list, momentOf, parcelsIn, part, reportOf, text, word } from './common';

const ZONE = 'Europe/Zurich';

/** `globalStatus` is the vocabulary; `status` is coded by product, and what the history writes is no status at all. */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['REGISTERED', 'label_created'],
  ['CUSTOMS', 'in_transit'],
  ['TO_BE_DELIVERED', 'in_transit'],
  ['IN_DELIVERY', 'out_for_delivery'],
  ['DELIVERED', 'delivered'],
  ['MISSED_DELIVERY', 'attempt_failed'],
  ['NOT_DELIVERED', 'exception'],
  ['RETURNED', 'returning'],
]);

const history = list({
  TimeStamp: text(50),
  Status: word,
  Description: text(),
  City: text(100),
});
/** Of what these hold, only a window with two ends is known to be one; "STANDARD" is a class of delivery. */
const range = part({ start: text(50), end: text(50) });

const shipment = z.object({
  shipmentNumber: word,
  Identifier: word,
  globalStatus: word,
  delivered: z.boolean().catch(false),
  creationDateTime: text(50),
  deliveryDate: text(50),
  attemptedDeliveryDate: text(50),
  lastEventDateTime: text(50),
  calculatedDeliveryDate: text(50),
  deliveryRange: range,
  events: history,
  History: history,
});
type Shipment = z.infer<typeof shipment>;

/**
 * Swiss Post: a shipment with its status, and the list of what happened to it, which comes from another address. Given
 * both in one list, they become one report; the list alone says when something happened and not in which state it is.
 * @throws ForeignPayload
 */
export function readSwissPost(payload: unknown): CarrierReport[] {
  const shape = {
    carrier: 'Swiss Post',
    parcel: ['globalStatus', 'History'],
    envelopes: ['Data', 'data', 'shipments'],
  };
  const found = parcelsIn(payload, { ...shape, empty: ['error', 'errorCode', 'message'] });
  const reports = new Map<string, CarrierReport>();
  for (const one of found) {
    const parcel = shipment.parse(one);
    const number = (parcel.shipmentNumber ?? parcel.Identifier)?.replaceAll('.', '');
    if (!number) continue;
    const before = reports.get(number);
    const events = eventsOf([...(before?.events ?? []), ...messages(parcel), overall(parcel)]);
    const estimate = estimated(parcel) ?? before?.estimate ?? null;
    reports.set(number, reportOf('swiss-post', number, events, { estimate }));
  }
  return [...reports.values()];
}

/** PST and NTF stand at "sorted" and at "delivered" alike, and a text may be reworded any day: neither decides. */
function messages({ events, History }: Shipment) {
  return [...events, ...History].map((entry) => ({
    at: momentOf(entry.TimeStamp, ZONE),
    code: entry.Status ?? entry.Description?.slice(0, 100) ?? null,
    state: null,
    text: entry.Description,
    place: entry.City,
  }));
}

function overall(parcel: Shipment) {
  const known = STATES.get(parcel.globalStatus ?? '') ?? null;
  // The flag outlives a new word for it.
  const state = known ?? (parcel.delivered ? 'delivered' : null);
  const own =
    state === 'delivered' ? parcel.deliveryDate : state === 'attempt_failed' ? parcel.attemptedDeliveryDate : null;
  const last = momentOf(own, ZONE) ?? momentOf(parcel.lastEventDateTime, ZONE);
  const at = last ?? (state === 'label_created' ? momentOf(parcel.creationDateTime, ZONE) : null);
  return { at, code: parcel.globalStatus, state };
}

function estimated({ deliveryRange, calculatedDeliveryDate }: Shipment) {
  const [first, last] = [dayOf(deliveryRange?.start ?? null, ZONE), dayOf(deliveryRange?.end ?? null, ZONE)];
  if (first === null || last === null) return estimateOf(dayOf(calculatedDeliveryDate, ZONE));
  if (first !== last) return estimateOf(last);
  return estimateOf(last, hourOf(deliveryRange?.start ?? null, ZONE), hourOf(deliveryRange?.end ?? null, ZONE));
}
