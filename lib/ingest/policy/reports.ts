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
