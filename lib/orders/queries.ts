import type { Database, Transaction } from '@/lib/core/db';
import type { Prisma } from '@/prisma/generated/client';
import type { OrderFacts, OrderSummary } from './types';
import { fromDateColumn } from './utils';

/** An order's facts beside the summary that is stored for it. */
export type SummaryCheck = { id: string; number: string; facts: OrderFacts; stored: OrderSummary };

/**
 * Reads what summaries are computed from, in one statement and in the order of the key. For recomputing only: it knows
 * no scope, so nothing of it may reach a screen.
 * @param which orders: those of some ids, or the next ones after an id
 */
export async function listSummaryChecks(
  db: Database | Transaction,
  which: { ids: readonly string[] } | { after: string | null; take: number },
): Promise<SummaryCheck[]> {
  const page: Pick<Prisma.OrderFindManyArgs, 'where' | 'take'> =
    'ids' in which
      ? { where: { id: { in: [...which.ids] } } }
      : { where: which.after === null ? {} : { id: { gt: which.after } }, take: which.take };
  const rows = await db.order.findMany({ ...page, orderBy: { id: 'asc' }, relationLoadStrategy: 'join', select });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    facts: {
      completed: row.completed,
      expectedOn: fromDateColumn(row.expectedOn),
      items: row.items.map((item) => ({
        ...item,
        deliveredOn: fromDateColumn(item.deliveredOn),
        cancelledOn: fromDateColumn(item.cancelledOn),
      })),
    },
    stored: {
      state: row.summaryState,
      stateDate: fromDateColumn(row.summaryStateDate),
      nextDate: fromDateColumn(row.summaryNextDate),
      nextDeadline: fromDateColumn(row.summaryNextDeadline),
      itemCount: row.summaryItemCount,
    },
  }));
}

/** Where the pieces of a line are, and since when. */
export const whereabouts = {
  quantityOrdered: true,
  quantityOpen: true,
  quantityCancelled: true,
  quantityInTransit: true,
  quantityDelivered: true,
  quantityLost: true,
  quantityReturned: true,
  deliveredOn: true,
  cancelledOn: true,
} as const satisfies Prisma.OrderItemSelect;

const select = {
  id: true,
  number: true,
  completed: true,
  expectedOn: true,
  summaryState: true,
  summaryStateDate: true,
  summaryNextDate: true,
  summaryNextDeadline: true,
  summaryItemCount: true,
  items: { select: whereabouts },
} as const satisfies Prisma.OrderSelect;
