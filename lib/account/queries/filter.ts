import { Temporal } from 'temporal-polyfill';
import { TIME_ZONE } from '@/lib/core/format';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { searchTerms } from '@/lib/orders/policy/search';
import { Prisma } from '@/prisma/generated/client';
import type { OrderFilter, OrderGroup } from '../schema';

/** Each group has an index that begins with the account and ends with the order of the list. */
export const groupConditions: Record<OrderGroup, Prisma.Sql> = {
  vorbereitung: Prisma.sql`summary_phase = 'preparing'`,
  unterwegs: Prisma.sql`summary_phase = 'moving'`,
  abholbereit: Prisma.sql`summary_phase = 'collect'`,
  verspaetet: Prisma.sql`summary_state IN ('delayed', 'problem')`,
  zugestellt: Prisma.sql`summary_phase = 'arrived'`,
  storniert: Prisma.sql`summary_phase = 'cancelled'`,
  abgeschlossen: Prisma.sql`summary_phase = 'closed'`,
  'rechnung-offen': Prisma.sql`summary_payment_due`,
};

/**
 * Which orders a list, its count and its export are about.
 * @param scope whose; the first condition, whatever else is asked for
 */
export function orderConditions(scope: CustomerScope, filter: OrderFilter): Prisma.Sql {
  const conditions = [Prisma.sql`account_id = ${scope.accountId}::uuid`];
  if (filter.group) conditions.push(groupConditions[filter.group]);
  if (filter.year !== null) {
    const [from, to] = [startOfYear(filter.year), startOfYear(filter.year + 1)];
    conditions.push(Prisma.sql`placed_at >= ${from} AND placed_at < ${to}`);
  }
  if (filter.buyer !== null) conditions.push(Prisma.sql`buyer_name = ${filter.buyer}`);
  // Terms are letters and digits only, so nothing in them means anything to LIKE.
  const terms = searchTerms(filter.search);
  for (const term of terms) conditions.push(Prisma.sql`search LIKE ${`%${term}%`}`);
  // Something was typed in which there is nothing to look for ("%"): nothing is found, rather than everything.
  if (filter.search !== '' && terms.length === 0) conditions.push(Prisma.sql`false`);
  return Prisma.join(conditions, ' AND ');
}

/** The first instant of a year at the shop's place. */
function startOfYear(year: number): Date {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(TIME_ZONE);
  return new Date(start.epochMilliseconds);
}
