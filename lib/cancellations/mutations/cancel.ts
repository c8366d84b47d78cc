import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { once } from '@/lib/core/idempotency';
import { readableNumber } from '@/lib/core/readable-number';
import { requestContext } from '@/lib/core/request-context';
import type { GuestScope } from '@/lib/identity/types/guest';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { announce } from '@/lib/notifications/mutations/messages';
import { recordOrderEvents } from '@/lib/orders/mutations/shipments';
import { lockOrders, refreshSummaries } from '@/lib/orders/mutations/summaries';
import { getRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import { requestFromShop } from '@/lib/webhooks/mutations/requests';
import { judge } from '../policy/cancel';
import { cancelSelect, caseFrom, newest } from '../queries';
import type { CancelResult, CancelWish } from '../types';

/** Whose order it is: one of the account by its number, or the one of a guest's session. */
export type CancelScope = { customer: CustomerScope; number: string } | { guest: GuestScope };

/** Rolls everything back, the idempotency row too: nothing was done, so the same form may be sent again. */
class Refused extends Error {
  constructor(readonly reason: 'unknown' | 'cancelChanged') {
    super(reason);
  }
}

/**
 * Asks the shop not to send some pieces of an order: all of them, or nothing. In one transaction behind the lock that
 * whoever writes orders and parcels takes, too, so a parcel that was packed meanwhile is seen, and one that is packed
 * later finds the pieces asked for. What is open is judged again here, by the same function as on the pages.
 * @param key of the form: the same key again gives the same cancellation (R01)
 * @param now the clock of the rules
 * @returns the cancellation's id; `unknown` = no such order, `cancelChanged` = not all pieces are open any more
 * @throws IdempotencyConflict if the key was used with another wish (R02)
 */
export async function cancelItems(
  scope: CancelScope,
  wish: CancelWish,
  key: string,
  now = new Date(),
): Promise<CancelResult> {
  const rules = await getRules();
  const subject = 'guest' in scope ? `guest:${scope.guest.orderId}` : scope.customer.customerId;
  const whose = 'guest' in scope ? scope.guest.orderId : [scope.customer.accountId, scope.number];
  const call = { subject, operation: 'cancelItems', key, payload: [whose, wish] };
  try {
    return await db.$transaction(async (tx) => (await once(tx, call, () => asked(tx, scope, wish, rules, now))).result);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

async function asked(
  tx: Transaction,
  scope: CancelScope,
  wish: CancelWish,
  rules: readonly Rule[],
  now: Date,
): Promise<CancelResult> {
  const order = await lockedOrder(tx, scope);
  if (!order) throw new Refused('unknown');
  const lines = linesOf(order, wish);
  const choice = new Map(lines.map(({ item, quantity }) => [item.position, quantity]));
  const { lines: judged, money } = judge(caseFrom(order), choice, rules, now);
  if (judged.some(({ gone }) => gone !== null)) throw new Refused('cancelChanged');

  const id = uuid();
  const number = readableNumber('ST');
  const origin = 'guest' in scope ? 'guest' : scope.customer.mode === null ? 'customer' : 'staff';
  const { id: orderId, accountId, sourceId } = order;
  const before = await confirmedBefore(tx, lines);
  await countAsked(tx, lines);
  await refreshSummaries(tx, [orderId]);
  const event = { orderId, kind: 'cancellation_requested', at: now, detail: number } as const;
  await recordOrderEvents(tx, [{ ...event, key: `cancellation:${id}:requested` }]);
  await announce(tx, [{ kind: 'cancellation_requested', orderId, shipmentId: null, contentKey: id }]);
  const entry = { action: 'cancellation.requested', entity: 'cancellation', entityId: id, accountId };
  const details = { number, order: order.number, lines: lines.length, total: money.total };
  await recordAudit(tx, [{ ...entry, details, ...(origin === 'guest' ? { actorKind: 'guest' as const } : {}) }]);
  const { reason, reasonText } = wish;
  // Last: until the commit other requests to the same shop wait.
  const requestId = await requestFromShop(tx, {
    sourceId,
    type: 'cancellation-request',
    data: {
      order: { id: order.sourceKey, number: order.number },
      requestedBy: origin,
      lines: lines.map(({ item, quantity }) => ({ line: item.lineKey, quantity })),
      reason: reason || reasonText ? { code: reason ?? 'other', text: reasonText } : null,
    },
  });
  const customerId = 'guest' in scope ? null : scope.customer.customerId;
  const actorId = customerId && (requestContext.getStore()?.actorId ?? customerId);
  await tx.cancellation.create({
    data: {
      ...{ id, number, orderId, origin, customerId, actorId, reason, reasonText, requestId, createdAt: now },
      ...{ currency: order.currency, ...money },
    },
    select: { id: true },
  });
  await tx.cancellationLine.createMany({
    data: lines.map(({ item, quantity }, index) => ({
      ...{ cancellationId: id, position: index + 1, orderItemId: item.id, quantity },
      ...{ name: item.name, variant: item.variant, sku: item.sku },
      dueBefore: item.quantityOrdered - item.quantityCancelled + (before.get(item.id) ?? 0),
    })),
  });
  return { ok: true, id };
}

/** The order as it stands once everybody who was writing it has finished. */
async function lockedOrder(tx: Transaction, scope: CancelScope) {
  const where =
    'guest' in scope ? { id: scope.guest.orderId } : { accountId: scope.customer.accountId, number: scope.number };
  const found = await tx.order.findFirst({ where, orderBy: newest, select: { id: true } });
  if (!found) return null;
  await lockOrders(tx, [found.id]);
  return tx.order.findUnique({
    relationLoadStrategy: 'join',
    where: { id: found.id },
    select: { ...cancelSelect, id: true, accountId: true, sourceId: true, sourceKey: true },
  });
}

type LockedOrder = NonNullable<Awaited<ReturnType<typeof lockedOrder>>>;
type WishedLine = { item: LockedOrder['items'][number]; quantity: number };

/** @throws Refused if the order does not have a line any more */
function linesOf(order: LockedOrder, wish: CancelWish): WishedLine[] {
  const items = new Map(order.items.map((item) => [item.id, item]));
  return wish.lines.map(({ id, quantity }) => {
    const item = items.get(id);
    if (!item) throw new Refused('cancelChanged');
    return { item, quantity };
  });
}

/** Pieces of each line that were taken out by request before. */
async function confirmedBefore(tx: Transaction, lines: readonly WishedLine[]): Promise<Map<string | null, number>> {
  const rows = await tx.cancellationLine.groupBy({
    by: ['orderItemId'],
    where: { orderItemId: { in: lines.map(({ item }) => item.id) } },
    _sum: { confirmed: true },
  });
  return new Map(rows.map(({ orderItemId, _sum }) => [orderItemId, _sum.confirmed ?? 0]));
}

async function countAsked(tx: Transaction, lines: readonly WishedLine[]): Promise<void> {
  const rows = JSON.stringify(lines.map(({ item, quantity }) => ({ id: item.id, quantity })));
  await tx.$executeRaw`
    UPDATE order_item SET quantity_cancelling = quantity_cancelling + line."quantity"
    FROM jsonb_to_recordset(${rows}::jsonb) AS line("id" uuid, "quantity" int) WHERE order_item.id = line.id`;
}
