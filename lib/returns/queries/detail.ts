import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { fromDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { presentSettings } from '../policy/presents';
import { mayMove } from '../policy/states';
import { offerSchema, plansSchema } from '../schema';
import type { ReturnActor, ReturnOwner, ReturnPage } from '../types';
import { ownedBy } from './owner';
import { getReturnSettings } from './settings';

const select = {
  ...{ number: true, state: true, stateAt: true, waitsFor: true, nextOn: true, currency: true, origin: true },
  ...{ way: true, pickupOn: true, branch: true, decision: true, submittedAt: true, createdAt: true },
  ...{ carrier: true, trackingNumber: true, parcelState: true, offered: true },
  items: {
    orderBy: { position: 'asc' },
    select: {
      ...{ name: true, variant: true, requested: true, approved: true, received: true, accepted: true },
      ...{ reason: true, reasonText: true, solution: true, exchangeSku: true, exchangeDifference: true },
      ...{ offer: true, refusal: true },
      photos: { orderBy: { id: 'asc' }, take: 10, select: { id: true } },
      orderItem: {
        select: { order: { select: { number: true } }, product: { select: { picture: true, category: true } } },
      },
    },
  },
  events: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { state: true, at: true, actor: true, note: true },
  },
  parcelEvents: {
    orderBy: { at: 'desc' },
    take: 50,
    select: { at: true, state: true, text: true, place: true },
  },
} as const satisfies Prisma.ReturnSelect;

/**
 * One return that was sent, with its history, the parcel on its way back and what was paid, in one statement.
 * Who got a present sees no order and no money.
 * @returns null if the owner has no such return; a draft has pages of its own
 */
export async function getReturn(owner: ReturnOwner, number: string): Promise<ReturnPage | null> {
  const row = await db.return.findFirst({
    where: { ...ownedBy(owner), number, NOT: { state: 'draft' } },
    relationLoadStrategy: 'join',
    select,
  });
  if (!row) return null;
  const present = owner.kind === 'gift';
  const settings = await getReturnSettings();
  const actor = owner.kind === 'account' ? 'customer' : 'guest';
  return {
    ...{ number: row.number, state: row.state, currency: row.currency, origin: row.origin, way: row.way },
    goodsStay: row.way === 'none',
    stateOn: localDay(row.stateAt),
    waitsFor: row.waitsFor,
    nextOn: fromDateColumn(row.nextOn),
    pickupOn: fromDateColumn(row.pickupOn),
    branch: row.branch,
    decision: row.decision,
    submittedAt: row.submittedAt ?? row.createdAt,
    lines: row.items.map(({ orderItem, photos, offer, ...item }) => ({
      ...item,
      picture: orderItem?.product?.picture ?? null,
      category: orderItem?.product?.category ?? null,
      order: present ? null : (orderItem?.order.number ?? null),
      photos: photos.map(({ id }) => id),
      offer: present ? null : (offerSchema.safeParse(offer).data ?? null),
      exchangeDifference: present ? null : item.exchangeDifference,
    })),
    events: row.events.map((event) => ({ ...event, actor: event.actor as ReturnActor })),
    parcel: {
      carrier: row.carrier,
      trackingNumber: row.trackingNumber,
      state: row.parcelState,
      events: row.parcelEvents,
    },
    offered: present ? [] : (plansSchema.safeParse(row.offered).data ?? []),
    mayCancel: mayMove(row.state, 'cancelled', actor),
    maySend: mayMove(row.state, 'in_transit', actor) || (row.state === 'in_transit' && row.trackingNumber === null),
    settings: present ? presentSettings(settings) : settings,
  };
}
