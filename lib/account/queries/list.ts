import { z } from 'zod';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { mayDo } from '@/lib/identity/policy/rights';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { Prisma } from '@/prisma/generated/client';
import { OrderAction, OrderPhase, OrderState } from '@/prisma/generated/enums';
import { BUYERS_MAX, COUNT_MAX, ORDERS_PER_PAGE, PICTURES_PER_ORDER, STATE_COUNT_MAX } from '../constants';
import { type Cursor, type OrderFilter, type OrderGroup, orderGroups } from '../schema';
import type { OrderList, OrderListEntry } from '../types';
import { groupConditions, orderConditions } from './filter';

const day = z.string().length(10).nullable();
const time = z.string().length(5).nullable();
const text = z.string().max(10_000).nullable();

/** One JSON object of `entryColumns`. */
export const entryRow = z.object({
  id: z.uuid(),
  number: z.string().max(1000),
  reference: text,
  buyer_name: text,
  placed_at: z.string().max(40),
  total: z.number(),
  currency: z.string().max(3),
  payment_url: text,
  summary_state: z.enum(OrderState),
  summary_phase: z.enum(OrderPhase),
  summary_state_date: day,
  summary_next_date: day,
  summary_next_from: time,
  summary_next_to: time,
  summary_promised: day,
  summary_action: z.enum(OrderAction),
  summary_next_deadline: day,
  summary_payment_due: z.boolean(),
  summary_item_count: z.number(),
  summary_cancellable: z.boolean(),
  summary_cancel_until: z.string().max(40).nullable(),
  summary_returnable: z.boolean(),
  summary_return_until: day,
  summary_credit_until: day,
  items: z
    .array(z.object({ name: z.string().max(10_000), quantity: z.number(), picture: text }))
    .max(PICTURES_PER_ORDER),
  pickup_place: text,
  document_id: z.uuid().nullable(),
});

/** Columns of an order in a list, and what of its lines, parcels and papers is shown beside it. */
export const entryColumns = Prisma.sql`
  o.id, o.number, o.reference, o.buyer_name, o.placed_at, o.total, o.currency, o.payment_url, o.summary_state,
  o.summary_phase, o.summary_state_date, o.summary_next_date, o.summary_next_from, o.summary_next_to,
  o.summary_promised, o.summary_action, o.summary_next_deadline, o.summary_payment_due, o.summary_item_count,
  o.summary_cancellable, o.summary_cancel_until, o.summary_returnable, o.summary_return_until, o.summary_credit_until,
  coalesce((
    SELECT json_agg(line) FROM (
      SELECT i.name, i.quantity_ordered AS quantity, p.picture FROM order_item i LEFT JOIN product p ON p.id = i.product_id
      WHERE i.order_id = o.id ORDER BY i.position LIMIT ${PICTURES_PER_ORDER}) line), '[]'::json) AS items,
  CASE WHEN o.summary_action = 'collect' THEN (
    SELECT s.pickup_place FROM shipment s WHERE s.order_id = o.id AND s.state = 'ready_for_pickup'
    ORDER BY s.pickup_until, s.sequence LIMIT 1) END AS pickup_place,
  CASE WHEN o.summary_action = 'document' THEN (
    SELECT d.id FROM document d WHERE d.order_id = o.id ORDER BY d.kind = 'invoice' DESC, d.issued_on DESC, d.id LIMIT 1
  ) END AS document_id`;

/** @param entry whose shape `entryRow` has checked */
export function entryFrom(entry: z.infer<typeof entryRow>): OrderListEntry {
  return {
    id: entry.id,
    number: entry.number,
    reference: entry.reference,
    buyerName: entry.buyer_name,
    placedOn: localDay(new Date(entry.placed_at)),
    total: entry.total,
    currency: entry.currency,
    paymentUrl: entry.payment_url,
    summary: {
      state: entry.summary_state,
      phase: entry.summary_phase,
      stateDate: entry.summary_state_date,
      nextDate: entry.summary_next_date,
      nextFrom: entry.summary_next_from,
      nextTo: entry.summary_next_to,
      promised: entry.summary_promised,
      action: entry.summary_action,
      nextDeadline: entry.summary_next_deadline,
      paymentDue: entry.summary_payment_due,
      itemCount: entry.summary_item_count,
      cancellable: entry.summary_cancellable,
      cancelUntil: entry.summary_cancel_until === null ? null : new Date(entry.summary_cancel_until),
      returnable: entry.summary_returnable,
      returnUntil: entry.summary_return_until,
      creditUntil: entry.summary_credit_until,
    },
    items: entry.items,
    pickupPlace: entry.pickup_place,
    documentId: entry.document_id,
  };
}

const listRow = z.object({
  orders: z.array(entryRow).max(ORDERS_PER_PAGE + 1),
  found: z.number(),
  all: z.number(),
  since: z.date().nullable(),
  until: z.date().nullable(),
  groups: z.record(z.string().max(30), z.number()),
  buyers: z.array(z.string().max(10_000)).max(BUYERS_MAX),
});

type Place = { placed_at: string; id: string };

export const cursorOf = (row: { placedAt: Date; id: string }): string =>
  Buffer.from(JSON.stringify([row.placedAt.toISOString(), row.id])).toString('base64url');
