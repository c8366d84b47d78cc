import { db } from '@/lib/core/db';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { fromDateColumn } from '@/lib/orders/utils';
import { inOrder } from '@/lib/tracking/policy/fold';
import { dateWords } from '@/lib/tracking/policy/promise';
import { estimateFrom, estimateSelect } from '@/lib/tracking/queries';
import type { FoldEvent, ParcelLogEntry } from '@/lib/tracking/types';
import { ESTIMATES_MAX, LOG_MAX } from '../constants';
import type { ParcelPage } from '../types';
import { parcelFrom } from './order';
import { parcelSelect } from './order-columns';

/**
 * One parcel of the account with what its carrier said, every word about its day and where it goes, in one statement.
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
      order: {
        select: {
          number: true,
          shipments: sentParcels,
          addresses: { where: { kind: 'shipping' }, take: 1, omit: { orderId: true } },
        },
      },
      events: shopEvents,
      trackingEvents: {
        orderBy: { at: 'desc' },
        take: LOG_MAX,
        select: { at: true, key: true, state: true, origin: true, text: true, place: true },
      },
      estimates: { orderBy: { at: 'desc' }, take: ESTIMATES_MAX, select: estimateSelect },
    },
  });
  if (!row) return null;
  const { order, events, trackingEvents, estimates, revision, ...parcel } = row;
  return {
    number: order.number,
    revision,
    count: order.shipments.length,
    parcel: parcelFrom(parcel),
    handedOverAt: parcel.handedOverAt,
    log: logFrom(parcel, events, trackingEvents, ({ at, state, text, place }) => ({ at, state, text, place })),
    dates: dateWords(fromDateColumn(parcel.promisedOn), estimates.map(estimateFrom)),
    address: order.addresses[0] ?? null,
  };
}

/** Which revision of a parcel its page shows today; null as in `getParcelPage`. */
export async function getParcelRevision(scope: CustomerScope, number: string, id: string): Promise<number | null> {
  const where = { id, order: { accountId: scope.accountId, number } };
  return (await db.shipment.findFirst({ where, select: { revision: true } }))?.revision ?? null;
}

/** The parcels that count: those that are sent. */
export const sentParcels = { where: { state: { not: 'cancelled' } }, select: { id: true } } as const;
/** What the shop reported of a parcel. */
export const shopEvents = {
  orderBy: { at: 'desc' },
  take: LOG_MAX,
  select: { kind: true, at: true },
} as const;

type Facts = { handedOverAt: Date | null; deliveredAt: Date | null; deliveredTo?: string | null };

/**
 * What happened to a parcel, newest first: what the carrier said, and what the shop reported as far as the carrier has
 * not said it.
 * @param entryOf what of a message may be shown
 */
export function logFrom<Told extends FoldEvent>(
  { handedOverAt, deliveredAt, deliveredTo }: Facts,
  events: readonly { kind: string; at: Date }[],
  messages: readonly Told[],
  entryOf: (message: Told) => ParcelLogEntry,
): ParcelLogEntry[] {
  const told = inOrder(messages).reverse().map(entryOf);
  const said = new Set(told.map(({ state }) => state));
  const entry = (state: ParcelLogEntry['state'], at: Date | null | undefined, place?: string | null) =>
    at && !said.has(state) ? [{ at, state, ...(place ? { place } : {}) }] : [];
  return [
    ...told,
    ...entry('packed', events.find(({ kind }) => kind === 'packed')?.at),
    // Once the carrier speaks, it says itself that it has the parcel.
    ...(told.length > 0 ? [] : entry('in_transit', handedOverAt)),
    ...entry('delivered', deliveredAt, deliveredTo),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
}
