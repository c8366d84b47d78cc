import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { dayOf, estimateOf, eventsOf, hourOf, list, momentOf, parcelsIn, part, reportOf, text, word } from './common';

const ZONE = 'Europe/Zurich';

/**
 * There are no codes: the German texts are the vocabulary. Not the English ones ("Zugestellt" is "Shipped" there), and
 * not `sequenceOrder`, which counts the messages.
 */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['erfasst', 'label_created'],
  ['übergeben', 'in_transit'],
  ['in zustellung', 'out_for_delivery'],
  ['zugestellt', 'delivered'],
]);

const shipment = z.object({
  shipmentNumber: word,
  deliveryDay: part({
    date: text(50),
    timeWindowSettings: part({ start: text(50), end: text(50), secondStart: text(50), secondEnd: text(50) }),
  }),
  transportPositions: list({
    positionNumber: word,
    positionEvents: list({
      createdAt: text(50),
      // A second try of the same tour is a message of its own.
      success: z.boolean().nullable().catch(null),
      text: part({ german: text(), english: text(), french: text(), italian: text() }),
    }),
  }),
});
type Shipment = z.infer<typeof shipment>;

/**
 * Planzer: a shipment with its positions. One position is the parcel that customers look up by the shipment's number;
 * of several, each is a parcel by its own number.
 * @throws ForeignPayload
 */
export function readPlanzer(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'Planzer', parcel: ['transportPositions'], envelopes: ['shipments', 'data', 'items'] };
  const found = parcelsIn(payload, { ...shape, empty: ['traceId', 'errors'] });
  return found.flatMap((one) => {
    const parcel = shipment.parse(one);
    const { shipmentNumber, transportPositions: positions } = parcel;
    const rest = { estimate: estimated(parcel) };
    if (positions.length <= 1) {
      const events = messages(positions[0]);
      return shipmentNumber === null ? [] : [reportOf('planzer', shipmentNumber, events, rest)];
    }
    return positions.flatMap((position) => {
      const number = position.positionNumber;
      return number === null ? [] : [reportOf('planzer', number, messages(position), rest)];
    });
  });
}

function messages(position: Shipment['transportPositions'][number] | undefined) {
  return eventsOf(
    (position?.positionEvents ?? []).map(({ createdAt, success, text: words }) => {
      const german = words?.german?.replace(/\s+/g, ' ') ?? null;
      const known = STATES.get(german?.toLowerCase() ?? '') ?? null;
      return {
        at: momentOf(createdAt, ZONE),
        code: german ?? words?.english ?? words?.french ?? words?.italian ?? null,
        // "Zugestellt" without success has not been.
        state: success === false ? ('exception' as const) : known,
        text: german,
      };
    }),
  );
}

/** Two windows a day are one from the first hour to the last: the customer has to be in for both. */
function estimated({ deliveryDay }: Shipment) {
  const window = deliveryDay?.timeWindowSettings;
  const hours = [window?.start, window?.end, window?.secondStart, window?.secondEnd]
    .map((value) => hourOf(value ?? null, ZONE))
    .filter((hour) => hour !== null)
    .sort();
  return estimateOf(dayOf(deliveryDay?.date ?? null, ZONE), hours[0], hours.at(-1));
}
