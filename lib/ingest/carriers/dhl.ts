import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { dayOf, estimateOf, eventsOf, list, momentOf, parcelsIn, reportOf, text, word } from './common';

/** Checkpoints name a place in capitals and no zone; on the way to our customers that is nearly always this one. */
const ZONE = 'Europe/Berlin';

/** Descriptions are English, have no codes, and carry the facility at their end: their beginning is the vocabulary. */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['shipment information received', 'label_created'],
  ['shipment accepted', 'in_transit'],
  ['shipment picked up', 'in_transit'],
  ['picked up', 'in_transit'],
  ['processed at', 'in_transit'],
  ['arrived at', 'in_transit'],
  ['shipment has departed', 'in_transit'],
  ['shipment is out with courier for delivery', 'out_for_delivery'],
  ['delivered', 'delivered'],
]);

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const parcelShape = z.object({
  id: word,
  eddDate: text(50),
  checkpoints: list({ description: text(), date: text(50), time: text(50), location: text(200) }),
});

/**
 * DHL Express. Shape only: built from an answer with made-up values, no recorded one has been seen.
 * @throws ForeignPayload
 */
export function readDhl(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'DHL', parcel: ['checkpoints', 'eddDate'], envelopes: ['results', 'data', 'shipments'] };
  return parcelsIn(payload, { ...shape, empty: ['errors', 'code'] }).flatMap((one) => {
    const parcel = parcelShape.parse(one);
    if (parcel.id === null) return [];
    const events = parcel.checkpoints.map(({ description, date, time, location }) => ({
      at: momentOf(isoOf(date, time), ZONE),
      code: description?.slice(0, 100) ?? null,
      state: stateOf(description),
      text: description,
      place: location,
    }));
    // The hour beside the day is the latest one ("03:59 am" of the night after), no window.
    return reportOf('dhl', parcel.id, eventsOf(events), { estimate: estimateOf(dayOf(parcel.eddDate, null)) });
  });
}

function stateOf(description: string | null): ShipmentState | null {
  const words = description?.toLowerCase().replace(/\s+/g, ' ') ?? '';
  for (const [start, state] of STATES) if (words.startsWith(start)) return state;
  return null;
}

/** "Friday, July 31, 2026" and "13:07" → 2026-07-31T13:07. */
function isoOf(date: string | null, time: string | null): string | null {
  const [, name = '', day = '', year] = /^(?:\w+, )?(\w+) (\d{1,2}), (\d{4})$/.exec(date ?? '') ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0 || year === undefined || time === null) return null;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}`;
}
