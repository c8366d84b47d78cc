import { z } from 'zod';
import { ESTIMATES_MAX, ITEMS_PRINTED, LOG_MAX, PARCELS_MAX } from '@/lib/account/constants';
import { courseFrom, orderPageFrom, parcelItemsFrom } from '@/lib/account/queries/order';
import { orderSelect, parcelItems } from '@/lib/account/queries/order-columns';
import { logFrom, sentParcels, shopEvents } from '@/lib/account/queries/parcel';
import type { OrderPage } from '@/lib/account/types';
import { claimedId, computedToken, isComputedToken } from '@/lib/core/computed-token';
import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { withinLimit } from '@/lib/core/rate-limit';
import type { GuestScope } from '@/lib/identity/types/guest';
import { historyOf } from '@/lib/orders/policy/history';
import { summaryFrom, summarySelect } from '@/lib/orders/queries/summaries';
import { fromDateColumn } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import { dateWords } from '@/lib/tracking/policy/promise';
import { estimateFrom, estimateSelect } from '@/lib/tracking/queries';
import type { Prisma } from '@/prisma/generated/client';
import { SAME_NUMBER_MAX, STATUS_EVENTS_MAX, STATUS_ITEMS_MAX, STATUS_LIMIT } from './constants';
import { provesOrder, statusEndsOn, stepsOf } from './policy';
import type { ParcelStatusAnswer, StatusAnswer, StatusParcel } from './types';

const candidateRow = z.object({
  id: z.string(),
  account_id: z.string(),
  number: z.string(),
  contact_email: z.string().nullable(),
  contact_key: z.string().nullable(),
  locale: z.string(),
  postcodes: z.array(z.string()),
});

/** An order that a guest's wish fits, and where its link goes. */
export type GuestMatch = { id: string; accountId: string; number: string; contactEmail: string | null; locale: string };

/**
 * The order that a number and a proof belong to, in one statement. Several shops may use one number, so number **and**
 * proof decide; of several that fit the newest counts. For the worker: it knows no scope, so nothing of it may reach a
 * screen.
 * @param number as typed: only letters and digits are compared, in any case (orders_number_key_idx)
 * @param proof e-mail address or postcode as typed
 */
