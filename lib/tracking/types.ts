import type { LocalDay, LocalTime, ShipmentState } from '@/lib/orders/types';
import type { EventOrigin } from '@/prisma/generated/enums';

/** One message of a carrier as it came; `state` null = a code that nobody knows: kept raw, shown as on its way. */
export type CarrierEvent = {
  /** ISO 8601, UTC */
  at: string;
  code: string;
  state: ShipmentState | null;
  text: string | null;
  place: string | null;
};

export type CarrierEstimate = { on: LocalDay; from: LocalTime | null; to: LocalTime | null };

/** What a carrier says of one parcel. */
export type CarrierReport = {
  carrier: string;
  trackingNumber: string;
  events: CarrierEvent[];
  estimate: CarrierEstimate | null;
  deliveredTo: string | null;
  pickup: { place: string; until: LocalDay | null } | null;
};

/** A message to be kept. */
export type TrackingEventInput = {
  shipmentId: string;
  at: Date;
  code: string;
  state: ShipmentState | null;
  text: string | null;
  place: string | null;
  origin?: EventOrigin;
  /** of a correction by staff */
  reason?: string | null;
};

/** A message as far as the state of its parcel follows from it. */
export type FoldEvent = { at: Date; key: string; state: ShipmentState | null; origin: EventOrigin };

/** What the shop states of a parcel. */
export type StatedParcel = { state: ShipmentState; handedOverAt: Date | null; deliveredAt: Date | null };

export type { EventOrigin, ShipmentState };
