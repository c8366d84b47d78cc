import { z } from 'zod';
import type { ShipmentState } from '@/lib/orders/types';
import type { CarrierReport } from '@/lib/tracking/types';
import { eventsOf, list, momentOf, parcelsIn, reportOf, text, word } from './common';

const ZONE = 'Europe/Zurich';

/** Codes of four digits; a code that is not named itself belongs to its hundred. */
const STATES: ReadonlyMap<string, ShipmentState> = new Map([
  ['1000', 'label_created'],
  ['2301', 'in_transit'],
  ['2600', 'ready_for_pickup'],
  ['2601', 'in_transit'],
  // Sent on to another address: nothing failed.
  ['2604', 'in_transit'],
  ['12', 'in_transit'],
  ['14', 'in_transit'],
  ['15', 'in_transit'],
  ['18', 'out_for_delivery'],
  ['19', 'out_for_delivery'],
  // Left at a safe place (2104), too.
  ['21', 'delivered'],
  ['22', 'in_transit'],
  ['24', 'returning'],
  ['25', 'in_transit'],
]);

const parcelShape = z.object({
  IdentCode: word,
  Protocol: list({ Time: text(50), Status: word, StatusText: text() }),
});

/**
 * Quickpac: one parcel with its protocol. There is no date of delivery in the public answer, and no time of the status
 * apart from the protocol's.
 * @throws ForeignPayload
 */
export function readQuickpac(payload: unknown): CarrierReport[] {
  const shape = { carrier: 'Quickpac', parcel: ['IdentCode'], envelopes: ['Data', 'Items'] };
  const found = parcelsIn(payload, { ...shape, empty: ['Message', 'ErrorCode'] });
  return found.flatMap((one) => {
    const parcel = parcelShape.parse(one);
    if (parcel.IdentCode === null) return [];
    const events = parcel.Protocol.map((entry) => ({
      at: momentOf(entry.Time, ZONE),
      code: entry.Status,
      state: stateOf(entry.Status),
      text: entry.StatusText,
    }));
    return reportOf('quickpac', parcel.IdentCode, eventsOf(events));
  });
}

function stateOf(code: string | null): ShipmentState | null {
  if (code === null || !/^\d{4}$/.test(code)) return null;
  return STATES.get(code) ?? STATES.get(code.slice(0, 2)) ?? null;
}
