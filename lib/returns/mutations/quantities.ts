import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { sumBy } from '@/lib/core/sum';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import { piecesOf } from '../policy/states';

/** Lines per step of the recomputation. */
const BATCH = 500;

type Counted = { id: string; orderId: string; returning: number; takenBack: number };

/**
 * Computes anew how many pieces of some lines are asked back and how many came back, and with them the summaries of their
 * orders (domain rule 1). Whatever moves a return calls it in the same transaction, with the orders locked.
 * @param orderItemIds lines of orders
 */
export async function refreshGivenBack(tx: Transaction, orderItemIds: readonly string[]): Promise<void> {
  const { lines } = await countedAnew(tx, { ids: orderItemIds });
  await write(tx, lines);
  await refreshSummaries(tx, [...new Set(lines.map(({ orderId }) => orderId))]);
}

/** Recomputes all of them, and mends what differs with an audit row each; in a healthy database nothing does. */
export async function recomputeGivenBack(db: Database): Promise<{ checked: number; mended: number }> {
  const result = { checked: 0, mended: 0 };
  for (let after: string | null = null; ; ) {
    const { lines, wrong, last } = await countedAnew(db, { after });
    if (wrong.length > 0) {
      await db.$transaction(async (tx) => {
        await refreshGivenBack(
          tx,
          wrong.map(({ id }) => id),
        );
        const entry = { action: 'order.given_back_mended', entity: 'order', actorKind: 'system' } as const;
        await recordAudit(
          tx,
          wrong.map(({ orderId }) => ({ ...entry, entityId: orderId })),
        );
      });
    }
    result.checked += lines.length;
    result.mended += wrong.length;
    after = last;
    if (after === null || lines.length < BATCH) return result;
  }
}

async function countedAnew(
  db: Database | Transaction,
  which: { ids: readonly string[] } | { after: string | null },
): Promise<{ lines: Counted[]; wrong: Counted[]; last: string | null }> {
  const given = {
    OR: [{ returnItems: { some: {} } }, { quantityReturning: { gt: 0 } }, { quantityTakenBack: { gt: 0 } }],
  };
  const rows = await db.orderItem.findMany({
    relationLoadStrategy: 'join',
    where:
      'ids' in which
        ? { id: { in: [...which.ids] } }
        : { AND: [given, ...(which.after === null ? [] : [{ id: { gt: which.after } }])] },
    ...('ids' in which ? {} : { take: BATCH }),
    orderBy: { id: 'asc' },
    select: {
      id: true,
      orderId: true,
      quantityReturning: true,
      quantityTakenBack: true,
      returnItems: {
        select: {
          ...{ requested: true, approved: true, received: true, accepted: true, solution: true },
          return: { select: { state: true } },
        },
      },
    },
  });
  const counted = rows.map(({ returnItems, ...row }) => {
    const pieces = returnItems.map((item) => piecesOf(item.return.state, item));
    const returning = sumBy(pieces, (one) => one.returning);
    const takenBack = sumBy(pieces, (one) => one.takenBack);
    return { row, line: { id: row.id, orderId: row.orderId, returning, takenBack } };
  });
  return {
    lines: counted.map(({ line }) => line),
    wrong: counted
      .filter(({ row, line }) => row.quantityReturning !== line.returning || row.quantityTakenBack !== line.takenBack)
      .map(({ line }) => line),
    last: rows.at(-1)?.id ?? null,
  };
}

async function write(tx: Transaction, lines: readonly Counted[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    UPDATE order_item SET quantity_returning = line."returning", quantity_taken_back = line."takenBack"
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "returning" int, "takenBack" int)
     WHERE order_item.id = line.id`;
}
