import { z } from 'zod';
import { ITEMS_PRINTED, PARCELS_MAX } from '@/lib/account/constants';
import { orderPageFrom } from '@/lib/account/queries/order';
import { orderSelect } from '@/lib/account/queries/order-columns';
import type { OrderPage } from '@/lib/account/types';
import { claimedId, isComputedToken } from '@/lib/core/computed-token';
import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { withinLimit } from '@/lib/core/rate-limit';
import type { GuestScope } from '@/lib/identity/types/guest';
import { historyOf } from '@/lib/orders/policy/history';
import { summaryFrom, summarySelect } from '@/lib/orders/queries';
import { fromDateColumn, localDayOrNull } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import type { Prisma } from '@/prisma/generated/client';
import { SAME_NUMBER_MAX, STATUS_EVENTS_MAX, STATUS_ITEMS_MAX, STATUS_LIMIT } from './constants';
import { provesOrder, statusEndsOn, stepsOf } from './policy';
import type { StatusAnswer, StatusParcel } from './types';

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
    select: {
      sequence: true,
      carrier: true,
      state: true,
      lost: true,
      handedOverAt: true,
      deliveredAt: true,
      expectedOn: true,
      expectedFrom: true,
      expectedTo: true,
      pickupUntil: true,
    },
  },
  events: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: STATUS_EVENTS_MAX,
    select: { kind: true, at: true, shipment: { select: { sequence: true } } },
  },
} as const satisfies Prisma.OrderSelect;

type StatusRow = Prisma.OrderGetPayload<{ select: typeof statusSelect }>;

/**
 * What a status link shows, in two statements: the limiter's, which counts every look so that guessing is cut off (T11),
 * and one for the order.
 * @param token as it stands in the address
 * @param address of the client
 * @param now for the link's last day
 */
export async function getOrderStatus(token: string, address: string, now: Date): Promise<StatusAnswer> {
  if (!(await withinLimit(db, `orderStatus:address:${address}`, STATUS_LIMIT))) return { ok: false, reason: 'limited' };
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
      parcels: row.shipments.map(statusParcelFrom),
      history,
      articles: row.items.map(({ position, name, variant, product }) => {
        return { position, name, variant, picture: product?.picture ?? null, url: product?.url ?? null };
      }),
      moreArticles: Math.max(0, row.summaryItemCount - row.items.length),
    },
  };
}

function statusParcelFrom(row: StatusRow['shipments'][number]): StatusParcel {
  return {
    sequence: row.sequence,
    carrier: row.carrier,
    state: row.state,
    lost: row.lost,
    expectedOn: fromDateColumn(row.expectedOn),
    expectedFrom: row.expectedFrom,
    expectedTo: row.expectedTo,
    deliveredOn: localDayOrNull(row.deliveredAt),
    pickupUntil: fromDateColumn(row.pickupUntil),
  };
}

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
