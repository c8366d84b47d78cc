import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { publish } from '@/lib/core/outbox';
import { announce } from '@/lib/notifications/mutations/messages';
import { lockOrders } from '@/lib/orders/mutations/summaries';
import { toDateColumn } from '@/lib/orders/utils';
import type { Prisma } from '@/prisma/generated/client';
import { clockOf } from '../policy/clock';
import { mayMove } from '../policy/states';
import { isTold } from '../policy/told';
import { newsKey } from '../queries/news';
import { getReturnSettings } from '../queries/settings';
import type { MoveRefusal, ReturnActor, ReturnState } from '../types';
import { refreshGivenBack } from './quantities';

/** A return that nobody else moves until the transaction ends, with its lines; its orders are locked with it. */
export type LockedReturn = NonNullable<Awaited<ReturnType<typeof lockReturn>>>;

const locked = {
  ...{ id: true, number: true, state: true, stateAt: true, accountId: true, sourceId: true },
  ...{ currency: true, regime: true },
  ...{ origin: true, way: true, reopened: true, locale: true, trackingNumber: true, contactEmail: true },
  items: {
    orderBy: { position: 'asc' },
    select: {
      ...{
        id: true,
        position: true,
        orderItemId: true,
        requested: true,
        approved: true,
        received: true,
        accepted: true,
      },
      ...{
        reason: true,
        reasonText: true,
        solution: true,
        exchangeSku: true,
        offer: true,
        exchangeDifference: true,
        name: true,
        sku: true,
      },
      orderItem: { select: { orderId: true, lineKey: true } },
    },
  },
} as const satisfies Prisma.ReturnSelect;

/**
 * Locks a return and then its orders, always in this order, so that two changes wait for each other and never crosswise.
 * @returns null if there is none
 */
export async function lockReturn(tx: Transaction, id: string) {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM returns WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) return null;
  const read = () => tx.return.findUniqueOrThrow({ where: { id }, relationLoadStrategy: 'join', select: locked });
  const found = await read();
  await lockOrders(tx, [...new Set(found.items.flatMap(({ orderItem }) => orderItem?.orderId ?? []))]);
  return found;
}

export type Move = {
  to: ReturnState;
  actor: ReturnActor;
  /** person of staff or customer; null = nobody in particular */
  actorId?: string | null;
  /** words to the customer, kept in the history */
  note?: string | null;
  /** when it happened; unset = now */
  at?: Date;
  /** what changes with it on the return itself */
  data?: Prisma.ReturnUncheckedUpdateInput;
};

/**
 * Moves a locked return: state, clock, history, the pieces of its lines, audit and the message to the customer, all in the
 * caller's transaction. Whatever changes lines writes them before.
 * @returns null once it is moved, or why it is not
 */
export async function moveReturn(tx: Transaction, item: LockedReturn, move: Move): Promise<MoveRefusal | null> {
  const { to, actor, actorId = null, note = null, at = new Date(), data = {} } = move;
  if (!mayMove(item.state, to, actor)) return 'not_possible';
  const way = 'way' in data ? ((data.way as LockedReturn['way']) ?? null) : item.way;
  const clock = clockOf(to, way, localDay(at), await getReturnSettings());
  await tx.return.update({
    where: { id: item.id },
    data: {
      ...data,
      ...{ state: to, stateAt: at, waitsFor: clock.waitsFor, nextOn: toDateColumn(clock.nextOn) },
      ...(note === null ? {} : { decision: note }),
    },
    select: { id: true },
  });
  await tx.returnEvent.create({
    data: { returnId: item.id, at, state: to, actor, actorId, note },
    select: { id: true },
  });
  await refreshGivenBack(
    tx,
    item.items.flatMap(({ orderItemId }) => orderItemId ?? []),
  );
  const details = { from: item.state, to, number: item.number, by: actor };
  await recordAudit(tx, [
    {
      ...{ action: `return.${to}`, entity: 'return', entityId: item.id, details },
      ...(item.accountId ? { accountId: item.accountId } : {}),
      ...(actor === 'guest' ? { actorKind: 'guest' as const } : {}),
    },
  ]);
  await tell(tx, item, to);
  return null;
}

/**
 * Tells the customer, once for each time that the return comes into the state. Goods without an order have nobody to tell
 * until they belong to an account; then the mail is not of an order, whose switches it would obey.
 */
async function tell(tx: Transaction, item: LockedReturn, state: ReturnState): Promise<void> {
  const { id, number, items, accountId, contactEmail } = item;
  if (!isTold(state)) return;
  const orderId = items.find(({ orderItem }) => orderItem)?.orderItem?.orderId;
  const times = await tx.returnEvent.count({ where: { returnId: id, state } });
  const contentKey = newsKey(number, state, times);
  if (!orderId) {
    if (accountId && contactEmail) await publish(tx, 'loose-return.moved', { contentKey });
    return;
  }
  await announce(tx, [{ kind: 'return_moved', orderId, shipmentId: null, contentKey }]);
}
