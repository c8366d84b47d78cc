import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { messageKinds } from '../constants';
import { getSwitchTarget } from '../queries';
import type { MessageKind } from '../types';

/**
 * Sets which kinds of messages about an order of the account are wanted.
 * @param number the shop's order number; of two shops' orders the newer one, as on its page
 * @param wanted all of them: what is not named is not wanted
 * @returns false if the account has no such order
 */
export async function switchMessages(
  scope: CustomerScope,
  number: string,
  wanted: readonly MessageKind[],
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const order = await tx.order.findFirst({
      where: { accountId: scope.accountId, number },
      orderBy: { placedAt: 'desc' },
      select: { id: true },
    });
    if (!order) return false;
    const switches = messageKinds.map((kind) => ({ kind, wanted: wanted.includes(kind) }));
    await writeSwitches(tx, { id: order.id, accountId: scope.accountId }, switches);
    return true;
  });
}

/**
 * Switches the kind of one message on or off for its order, by the link in the mail: who reads the mailbox may.
 * @returns false if there is no such message
 */
export async function switchByLink(token: string, wanted: boolean): Promise<boolean> {
  const target = await getSwitchTarget(token);
  if (!target) return false;
  const { orderId, accountId, kind } = target;
  await db.$transaction((tx) => writeSwitches(tx, { id: orderId, accountId }, [{ kind, wanted }], 'guest'));
  return true;
}

/** Writes what differs from what is stored, with an audit row; a kind without a row is wanted. */
async function writeSwitches(
  tx: Transaction,
  order: { id: string; accountId: string },
  switches: readonly { kind: MessageKind; wanted: boolean }[],
  actorKind?: 'guest',
): Promise<void> {
  const rows = JSON.stringify(switches);
  const changed = await tx.$queryRaw<{ kind: MessageKind; wanted: boolean }[]>`
    INSERT INTO message_switch (order_id, kind, wanted)
    SELECT ${order.id}::uuid, new."kind", new."wanted"
      FROM jsonb_to_recordset(${rows}::jsonb) AS new("kind" message_kind, "wanted" boolean)
      LEFT JOIN message_switch stored ON stored.order_id = ${order.id}::uuid AND stored.kind = new."kind"
     WHERE coalesce(stored.wanted, true) <> new."wanted"
    ON CONFLICT (order_id, kind) DO UPDATE SET wanted = excluded.wanted, updated_at = now()
    RETURNING kind::text, wanted`;
  if (changed.length === 0) return;
  const named = (on: boolean) =>
    changed
      .filter(({ wanted }) => wanted === on)
      .map(({ kind }) => kind)
      .join(' ');
  await recordAudit(tx, [
    {
      action: 'messages.switched',
      entity: 'order',
      entityId: order.id,
      accountId: order.accountId,
      details: { on: named(true), off: named(false) },
      ...(actorKind ? { actorKind } : {}),
    },
  ]);
}
