import { z } from 'zod';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { Prisma } from '@/prisma/generated/client';
import { COUNT_MAX } from '../constants';
import { overviewOf } from '../policy';
import type { OrderGroup } from '../schema';
import type { Overview } from '../types';
import { groupConditions } from './filter';
import { capped, countUpTo, entryColumns, entryFrom, entryRow } from './list';

/** Of each kind: more than the page shows, and no more than a page can sort. */
const EACH = 20;
const KINDS: OrderGroup[] = ['vorbereitung', 'unterwegs', 'abholbereit', 'verspaetet', 'rechnung-offen'];

const overviewRow = z.object({ orders: z.array(entryRow).max((KINDS.length + 1) * EACH), count: z.number() });

/**
 * What the overview shows of the account's orders, in one statement: the newest of each kind that waits for somebody or
 * is on its way, each kind through its own index, and the newest of all.
 */
export async function getOverview(scope: CustomerScope): Promise<Overview> {
  const mine = Prisma.sql`account_id = ${scope.accountId}::uuid`;
  const newest = (where: Prisma.Sql) =>
    Prisma.sql`(SELECT id FROM orders WHERE ${mine} AND ${where} ORDER BY placed_at DESC, id DESC LIMIT ${EACH})`;
  const ids = [Prisma.sql`true`, ...KINDS.map((kind) => groupConditions[kind])].map(newest);
  const [answer] = await db.$queryRaw<unknown[]>`
    WITH current AS (SELECT o.* FROM orders o WHERE o.id IN (${Prisma.join(ids, ' UNION ')}))
    SELECT coalesce((SELECT json_agg(entry ORDER BY entry.placed_at DESC, entry.id DESC)
                     FROM (SELECT ${entryColumns} FROM current o) entry), '[]'::json) AS orders,
           ${countUpTo(mine, COUNT_MAX)} AS count`;
  const { orders, count } = overviewRow.parse(answer);
  return { ...overviewOf(orders.map(entryFrom), localDay(new Date())), count: capped(count) };
}
