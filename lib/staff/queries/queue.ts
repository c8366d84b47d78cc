import { z } from 'zod';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { fromDateColumn } from '@/lib/orders/utils';
import { isPartial } from '@/lib/returns/policy/states';
import { Prisma } from '@/prisma/generated/client';
import { ReturnState } from '@/prisma/generated/enums';
import { CASES_PER_PAGE, COUNT_MAX, FOUND_MAX, NAME_LETTERS } from '../constants';
import type { QueueCursor, QueueFilter } from '../schema';
import type { Queue, QueueEntry, Waiting } from '../types';
import { codeKey } from '../utils';

const waitingRow = z.object({
  count: z.number(),
  overdue: z.number(),
  states: z.partialRecord(z.enum(ReturnState), z.number()),
});
const pageRow = waitingRow.extend({ ids: z.array(z.uuid()).max(CASES_PER_PAGE + 1) });

/** All that waits for staff, up to a limit, so that the figures cost the same however long the queue is. */
const waiting = (today: string) => Prisma.sql`
  w AS (SELECT state, next_on FROM returns WHERE waits_for = 'staff' ORDER BY next_on, id LIMIT ${COUNT_MAX}),
  figures AS (
    SELECT (SELECT count(*)::int FROM w) AS count,
           (SELECT count(*)::int FROM w WHERE next_on < ${today}::date) AS overdue,
           (SELECT coalesce(json_object_agg(state, n), '{}') FROM (SELECT state, count(*)::int AS n FROM w GROUP BY state) s)
             AS states)`;

/** How many returns wait for staff, and for how many the day has passed. @param _scope any staff may look */
export async function countWaiting(_scope: StaffScope): Promise<Waiting> {
  const [row] = await db.$queryRaw<unknown[]>`WITH ${waiting(localDay(new Date()))} SELECT * FROM figures`;
  return waitingRow.parse(row);
}

/**
 * Returns that wait for staff, by the day until which something is to be done; or all that were sent, newest first, where
 * the filter asks for them or something is searched. Two statements.
 * @param _scope any staff may look
 * @param after the last one shown before
 */
export async function listCases(_scope: StaffScope, filter: QueueFilter, after: QueueCursor): Promise<Queue> {
  const today = localDay(new Date());
  const everything = filter.all || filter.search !== '';
  const where = [
    everything ? Prisma.sql`r.state <> 'draft'` : Prisma.sql`r.waits_for = 'staff'`,
    ...(filter.state ? [Prisma.sql`r.state = ${filter.state}::return_state`] : []),
    ...(filter.overdue ? [Prisma.sql`r.waits_for = 'staff' AND r.next_on < ${today}::date`] : []),
    ...(filter.search ? [Prisma.sql`r.id = ANY(ARRAY(${found(filter.search)}))`] : []),
    ...(after ? [everything ? Prisma.sql`r.id < ${after.id}::uuid` : beside(after)] : []),
  ];
  const order = everything ? Prisma.sql`r.id DESC` : Prisma.sql`r.next_on, r.id`;
  const [answer] = await db.$queryRaw<unknown[]>`
    WITH ${waiting(today)}
    SELECT figures.*, ARRAY(
      SELECT r.id FROM returns r WHERE ${Prisma.join(where, ' AND ')} ORDER BY ${order} LIMIT ${CASES_PER_PAGE + 1}
    ) AS ids FROM figures`;
  const { ids, ...figures } = pageRow.parse(answer);
  const shown = ids.slice(0, CASES_PER_PAGE);
  const rows = await db.return.findMany({ where: { id: { in: shown } }, relationLoadStrategy: 'join', select });
  const entries = shown.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const last = entries.at(-1);
  return {
    entries: entries.map((row) => entryFrom(row, today)),
    next: ids.length > CASES_PER_PAGE && last ? `${fromDateColumn(last.nextOn) ?? today}_${last.id}` : null,
    waiting: figures,
  };
}

const beside = ({ day, id }: NonNullable<QueueCursor>) => Prisma.sql`(r.next_on, r.id) > (${day}::date, ${id}::uuid)`;

/** One field for all that somebody may hold in hand: number, tracking number, order number, name. */
function found(typed: string): Prisma.Sql {
  const key = codeKey(typed);
  const number = typed.toUpperCase();
  const name = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
  const byName = Prisma.sql`
    UNION ALL (SELECT n.id FROM account a JOIN returns n ON n.account_id = a.id
               WHERE a.name ILIKE ${name} LIMIT ${FOUND_MAX})`;
  return Prisma.sql`
    (SELECT id FROM returns WHERE number = ${number} OR number = ${`RT-${number}`})
    UNION ALL (SELECT id FROM returns
                WHERE tracking_number IS NOT NULL AND upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) = ${key}
                LIMIT ${FOUND_MAX})
    UNION ALL (SELECT i.return_id FROM orders o JOIN order_item l ON l.order_id = o.id
                 JOIN return_item i ON i.order_item_id = l.id
                WHERE upper(regexp_replace(o.number, '[^[:alnum:]]', '', 'g')) = ${key} LIMIT ${FOUND_MAX})
    ${typed.length >= NAME_LETTERS ? byName : Prisma.empty}`;
}

const select = {
  ...{ id: true, number: true, state: true, stateAt: true, nextOn: true, waitsFor: true },
  account: { select: { name: true, kind: true } },
  _count: { select: { items: true, photos: true } },
  items: {
    orderBy: { position: 'asc' },
    take: 3,
    select: {
      ...{ name: true, requested: true, approved: true, received: true, accepted: true },
      orderItem: { select: { order: { select: { number: true } } } },
    },
  },
} as const satisfies Prisma.ReturnSelect;

function entryFrom(row: Prisma.ReturnGetPayload<{ select: typeof select }>, today: string): QueueEntry {
  const nextOn = fromDateColumn(row.nextOn);
  const waitsForStaff = row.waitsFor === 'staff';
  return {
    ...{ number: row.number, state: row.state, partial: isPartial(row.state, row.items) },
    ...{ stateOn: localDay(row.stateAt), nextOn, waitsForStaff },
    overdue: waitsForStaff && nextOn !== null && nextOn < today,
    customer: row.account?.name ?? null,
    company: row.account?.kind === 'company',
    items: row.items.map(({ name, requested: quantity }) => ({ name, quantity })),
    more: row._count.items - row.items.length,
    orders: [...new Set(row.items.flatMap(({ orderItem }) => orderItem?.order.number ?? []))],
    photos: row._count.photos,
  };
}
