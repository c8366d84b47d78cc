import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { announce } from '@/lib/notifications/mutations/messages';
import { recordOrderEvents } from '@/lib/orders/mutations/shipments';
import { lockOrders, refreshSummaries } from '@/lib/orders/mutations/summaries';
import type { CancellationState } from '@/prisma/generated/enums';
import { answersOf, stateOf } from '../policy/cancel';
import { outstandingOf } from '../utils';

const openSelect = {
  id: true,
  number: true,
  orderId: true,
  order: { select: { accountId: true } },
} as const;

/**
 * Takes what a shop or a carrier reported of some orders as the answer to their open cancellations, in the transaction of
 * the report: pieces that are not to be sent are confirmed, pieces that have left are refused. Whoever writes orders,
 * parcels or messages of carriers calls this at the end. One statement where nothing is open.
 * @param now when it was answered
 */
export async function settleCancellations(
  tx: Transaction,
  orderIds: readonly string[],
  now = new Date(),
): Promise<void> {
  if (orderIds.length === 0) return;
  const where = { orderId: { in: [...orderIds] }, state: 'requested' as const };
  const open = await tx.cancellation.findMany({ where, select: openSelect, orderBy: { id: 'asc' } });
  if (open.length === 0) return;
  const touched = [...new Set(open.map(({ orderId }) => orderId))];
  await lockOrders(tx, touched);
  const lines = await answeredLines(tx, open);
  const changed = lines.filter(({ before, after }) => outstandingOf(before) !== outstandingOf(after));
  if (changed.length === 0) return;
  await writeAnswers(tx, changed);
  await countOpen(tx, touched);
  await refreshSummaries(tx, touched);

  const byCancellation = Map.groupBy(lines, ({ cancellationId }) => cancellationId);
  const done = open.flatMap(({ order, ...one }) => {
    const state = stateOf((byCancellation.get(one.id) ?? []).map(({ after }) => after));
    return state === 'requested' ? [] : [{ ...one, accountId: order.accountId, state }];
  });
  for (const state of ['confirmed', 'refused'] as const) {
    const ids = done.filter((one) => one.state === state).map(({ id }) => id);
    if (ids.length > 0)
      await tx.cancellation.updateMany({ where: { id: { in: ids } }, data: { state, answeredAt: now } });
  }
  await recordOrderEvents(
    tx,
    done.map(({ id, number: detail, orderId, state }) => ({
      ...{ orderId, kind: EVENT[state], at: now, detail, key: `cancellation:${id}:answered` },
    })),
  );
  await announce(
    tx,
    done.map(({ id: contentKey, orderId }) => ({
      ...{ kind: 'cancellation_answered' as const, orderId, shipmentId: null, contentKey },
    })),
  );
  await recordAudit(
    tx,
    done.map(({ id, number, accountId, state }) => ({
      ...{ action: `cancellation.${state}`, entity: 'cancellation', entityId: id, accountId, details: { number } },
    })),
  );
}

const EVENT = { confirmed: 'cancellation_confirmed', refused: 'cancellation_refused' } as const satisfies Record<
  Exclude<CancellationState, 'requested'>,
  string
>;

/** All lines of the open cancellations, as they were and as the orders answer them. */
async function answeredLines(tx: Transaction, open: readonly { id: string; orderId: string }[]) {
  const ids = new Set(open.map(({ id }) => id));
  const own = await tx.cancellationLine.findMany({
    where: { cancellationId: { in: [...ids] } },
    select: { orderItemId: true },
  });
  const itemIds = [...new Set(own.flatMap(({ orderItemId }) => orderItemId ?? []))];
  const items = await tx.orderItem.findMany({
    where: { id: { in: itemIds } },
    relationLoadStrategy: 'join',
    select: {
      ...{ id: true, quantityOrdered: true, quantityCancelled: true, quantityOpen: true },
      order: { select: { completed: true } },
    },
  });
  // Those that were answered before count as well: what they got is no answer to a later one.
  const asks = await tx.cancellationLine.findMany({
    where: { OR: [{ orderItemId: { in: itemIds } }, { cancellationId: { in: [...ids] } }] },
    orderBy: [{ cancellationId: 'asc' }, { position: 'asc' }],
    omit: { name: true, variant: true, sku: true },
  });
  const lineOf = new Map(items.map((item) => [item.id as string | null, item]));
  const groups = Map.groupBy(asks, (ask) => ask.orderItemId ?? `${ask.cancellationId} ${ask.position}`);
  return [...groups.values()].flatMap((group) => {
    const line = lineOf.get(group[0]?.orderItemId ?? null);
    const facts = line && {
      due: line.quantityOrdered - line.quantityCancelled,
      // Nothing more will happen to it, so what was not taken out has been sent.
      open: line.order.completed ? 0 : line.quantityOpen,
    };
    return answersOf(facts ?? null, group).flatMap((after, index) => {
      const before = group[index];
      return before && ids.has(after.cancellationId) ? [{ cancellationId: after.cancellationId, before, after }] : [];
    });
  });
}

type Answered = Awaited<ReturnType<typeof answeredLines>>[number];

async function writeAnswers(tx: Transaction, lines: readonly Answered[]): Promise<void> {
  const rows = lines.map(({ after: { cancellationId, position, confirmed, refused } }) => ({
    ...{ cancellationId, position, confirmed, refused },
  }));
  await tx.$executeRaw`
    UPDATE cancellation_line SET confirmed = line."confirmed", refused = line."refused"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS line("cancellationId" uuid, "position" int,
      "confirmed" int, "refused" int)
    WHERE cancellation_line.cancellation_id = line."cancellationId" AND cancellation_line.position = line."position"`;
}

/** `quantity_cancelling` of the orders' lines: the sum of what is asked for and not answered. */
async function countOpen(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE order_item SET quantity_cancelling = counted.open
    FROM (SELECT item.id, coalesce(sum(line.quantity - line.confirmed - line.refused), 0)::int AS open
            FROM order_item item LEFT JOIN cancellation_line line ON line.order_item_id = item.id
           WHERE item.order_id = ANY(${[...orderIds]}::uuid[]) GROUP BY item.id) counted
    WHERE order_item.id = counted.id AND order_item.quantity_cancelling <> counted.open`;
}
