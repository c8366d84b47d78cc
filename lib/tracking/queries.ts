import type { Database, Transaction } from '@/lib/core/db';
import type { FoldEvent, StatedParcel } from './types';

/** What the state of a parcel is computed from, beside what is stored. */
export type FoldCheck = {
  id: string;
  orderId: string;
  stated: StatedParcel;
  stored: StatedParcel;
  events: FoldEvent[];
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
      trackingEvents: { select: { at: true, key: true, state: true, origin: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    orderId: row.orderId,
    stated: { state: row.statedState, handedOverAt: row.statedHandedOverAt, deliveredAt: row.statedDeliveredAt },
    stored: { state: row.state, handedOverAt: row.handedOverAt, deliveredAt: row.deliveredAt },
    events: row.trackingEvents,
  }));
}
