import type { TraceStep } from '@/lib/afterpurchase/types';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { ServedFile } from '@/lib/files/types';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { fromDateColumn } from '@/lib/orders/utils';
import { linesOf } from '@/lib/refunds/policy/lines';
import { listRefundsForStaff, readSettled } from '@/lib/refunds/queries';
import { settlementOf } from '@/lib/returns/policy/settlement';
import { isPartial } from '@/lib/returns/policy/states';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import { offerSchema } from '@/lib/returns/schema';
import type { ReturnActor } from '@/lib/returns/types';
import type { Prisma } from '@/prisma/generated/client';
import { OTHERS_MAX } from '../constants';
import { actsFor } from '../policy';
import type { CaseLine, ReturnCase } from '../types';

const select = {
  ...{ id: true, number: true, state: true, stateAt: true, waitsFor: true, nextOn: true, currency: true },
  ...{ regime: true, origin: true, way: true, pickupOn: true, branch: true, note: true, decision: true },
  ...{ submittedAt: true, createdAt: true, reopened: true, accountId: true },
  ...{ carrier: true, trackingNumber: true, parcelState: true },
  account: { select: { name: true, kind: true } },
  source: { select: { name: true } },
  seller: { select: { name: true } },
  items: {
    orderBy: { position: 'asc' },
    select: {
      ...{ id: true, name: true, variant: true, sku: true, requested: true, approved: true, received: true },
      ...{ accepted: true, condition: true, reason: true, reasonText: true, solution: true, exchangeSku: true },
      ...{ exchangeDifference: true, offer: true, trace: true, refusal: true },
      photos: { orderBy: { id: 'asc' }, take: 10, select: { id: true } },
      orderItemId: true,
      orderItem: {
        select: {
          ...{ total: true, quantityOrdered: true, deliveredOn: true },
          product: { select: { category: true, picture: true } },
          order: { select: { number: true, placedAt: true } },
        },
      },
    },
  },
  events: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { state: true, at: true, actor: true, actorId: true, note: true },
  },
} as const satisfies Prisma.ReturnSelect;
type Row = Prisma.ReturnGetPayload<{ select: typeof select }>;

/**
 * One return with all that is needed to decide about it, in six statements. A draft is nobody's business but its owner's.
 * @param scope any staff may look
 * @param segment its number or its id
 */
export async function getCase(scope: StaffScope, segment: string): Promise<ReturnCase | null> {
  const one = segment.startsWith('RT-') ? { number: segment } : { id: segment };
  const row = await db.return.findFirst({
    where: { ...one, NOT: { state: 'draft' } },
    relationLoadStrategy: 'join',
    select,
  });
  if (!row) return null;
  const [others, names, refunds, money, settings] = await Promise.all([
    listOthers(row),
    namesOf(row),
    listRefundsForStaff(scope, row.id),
    moneyOf(row),
    getReturnSettings(),
  ]);
  const nextOn = fromDateColumn(row.nextOn);
  return {
    ...{ number: row.number, state: row.state, partial: isPartial(row.state, row.items) },
    ...{ stateOn: localDay(row.stateAt), seen: row.stateAt.toISOString(), nextOn, waitsFor: row.waitsFor },
    overdue: row.waitsFor === 'staff' && nextOn !== null && nextOn < localDay(new Date()),
    submittedAt: row.submittedAt ?? row.createdAt,
    ...{ currency: row.currency, regime: row.regime, origin: row.origin, way: row.way, branch: row.branch },
    pickupOn: fromDateColumn(row.pickupOn),
    ...{ note: row.note, decision: row.decision },
    customer: row.account && { name: row.account.name, company: row.account.kind === 'company' },
    shop: row.source.name,
    seller: row.seller?.name ?? null,
    parcel: { carrier: row.carrier, trackingNumber: row.trackingNumber, state: row.parcelState },
    lines: row.items.map(lineFrom),
    money,
    refunds,
    events: row.events.map(({ actor, actorId, ...event }) => ({
      ...event,
      actor: actor as ReturnActor,
      who: names.get(actorId ?? '') ?? null,
    })),
    others,
    acts: actsFor({
      ...{ state: row.state, known: row.accountId !== null, reopened: row.reopened },
      outstanding: row.items.some(({ approved, received }) => received < approved),
    }),
    settings,
  };
}

function lineFrom({ photos, orderItem, offer, trace, ...item }: Row['items'][number]): CaseLine {
  return {
    ...item,
    picture: orderItem?.product?.picture ?? null,
    category: orderItem?.product?.category ?? null,
    order: orderItem && {
      ...{ number: orderItem.order.number, placedOn: localDay(orderItem.order.placedAt), total: orderItem.total },
      ...{ quantity: orderItem.quantityOrdered, deliveredOn: fromDateColumn(orderItem.deliveredOn) },
    },
    offer: offerSchema.safeParse(offer).data ?? null,
    // As the engine wrote it; nobody else writes this column.
    trace: trace as unknown as TraceStep[],
    photos: photos.map(({ id }) => id),
  };
}

/** Once somebody has looked at the goods it is about what was accepted, before that about what was asked for or approved. */
const DECIDED: ReadonlySet<string> = new Set(['accepted', 'settling', 'settlement_failed', 'settled', 'closed']);

/** What would go back, or goes: reckoned as the instruction to the shop is. Two statements. */
async function moneyOf({ id, state, way, items }: Row): Promise<ReturnCase['money']> {
  const decided = DECIDED.has(state);
  const settled = await readSettled(
    db,
    id,
    items.flatMap(({ orderItemId }) => orderItemId ?? []),
  );
  const pieces = ({ requested, approved, accepted }: Row['items'][number]) =>
    decided ? accepted : state === 'requested' ? requested : approved;
  const { lines } = linesOf(items, settled, pieces);
  const plans = settlementOf(lines, way === 'none' ? null : 0);
  return {
    of: decided ? 'accepted' : 'requested',
    plans: plans.map((plan) => ({ ...plan, order: settled.orders.get(plan.orderId ?? '')?.number ?? null })),
  };
}

/** Other returns of the same customer, newest first. */
async function listOthers({ id, accountId }: Row): Promise<ReturnCase['others']> {
  if (accountId === null) return [];
  const rows = await db.return.findMany({
    where: { accountId, NOT: [{ id }, { state: 'draft' }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: OTHERS_MAX,
    relationLoadStrategy: 'join',
    select: {
      ...{ number: true, state: true, stateAt: true },
      items: { take: 20, select: { orderItem: { select: { order: { select: { number: true } } } } } },
    },
  });
  return rows.map(({ items, stateAt, ...row }) => ({
    ...row,
    stateOn: localDay(stateAt),
    orders: [...new Set(items.flatMap(({ orderItem }) => orderItem?.order.number ?? []))],
  }));
}

/** Names of the people who moved it. */
async function namesOf({ events }: Row): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await db.customer.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The file of a photo of goods. @param _scope any staff may look */
export async function getCasePhoto(_scope: StaffScope, id: string): Promise<ServedFile | null> {
  const row = await db.returnPhoto.findFirst({
    where: { id, return: { NOT: { state: 'draft' } } },
    relationLoadStrategy: 'join',
    select: { file: { select: { key: true, name: true, mediaType: true, bytes: true } } },
  });
  return row?.file ?? null;
}