const cursorAt = ({ placed_at, id }: Place) => cursorOf({ placedAt: new Date(placed_at), id });

/**
 * Counts no further than to a limit, so that the figure costs the same for every account. In the order of the list, or a
 * large account would be counted by reading the table from its beginning.
 */
export const countUpTo = (where: Prisma.Sql, max: number) => Prisma.sql`
  (SELECT count(*)::int FROM (
    SELECT FROM orders WHERE ${where} ORDER BY placed_at DESC, id DESC LIMIT ${max + 1}) counted)`;

/**
 * A page of the account's orders with what stands around it (how many, how many per group, years, buyers), newest
 * first, in one statement. Keyset: the page beside a cursor costs the same however far down it lies, and the figures
 * are counted up to a limit only.
 * @param scope whose orders
 * @param filter narrows page and result count, not the figures per group
 * @param page `after` = older than this cursor, `before` = newer than it; neither = the newest
 */
export async function listOrders(
  scope: CustomerScope,
  filter: OrderFilter,
  page: { after?: Cursor; before?: Cursor },
): Promise<OrderList> {
  const backwards = !page.after && !!page.before;
  const cursor = page.after ?? page.before ?? null;
  const where = orderConditions(scope, filter);
  const mine = Prisma.sql`account_id = ${scope.accountId}::uuid`;
  const direction = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const groups = Prisma.join(
    orderGroups.map((group) => {
      const count = countUpTo(Prisma.sql`${mine} AND ${groupConditions[group]}`, STATE_COUNT_MAX);
      return Prisma.sql`${group}::text, ${count}`;
    }),
  );
  const [answer] = await db.$queryRaw<unknown[]>`
    WITH page AS (
      SELECT o.* FROM orders o WHERE ${where} AND ${beside(cursor, backwards)}
      ORDER BY o.placed_at ${direction}, o.id ${direction} LIMIT ${ORDERS_PER_PAGE + 1}
    )
    SELECT
      coalesce((SELECT json_agg(entry ORDER BY entry.placed_at ${direction}, entry.id ${direction})
                FROM (SELECT ${entryColumns} FROM page o) entry), '[]'::json) AS orders,
      ${countUpTo(where, COUNT_MAX)} AS found,
      ${countUpTo(mine, COUNT_MAX)} AS all,
      (SELECT min(placed_at) FROM orders WHERE ${mine}) AS since,
      (SELECT max(placed_at) FROM orders WHERE ${mine}) AS until,
      json_build_object(${groups}) AS groups,
      ${buyersOf(scope)} AS buyers`;
  const list = listRow.parse(answer);
  // One more than shown tells whether there is a further page.
  const more = list.orders.length > ORDERS_PER_PAGE;
  const shown = list.orders.slice(0, ORDERS_PER_PAGE);
  if (backwards) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  const hasNewer = backwards ? more : cursor !== null;
  const hasOlder = backwards || more;
  return {
    orders: shown.map(entryFrom),
    newer: first && hasNewer ? cursorAt(first) : null,
    older: last && hasOlder ? cursorAt(last) : null,
    found: capped(list.found),
    all: { ...capped(list.all), sinceYear: yearOf(list.since), untilYear: yearOf(list.until) },
    groups: Object.fromEntries(orderGroups.map((group) => [group, list.groups[group] ?? 0])) as Record<
      OrderGroup,
      number
    >,
    buyers: list.buyers,
  };
}

export const capped = (count: number) => ({ count: Math.min(count, COUNT_MAX), more: count > COUNT_MAX });
const yearOf = (instant: Date | null) => (instant ? Number(localDay(instant).slice(0, 4)) : null);

/** Keyset: the orders on one side of a cursor; a row value, so that the index starts there. No cursor leaves all. */
export function beside(cursor: Cursor, newer: boolean): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`;
  const { placedAt, id } = cursor;
  return newer
    ? Prisma.sql`(o.placed_at, o.id) > (${placedAt}, ${id}::uuid)`
    : Prisma.sql`(o.placed_at, o.id) < (${placedAt}, ${id}::uuid)`;
}

/**
 * Who ordered, each name once. From name to name through the index, so that it costs one look per person and not one
 * per order; PostgreSQL has no DISTINCT that does so by itself. Only people of a company are told who their colleagues
 * are.
 */
function buyersOf(scope: CustomerScope): Prisma.Sql {
  if (!mayDo(scope, 'members.read')) return Prisma.sql`'[]'::json`;
  const next = (after: Prisma.Sql) => Prisma.sql`
    (SELECT buyer_name FROM orders WHERE account_id = ${scope.accountId}::uuid AND ${after} ORDER BY buyer_name LIMIT 1)`;
  return Prisma.sql`(
    WITH RECURSIVE buyer(name, place) AS (
      SELECT ${next(Prisma.sql`buyer_name IS NOT NULL`)}, 1
      UNION ALL
      SELECT ${next(Prisma.sql`buyer_name > buyer.name`)}, place + 1 FROM buyer
      WHERE buyer.name IS NOT NULL AND place < ${BUYERS_MAX}
    )
    SELECT coalesce(json_agg(name ORDER BY name COLLATE "de-x-icu"), '[]'::json) FROM buyer WHERE name IS NOT NULL)`;
}
