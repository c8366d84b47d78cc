import type { Transaction } from '@/lib/core/db';
import type { NewsFacts } from '../types';
import { fromDateColumn } from '../utils';

/** Of a parcel's messages so many are looked at, newest first, for the one that says what it is now. */
const LAST_EVENTS = 20;

/** Reads what there is to say of some orders is found from, in one statement. It knows no scope: not for a screen. */
export async function listNewsFacts(tx: Transaction, orderIds: readonly string[]): Promise<NewsFacts[]> {
  const rows = await tx.order.findMany({
    where: { id: { in: [...orderIds] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      summaryState: true,
      placedAt: true,
      confirmedAt: true,
      completed: true,
      expectedOn: true,
      promisedOn: true,
      createdAt: true,
      shipments: {
        select: {
          id: true,
          state: true,
          lost: true,
          handedOverAt: true,
          deliveredAt: true,
          expectedOn: true,
          promisedOn: true,
          pickupPlace: true,
          pickupUntil: true,
          createdAt: true,
          trackingEvents: { orderBy: { at: 'desc' }, take: LAST_EVENTS, select: { at: true, state: true } },
        },
      },
    },
  });
  return rows.map(({ summaryState, createdAt, expectedOn, promisedOn, shipments, ...order }) => ({
    ...order,
    state: summaryState,
    expectedOn: fromDateColumn(expectedOn),
    promisedOn: fromDateColumn(promisedOn),
    knownAt: createdAt,
    parcels: shipments.map(({ pickupPlace, pickupUntil, trackingEvents: events, ...parcel }) => ({
      ...parcel,
      stateAt: (events.find(({ state }) => state === parcel.state) ?? events[0])?.at ?? null,
      expectedOn: fromDateColumn(parcel.expectedOn),
      promisedOn: fromDateColumn(parcel.promisedOn),
      pickup: { place: pickupPlace, until: fromDateColumn(pickupUntil) },
      knownAt: parcel.createdAt,
    })),
  }));
}
