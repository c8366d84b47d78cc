import { db } from '@/lib/core/db';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { inOrder } from '@/lib/tracking/policy/fold';
import { LOG_MAX } from '../constants';
import type { ParcelLogEntry, ParcelPage } from '../types';
import { parcelFrom } from './order';
import { parcelSelect } from './order-columns';

/**
 * One parcel of the account with what its carrier said, in one statement.
 * @param number the shop's order number
 * @param id of the parcel
 * @returns null if the account has no such parcel in this order, whether or not another one has (domain rule 9)
 */
export async function getParcelPage(scope: CustomerScope, number: string, id: string): Promise<ParcelPage | null> {
  const row = await db.shipment.findFirst({
    relationLoadStrategy: 'join',
    where: { id, order: { accountId: scope.accountId, number } },
    select: {
      ...parcelSelect,
      revision: true,
      order: { select: { number: true, shipments: { where: { state: { not: 'cancelled' } }, select: { id: true } } } },
      events: { orderBy: { at: 'desc' }, take: LOG_MAX, select: { kind: true, at: true, detail: true } },
      trackingEvents: {
        orderBy: { at: 'desc' },
        take: LOG_MAX,
        select: { at: true, key: true, state: true, origin: true, text: true, place: true },
      },
    },
  });
  if (!row) return null;
  const { order, events, trackingEvents, revision, ...parcel } = row;
  const told: ParcelLogEntry[] = inOrder(trackingEvents)
    .reverse()
    .map(({ at, state, text, place }) => ({ at, state, text, place }));
  return {
    number: order.number,
    revision,
    count: order.shipments.length,
    parcel: parcelFrom(parcel),
    log: [...told, ...ofShop(parcel, events, told)].sort((a, b) => b.at.getTime() - a.at.getTime()),
  };
}

/** Which revision of a parcel its page shows today; null as in `getParcelPage`. */
export async function getParcelRevision(scope: CustomerScope, number: string, id: string): Promise<number | null> {
  const where = { id, order: { accountId: scope.accountId, number } };
  return (await db.shipment.findFirst({ where, select: { revision: true } }))?.revision ?? null;
}

type Facts = { handedOverAt: Date | null; deliveredAt: Date | null; deliveredTo: string | null };

/** What the shop reported, as far as the carrier has not said it. */
function ofShop(
  { handedOverAt, deliveredAt, deliveredTo }: Facts,
  events: readonly { kind: string; at: Date; detail: string | null }[],
  told: readonly ParcelLogEntry[],
): ParcelLogEntry[] {
  const said = new Set(told.map(({ state }) => state));
  const entry = (state: ParcelLogEntry['state'], at: Date | null | undefined, place: string | null = null) =>
    at && !said.has(state) ? [{ at, state, text: null, place }] : [];
  return [
    ...entry('packed', events.find(({ kind }) => kind === 'packed')?.at),
    // Once the carrier speaks, it says itself that it has the parcel.
    ...(told.length > 0 ? [] : entry('in_transit', handedOverAt)),
    ...entry('delivered', deliveredAt, deliveredTo),
  ];
}