export async function findGuestMatch(tx: Transaction, number: string, proof: string): Promise<GuestMatch | null> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT o.id, o.account_id, o.number, o.contact_email, o.contact_key, o.locale,
           ARRAY(SELECT a.postcode FROM order_address a WHERE a.order_id = o.id) AS postcodes
    FROM orders o
    WHERE upper(regexp_replace(o.number, '[^[:alnum:]]', '', 'g')) = upper(regexp_replace(${number}, '[^[:alnum:]]', '', 'g'))
    ORDER BY o.placed_at DESC, o.id DESC LIMIT ${SAME_NUMBER_MAX}`;
  const match = z
    .array(candidateRow)
    .max(SAME_NUMBER_MAX)
    .parse(rows)
    .find((row) => provesOrder({ contactKey: row.contact_key, postcodes: row.postcodes }, proof));
  if (!match) return null;
  const { id, account_id: accountId, contact_email: contactEmail, locale } = match;
  return { id, accountId, number: match.number, contactEmail, locale };
}

/** Of a parcel: no place, no hands, and no number. */
const statusParcelSelect = {
  id: true,
  sequence: true,
  carrier: true,
  state: true,
  lost: true,
  handedOverAt: true,
  deliveredAt: true,
  expectedOn: true,
  expectedFrom: true,
  expectedTo: true,
  promisedOn: true,
  pickupUntil: true,
} as const satisfies Prisma.ShipmentSelect;

/** What may be known without a proof: no name, address or price, no place, no number that opens the carrier's page. */
const statusSelect = {
  number: true,
  placedAt: true,
  confirmedAt: true,
  statusVersion: true,
  ...summarySelect,
  items: {
    orderBy: { position: 'asc' },
    take: STATUS_ITEMS_MAX,
    select: { position: true, name: true, variant: true, product: { select: { picture: true, url: true } } },
  },
  shipments: {
    where: { state: { not: 'cancelled' } },
    orderBy: { sequence: 'asc' },
    take: PARCELS_MAX,
    select: statusParcelSelect,
  },
  events: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: STATUS_EVENTS_MAX,
    select: { kind: true, at: true, shipment: { select: { sequence: true } } },
  },
} as const satisfies Prisma.OrderSelect;

const { reason: _, ...estimateColumns } = estimateSelect;

/** Of an order, what decides whether the links to its parcels still open. */
const linkedOrder = { placedAt: true, statusVersion: true, ...summarySelect } as const;

const parcelStatusSelect = {
  ...statusParcelSelect,
  revision: true,
  items: parcelItems,
  order: { select: { ...linkedOrder, number: true, shipments: sentParcels } },
  events: shopEvents,
  trackingEvents: {
    orderBy: { at: 'desc' },
    take: LOG_MAX,
    select: { at: true, key: true, state: true, origin: true },
  },
  estimates: { orderBy: { at: 'desc' }, take: ESTIMATES_MAX, select: estimateColumns },
} as const satisfies Prisma.ShipmentSelect;

/**
 * What a status link shows, in two statements: the limiter's, which counts every look so that guessing is cut off (T11),
 * and one for the order.
 * @param token as it stands in the address
 * @param address of the client
 * @param now for the link's last day
 */
export async function getOrderStatus(token: string, address: string, now: Date): Promise<StatusAnswer> {
  if (!(await withinLimit(db, bucketOf(address), STATUS_LIMIT))) return { ok: false, reason: 'limited' };
  const id = claimedId(token);
  const row = id && (await db.order.findUnique({ relationLoadStrategy: 'join', where: { id }, select: statusSelect }));
  if (!id || !row || !isComputedToken('order-status', token, id, row.statusVersion)) {
    return { ok: false, reason: 'unknown' };
  }
  const summary = summaryFrom(row);
  const placedOn = localDay(row.placedAt);
  if (localDay(now) > statusEndsOn({ placedOn, summary })) return { ok: false, reason: 'unknown' };
  const history = historyOf({
    placedAt: row.placedAt,
    confirmedAt: row.confirmedAt,
    parcels: row.shipments.map((parcel) => ({ ...parcel, deliveredTo: null })),
    credits: [],
    events: row.events.map(({ kind, at, shipment }) => ({
      kind,
      at,
      detail: null,
      parcel: shipment?.sequence ?? null,
    })),
  }).map(({ kind, at, parcel }) => ({ kind, at, parcel }));
  return {
    ok: true,
    status: {
      number: row.number,
      placedOn,
      summary,
      steps: stepsOf({ placedOn, summary, history }),
      parcels: row.shipments.map((parcel) => statusParcelFrom(parcel, row.statusVersion)),
      history,
      articles: row.items.map(({ position, name, variant, product }) => {
        return { position, name, variant, picture: product?.picture ?? null, url: product?.url ?? null };
      }),
      moreArticles: Math.max(0, row.summaryItemCount - row.items.length),
    },
  };
}

type ParcelRow = Prisma.ShipmentGetPayload<{ select: typeof statusParcelSelect }>;

const statusParcelFrom = (row: ParcelRow, version: number): StatusParcel => ({
  ...courseFrom(row),
  token: computedToken('shipment-status', row.id, version),
  sequence: row.sequence,
  carrier: row.carrier,
  pickup: row.pickupUntil && { until: fromDateColumn(row.pickupUntil) },
});

/**
 * What the link to a parcel shows, in two statements as for its order, whose version and last day it shares: whoever
 * revokes the order's link revokes those of its parcels. Words of carriers and shops are left out, because they name
 * places and people; the way to the order, too, so that who was sent one parcel sees no other.
 * @param token as it stands in the address
 * @param address of the client
 * @param now for the link's last day
 */
export async function getParcelStatus(token: string, address: string, now: Date): Promise<ParcelStatusAnswer> {
  if (!(await withinLimit(db, bucketOf(address), STATUS_LIMIT))) return { ok: false, reason: 'limited' };
  const id = claimedId(token);
  const row =
    id && (await db.shipment.findUnique({ relationLoadStrategy: 'join', where: { id }, select: parcelStatusSelect }));
  if (!id || !row || !opensParcel(token, id, row.order, now)) return { ok: false, reason: 'unknown' };
  const { order, events, trackingEvents, estimates, items, handedOverAt } = row;
  const { token: _, ...parcel } = statusParcelFrom(row, order.statusVersion);
  return {
    ok: true,
    status: {
      number: order.number,
      revision: row.revision,
      count: order.shipments.length,
      parcel: { ...parcel, items: parcelItemsFrom(items) },
      handedOverAt,
      log: logFrom(row, events, trackingEvents, ({ at, state }) => ({ at, state })),
      dates: dateWords(
        fromDateColumn(row.promisedOn),
        estimates.map((estimate) => estimateFrom({ ...estimate, reason: null })),
      ).map(({ reason: _reason, ...word }) => word),
    },
  };
}

/** Which of these links to parcels still open a page, in one statement: none that was revoked or outlived since. */
export async function listLiveParcelLinks(tokens: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(tokens.flatMap((token) => claimedId(token) ?? []))];
  const rows = await db.shipment.findMany({
    where: { id: { in: ids } },
    relationLoadStrategy: 'join',
    select: { id: true, order: { select: linkedOrder } },
  });
  const orders = new Map(rows.map(({ id, order }) => [id, order]));
  const now = new Date();
  const opens = (token: string) => {
    const id = claimedId(token) ?? '';
    const order = orders.get(id);
    return order !== undefined && opensParcel(token, id, order, now);
  };
  return new Set(tokens.filter(opens));
}

type LinkedOrder = Prisma.OrderGetPayload<{ select: typeof linkedOrder }>;

/** Whether a link to a parcel is the present one, and has not outlived its order's. */
const opensParcel = (token: string, id: string, order: LinkedOrder, now: Date): boolean =>
  isComputedToken('shipment-status', token, id, order.statusVersion) &&
  localDay(now) <= statusEndsOn({ placedOn: localDay(order.placedAt), summary: summaryFrom(order) });

/** Looks at links of all kinds are counted together. */
export const bucketOf = (address: string) => `orderStatus:address:${address}`;

/**
 * The one order of a guest with all of its items, in one statement. Its papers have doors of their own (/gast/belege).
 * @param scope from a live look; it names the order, so no other one can be asked for
 * @returns null if the order is gone meanwhile
 */
export async function getGuestOrder(scope: GuestScope): Promise<OrderPage | null> {
  const all = { after: 0, take: ITEMS_PRINTED };
  const row = await db.order.findUnique({
    relationLoadStrategy: 'join',
    where: { id: scope.orderId },
    select: orderSelect(all),
  });
  return row && orderPageFrom(row, all, await getRules(), new Date());
}
