import { settleCancellations } from '@/lib/cancellations/mutations/settle';
import { db, type Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import { toDateColumn } from '@/lib/orders/utils';

// What the demo's shop says to what the portal asks of it. A real shop would read the same from webhooks.

/** What came of a refund, as it is sent to the API. */
export type RefundAnswer = { id: string; state: 'succeeded' | 'failed'; at: string; reason?: string };

/** Some banks refuse the first time, so that the demo shows what happens then: about one in nine, always the same ones. */
const REFUSED = /[BCD]$/;

/**
 * The oldest refund that the shop was told to pay and has said nothing of.
 * @param before told before this moment: a shop takes its time
 */
export async function nextRefund(sourceId: string, before: Date): Promise<RefundAnswer | null> {
  const open = await db.refund.findFirst({
    where: {
      ...{ state: 'pending', updatedAt: { lt: before } },
      OR: [{ order: { sourceId } }, { orderId: null, return: { sourceId } }],
    },
    orderBy: { id: 'asc' },
    select: { number: true, attempts: true, means: true },
  });
  if (!open) return null;
  const { number: id, attempts, means } = open;
  const at = new Date().toISOString();
  return means === 'original' && attempts === 1 && REFUSED.test(id)
    ? { id, state: 'failed', at, reason: 'Die Karte ist abgelaufen' }
    : { id, state: 'succeeded', at };
}

/**
 * Takes out of its order what the oldest open cancellation asks for, as far as no parcel has it yet. The orders of the demo
 * were never stated by an API, so that this writes what such a statement would have written.
 * @param before asked before this moment
 * @returns its number; null if nothing is open
 */
export async function answerCancellation(sourceId: string, before: Date): Promise<string | null> {
  const open = await db.cancellation.findFirst({
    where: {
      ...{ state: 'requested', createdAt: { lt: before }, order: { sourceId } },
      // What is packed already is answered by its parcel.
      lines: { some: { orderItem: { quantityOpen: { gt: 0 }, shipments: { none: {} } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, number: true, orderId: true },
  });
  if (!open) return null;
  await db.$transaction((tx) => takeOut(tx, open));
  return open.number;
}

async function takeOut(tx: Transaction, { id, orderId }: { id: string; orderId: string }): Promise<void> {
  await refreshSummaries(tx, [orderId]);
  const lines = await tx.cancellationLine.findMany({
    where: { cancellationId: id, cancellation: { state: 'requested' } },
    select: {
      ...{ quantity: true, confirmed: true, refused: true },
      orderItem: { select: { id: true, quantityOpen: true, statedCancelled: true } },
    },
  });
  for (const { quantity, confirmed, refused, orderItem } of lines) {
    const pieces = orderItem ? Math.min(quantity - confirmed - refused, orderItem.quantityOpen) : 0;
    if (!orderItem || pieces <= 0) continue;
    await tx.orderItem.update({
      where: { id: orderItem.id },
      data: {
        statedCancelled: orderItem.statedCancelled + pieces,
        statedCancelledOn: toDateColumn(localDay(new Date())),
      },
      select: { id: true },
    });
  }
  await refreshSummaries(tx, [orderId]);
  await settleCancellations(tx, [orderId]);
}
