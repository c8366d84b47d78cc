import { checkNumber } from '@/lib/tracking/policy/numbers';
import type { CarrierReport } from '@/lib/tracking/types';
import { isDelivered } from '../carriers/common';
import type { TrackingEventEntry } from '../contracts/v1/tracking-events';

/**
 * What a carrier says of a parcel as the messages that a shop would send: one way in for all. The day belongs to the
 * newest of them; of a parcel that was delivered none is taken, because services go on guessing.
 */
export function entriesOf({ trackingNumber, events, ...report }: CarrierReport): TrackingEventEntry[] {
  const newest = events.length - 1;
  const delivered = events.findIndex(({ state }) => state === 'delivered');
  const waiting = events.findLastIndex(({ state }) => state === 'ready_for_pickup');
  const estimate = isDelivered(events) ? null : report.estimate;
  return events.map((event, index) => ({
    trackingNumber,
    ...event,
    ...(index === delivered ? { deliveredTo: report.deliveredTo } : {}),
    ...(index === waiting ? { pickup: report.pickup } : {}),
    ...(index === newest && estimate ? { estimate: { ...estimate, at: report.estimatedAt ?? event.at } } : {}),
  }));
}

/** Swiss Post's history writes these at "sorted" and at "delivered" alike: they are known to say no state. */
const STATELESS = new Set(['PST', 'NTF']);
/** Different codes that a line of the log or a report names; the rest of a flood is counted as one. */
const CODES_MAX = 50;

/** Codes whose meaning nobody knows, and how often each came. */
export function unknownCodes(entries: readonly TrackingEventEntry[]): Map<string, number> {
  const codes = new Map<string, number>();
  for (const { code, state } of entries) {
    if (state || STATELESS.has(code)) continue;
    const name = codes.has(code) || codes.size < CODES_MAX ? code : 'others';
    codes.set(name, (codes.get(name) ?? 0) + 1);
  }
  return codes;
}

/** A wrong check digit is most often a typing error of the shop's, and never a reason to refuse (domain rule 2). */
export function numberWarnings(trackingNumber: string | null | undefined): {
  warnings?: { path: string; message: string }[];
} {
  if (!trackingNumber || checkNumber(trackingNumber).check !== 'wrong') return {};
  return { warnings: [{ path: 'trackingNumber', message: 'its check digit fits no carrier with such numbers' }] };
}
