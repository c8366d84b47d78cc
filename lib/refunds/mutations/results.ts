import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { lockOrders } from '@/lib/orders/mutations/summaries';
import { type LockedReturn, lockReturn, moveReturn } from '@/lib/returns/mutations/moves';
import { mayMove } from '@/lib/returns/policy/states';
import type { ReturnActor } from '@/lib/returns/types';
import type { Prisma } from '@/prisma/generated/client';
import { standingOf } from '../policy/course';
import type { RefundResult } from '../types';
import { accountSelect } from '../utils';
import { grantCredit } from './credit';

const locked = {
  ...{ id: true, number: true, returnId: true, orderId: true, accountId: true, currency: true, means: true },
  ...{ total: true, state: true, attempts: true, requestId: true, resultHash: true, resultVersion: true, dueOn: true },
  ...{ goods: true, discount: true, shipping: true, fee: true, points: true, tax: true, bonus: true },
  order: { select: { sourceId: true, sourceKey: true, number: true } },
  return: { select: { number: true, sourceId: true } },
  account: { select: accountSelect },
  lines: {
    orderBy: { position: 'asc' },
    select: { quantity: true, orderItem: { select: { lineKey: true } }, returnItem: { select: { sku: true } } },
  },
} as const satisfies Prisma.RefundSelect;

/** A refund that nobody else changes until the transaction ends. */
export type LockedRefund = Prisma.RefundGetPayload<{ select: typeof locked }>;

/** The shop that pays it: that of the order, or the one that took the goods in. */
export const shopOf = ({ order, return: from }: Pick<LockedRefund, 'order' | 'return'>): string => {
  const sourceId = order?.sourceId ?? from?.sourceId;
  if (!sourceId) throw new Error('A refund is of an order or of a return');
  return sourceId;
};

/**
 * Locks refunds: their returns first and then their orders, each in the order of ids, as whoever moves a return does; so
 * nobody waits crosswise.
 * @returns in no order; ids that are not there are left out
 */
export async function lockRefunds(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ refunds: LockedRefund[]; returns: Map<string, LockedReturn> }> {
  const returns = new Map<string, LockedReturn>();
  if (ids.length === 0) return { refunds: [], returns };
  const where = { id: { in: [...ids] } };
  const found = await tx.refund.findMany({ where, select: { returnId: true, orderId: true } });
  const returnIds = [...new Set(found.flatMap(({ returnId }) => returnId ?? []))].sort();
  await tx.$queryRaw`SELECT id FROM returns WHERE id = ANY(${returnIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const items = await tx.returnItem.findMany({
    where: { returnId: { in: returnIds }, orderItemId: { not: null } },
    select: { orderItem: { select: { orderId: true } } },
  });
  await lockOrders(tx, [
    ...new Set([
      ...found.flatMap(({ orderId }) => orderId ?? []),
      ...items.flatMap(({ orderItem }) => orderItem?.orderId ?? []),
    ]),
  ]);
  for (const id of returnIds) {
    const item = await lockReturn(tx, id);
    if (item) returns.set(id, item);
  }
  const refunds = await tx.refund.findMany({ where, relationLoadStrategy: 'join', select: locked });
  return { refunds, returns };
}

/**
 * Writes what a shop said of a locked refund. Credit is granted with the first success, once (the lot is unique, too).
 * Whoever calls this moves the return afterwards (`followRefunds`).
 */
export async function writeResult(tx: Transaction, refund: LockedRefund, result: RefundResult): Promise<void> {
  const { id, accountId, number, state } = refund;
  const succeeded = result.state === 'succeeded';
  await tx.refund.update({
    where: { id },
    data: {
      ...{ state: result.state, settledAt: result.at, failure: succeeded ? null : result.reason },
      ...{ creditNoteNumber: succeeded ? result.creditNote : null },
      ...{ resultHash: result.hash, resultVersion: result.version },
    },
    select: { id: true },
  });
  if (succeeded && state !== 'succeeded' && refund.means === 'credit') {
    const reference = refund.order?.number ?? refund.return?.number ?? number;
    await grantCredit(tx, { ...refund, sourceId: shopOf(refund), reference }, result.at);
  }
  const details = { number, from: state, attempts: refund.attempts };
  await recordAudit(tx, [{ action: `refund.${result.state}`, entity: 'refund', entityId: id, accountId, details }]);
}

/** The same content, said anew: what lies between is to be ignored from now on. */
export async function writeVersion(tx: Transaction, refund: LockedRefund, resultVersion: bigint | null): Promise<void> {
  await tx.refund.update({ where: { id: refund.id }, data: { resultVersion }, select: { id: true } });
  refund.resultVersion = resultVersion;
}

/** Moves a locked return to where its refunds now stand; nothing if it stands there. */
export async function followRefunds(
  tx: Transaction,
  item: LockedReturn,
  by: { actor: ReturnActor; actorId?: string | null },
): Promise<void> {
  const refunds = await tx.refund.findMany({ where: { returnId: item.id }, select: { state: true } });
  const to = standingOf(refunds.map(({ state }) => state));
  if (to !== item.state && mayMove(item.state, to, by.actor)) await moveReturn(tx, item, { to, ...by });
}
