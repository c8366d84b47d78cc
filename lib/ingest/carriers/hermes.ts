import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { eventsOf, list, momentOf, parcelsIn, reportOf, text, word } from './common';

const ZONE = 'Europe/Berlin';

/** `parcelStatus`; `status` and `historyText` are its words in the reader's language. */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['ANNOUNCED', 'label_created'],
  ['PARCELSHOP_DROP_OFF', 'label_created'],
  ['TAKEN_OVER_BY_HERMES', 'in_transit'],
  ['PARCELSHOP_COLLECTED_BY_DRIVER', 'in_transit'],
  ['SORTED', 'in_transit'],
  ['ARRIVED_IN_DESTINATION_REGION', 'in_transit'],
  ['DELIVERY_TOUR_STARTED', 'out_for_delivery'],
  ['DELIVERY_FAILED', 'attempt_failed'],
  ['PARCELSHOP_ITEMS_FOR_COLLECTION', 'ready_for_pickup'],
  ['READY_FOR_COLLECTION', 'ready_for_pickup'],
  ['DELIVERED_HOMEDELIVERY', 'delivered'],
  ['DELIVERED_NEIGHBOUR', 'delivered'],
  ['DELIVERED_PARCELSHOP', 'delivered'],
  ['DELIVERED_MAILBOX', 'delivered'],
  ['DELIVERED_DROPOFF', 'delivered'],
  ['NOT_DELIVERABLE', 'exception'],
  ['UNKNOWN_WHEREABOUTS', 'exception'],
  ['RETURN', 'returning'],
  ['RETURN_DELIVERED_TO_SENDER', 'returned_to_sender'],
]);

const parcelShape = z.object({
  barcode: word,
  parcelProgress: list({ timestamp: text(50), parcelStatus: word, status: text(), historyText: text() }),
});

/**
 * Hermes. Shape only: built from a modelled answer, no recorded one has been seen.
 * @throws ForeignPayload
 */
export function readHermes(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'Hermes', parcel: ['parcelProgress'], empty: ['error', 'message'] };
  return parcelsIn(payload, { ...shape, envelopes: ['shipments', 'data'] }).flatMap((one) => {
    const parcel = parcelShape.parse(one);
    if (parcel.barcode === null) return [];
    const events = parcel.parcelProgress.map((entry) => ({
      // Announced steps stand in the list before they happen, without a time.
      at: momentOf(entry.timestamp, ZONE),
      code: entry.parcelStatus,
      state: STATES.get(entry.parcelStatus ?? '') ?? null,
      text: entry.historyText ?? entry.status,
    }));
    return reportOf('hermes', parcel.barcode, eventsOf(events));
  });
}
