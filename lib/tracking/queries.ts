import type { Database, Transaction } from '@/lib/core/db';
import { fromDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { arrivalSchema } from './schema';
import type { Arrival, FoldEstimate, FoldEvent, Pickup, StatedParcel } from './types';

/** What the state of a parcel is computed from, beside what is stored. */
export type FoldCheck = {
  id: string;
  orderId: string;
  stated: StatedParcel & { arrival: Arrival };
  stored: StatedParcel & { arrival: Arrival };
  events: FoldEvent[];
  estimates: FoldEstimate[];
};

/**
 * Reads what the states of some parcels are computed from, in one statement. For computing only: it knows no scope, so
 * nothing of it may reach a screen.
 */
export async function listFoldChecks(db: Database | Transaction, ids: readonly string[]): Promise<FoldCheck[]> {
  const rows = await db.shipment.findMany({
    where: { id: { in: [...ids] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      orderId: true,
      state: true,
      handedOverAt: true,
      deliveredAt: true,
      statedState: true,
      statedHandedOverAt: true,
      statedDeliveredAt: true,
      statedArrival: true,
      expectedOn: true,
      expectedFrom: true,
      expectedTo: true,
      delayReason: true,
      deliveredTo: true,
      pickupPlace: true,
      pickupUntil: true,
      pickupCode: true,
      trackingEvents: { select: eventSelect },
      estimates: { select: estimateSelect },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    orderId: row.orderId,
    stated: {
      state: row.statedState,
      handedOverAt: row.statedHandedOverAt,
      deliveredAt: row.statedDeliveredAt,
      arrival: arrivalSchema.parse(row.statedArrival),
    },
    stored: {
      state: row.state,
      handedOverAt: row.handedOverAt,
      deliveredAt: row.deliveredAt,
      arrival: {
        expected: row.expectedOn && {
          on: fromDateColumn(row.expectedOn),
          from: row.expectedFrom,
          to: row.expectedTo,
        },
        reason: row.delayReason,
        deliveredTo: row.deliveredTo,
        pickup: pickupFrom(row),
      },
    },
    events: row.trackingEvents.map((event) => ({ ...event, pickup: pickupFrom(event) })),
    estimates: row.estimates.map(estimateFrom),
  }));
}

const eventSelect = {
  at: true,
  key: true,
  state: true,
  origin: true,
  deliveredTo: true,
  pickupPlace: true,
  pickupUntil: true,
  pickupCode: true,
} as const satisfies Prisma.TrackingEventSelect;

/** What is read of an estimate. */
export const estimateSelect = {
  source: true,
  key: true,
  at: true,
  on: true,
  from: true,
  to: true,
  reason: true,
  version: true,
} as const satisfies Prisma.DeliveryEstimateSelect;

/** @param row an estimate with the columns of `estimateSelect` */
export const estimateFrom = ({
  on,
  ...row
}: Prisma.DeliveryEstimateGetPayload<{ select: typeof estimateSelect }>): FoldEstimate => ({
  ...row,
  on: fromDateColumn(on),
});

type PickupColumns = { pickupPlace: string | null; pickupUntil: Date | null; pickupCode: string | null };

const pickupFrom = ({ pickupPlace: place, pickupUntil, pickupCode: code }: PickupColumns): Pickup | null =>
  place === null ? null : { place, until: fromDateColumn(pickupUntil), code };
