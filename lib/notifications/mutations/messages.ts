import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { publishAll } from '@/lib/core/outbox';
import type { MessageSkip } from '@/prisma/generated/enums';
import { DELAY_HOURS, MESSAGE_PRIORITY } from '../constants';
import type { Announcement } from '../types';

/**
 * Notes what is to be told, with the outbox rows of what has not been, in the transaction of the change. Told twice is
 * told once. A delay waits until the last one of the same parcel is six hours old; one that was overtaken while it waited
 * and holds again is due again. Three statements at most, whatever the number; the caller has locked the orders, and
 * records what happened to them.
 * @param announcements each kind, parcel and content once
 */
export async function announce(tx: Transaction, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return;
  const rows = JSON.stringify(announcements.map((one) => ({ ...one, id: uuid() })));
  const due = await tx.$queryRaw<{ id: string; not_before: Date }[]>`
    INSERT INTO message (id, kind, order_id, shipment_id, content_key, not_before)
    SELECT new."id", new."kind", new."orderId", new."shipmentId", new."contentKey", CASE new."kind" WHEN 'delayed' THEN
      greatest(now(), (
        SELECT max(coalesce(told.sent_at, told.not_before)) + make_interval(hours => ${DELAY_HOURS}::int) FROM message told
         WHERE told.order_id = new."orderId" AND told.kind = new."kind"
           AND told.shipment_id IS NOT DISTINCT FROM new."shipmentId"
           AND (told.state = 'sent' OR (told.state = 'waiting' AND told.not_before <= now()))
      )) ELSE now() END
    FROM jsonb_to_recordset(${rows}::jsonb) AS new("id" uuid, "kind" message_kind, "orderId" uuid, "shipmentId" uuid,
      "contentKey" text)
    ON CONFLICT (order_id, kind, shipment_id, content_key) DO UPDATE
      SET state = 'waiting', skipped = NULL, not_before = excluded.not_before
      WHERE message.state = 'skipped' AND message.skipped = 'overtaken'
    RETURNING id, not_before`;
  await publishAll(
    tx,
    'message.due',
    due.map(({ id, not_before: notBefore }) => ({ payload: { messageId: id }, notBefore })),
    MESSAGE_PRIORITY,
  );
}

/** Locks a message that waits to be sent. @returns false if it has been settled already */
export async function lockMessage(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM message WHERE id = ${id}::uuid AND state = 'waiting' FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Notes what became of a message, in the transaction that marks its outbox row.
 * @param outcome sent, or why it was not
 */
export async function settleMessage(tx: Transaction, id: string, outcome: 'sent' | MessageSkip): Promise<void> {
  const { kind, orderId, shipmentId, order } = await tx.message.update({
    where: { id },
    data: outcome === 'sent' ? { state: 'sent', sentAt: new Date() } : { state: 'skipped', skipped: outcome },
    select: { kind: true, orderId: true, shipmentId: true, order: { select: { accountId: true } } },
  });
  await recordAudit(tx, [
    {
      action: outcome === 'sent' ? 'message.sent' : 'message.skipped',
      entity: 'order',
      entityId: orderId,
      accountId: order.accountId,
      details: { message: id, kind, shipmentId, ...(outcome === 'sent' ? {} : { reason: outcome }) },
    },
  ]);
}
