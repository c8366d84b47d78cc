import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { dayOf, estimateOf, eventsOf, hourOf, momentOf, parcelsIn, part, reportOf, text, word } from './common';

const ZONE = 'Europe/Zurich';

const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['ORDER_CREATED', 'label_created'],
  ['PARCEL_HANDED', 'in_transit'],
  ['IN_TRANSIT', 'in_transit'],
  ['AT_DELIVERY_CENTER', 'in_transit'],
  ['PARCEL_OUT_FOR_DELIVERY', 'out_for_delivery'],
  ['UNSUCCESSFUL_DELIVERY_ATTEMPTED', 'attempt_failed'],
  ['AVAILABLE_FOR_COLLECTION', 'ready_for_pickup'],
  ['DELIVERED', 'delivered'],
  ['RETURN_TO_SENDER', 'returning'],
]);

const parcelShape = z.object({
  parcelNumber: word,
  deliveryDate: text(50),
  deliveryTimeFrom: text(50),
  deliveryTimeTo: text(50),
  status: part({ description: word, eventDateAndTime: text(50), eventDateAndTimeZoneId: text(50) }),
});

/**
 * DPD. Shape only: built from a list without times, no recorded one has been seen. Each parcel has one status; without
 * its time it is no message.
 * @throws ForeignPayload
 */
export function readDpd(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'DPD', parcel: ['parcelNumber'], empty: ['error', 'errorCode'] };
  const envelopes = ['incomingShipments', 'sendingShipments', 'data'];
  return parcelsIn(payload, { ...shape, envelopes }).flatMap((one) => {
    const { parcelNumber, status, ...parcel } = parcelShape.parse(one);
    if (parcelNumber === null) return [];
    const time = status?.eventDateAndTime ?? null;
    const code = status?.description ?? null;
    // The zone comes as a name beside the time; one that does not exist reads nothing.
    const at = momentOf(time, status?.eventDateAndTimeZoneId ?? ZONE) ?? momentOf(time, ZONE);
    const hours = [hourOf(parcel.deliveryTimeFrom, ZONE), hourOf(parcel.deliveryTimeTo, ZONE)] as const;
    return reportOf('dpd', parcelNumber, eventsOf([{ at, code, state: STATES.get(code ?? '') ?? null }]), {
      estimate: estimateOf(dayOf(parcel.deliveryDate, ZONE), ...hours),
    });
  });
}
