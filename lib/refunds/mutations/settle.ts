import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { readableNumber } from '@/lib/core/readable-number';
import { toDateColumn } from '@/lib/orders/utils';
import { type LockedReturn, lockReturn, moveReturn } from '@/lib/returns/mutations/moves';
import { settlementOf } from '@/lib/returns/policy/settlement';
import { getReturnSettings } from '@/lib/returns/queries/settings';
import type { RefundPlan } from '@/lib/returns/types';
import { daysAfter } from '@/lib/rules/policy/working-days';
import { requestFromShop } from '@/lib/webhooks/mutations/requests';
import { linesOf } from '../policy/lines';
import { readSettled } from '../queries';
import type { Settled, SettleResult, Settler } from '../types';
import { accountSelect, instructionOf, ofAccount, ofOrder } from '../utils';

/**
 * Has the shop pay for a return that was accepted: one refund for each order and means, from the pieces that were accepted
 * and the terms they were asked under, each with its request to the shop, all in the caller's transaction (domain rules 7,
 * 10). What brings no money (exchange, repair, a part) is settled at once. A return whose settlement failed gets what is
 * missing; what failed is told again by `retryRefund`. Call it last: requests to the same shop wait until the commit.
 * @param by who decided
 * @returns the numbers of the new refunds, or why there are none
 */
export async function settleReturn(
  tx: Transaction,
  returnId: string,
  by: Settler,
  now: Date = new Date(),
): Promise<SettleResult> {
  const item = await lockReturn(tx, returnId);
  if (!item) return { ok: false, reason: 'unknown' };
  if (item.state !== 'accepted' && item.state !== 'settlement_failed') return { ok: false, reason: 'not_possible' };
  const settled = await readSettled(
    tx,
    returnId,
    item.items.flatMap(({ orderItemId }) => orderItemId ?? []),
  );
  const { lines, missing: unknown } = linesOf(item.items, settled, ({ accepted }) => accepted);
  if (unknown) return { ok: false, reason: unknown };
  const settings = await getReturnSettings();
  // What the way costs is in the offers since they were frozen.
  const plans = settlementOf(lines, 0);
  const told = await tx.refund.findMany({ where: { returnId }, select: { orderId: true, means: true } });
  const missing = plans.filter(
    ({ orderId, means }) => !told.some((one) => one.orderId === orderId && one.means === means),
  );
  if (item.state === 'settlement_failed' && missing.length === 0) return { ok: false, reason: 'not_possible' };
  if (item.state === 'accepted') await moveReturn(tx, item, { to: 'settling', ...by, at: now });
  if (plans.length === 0) {
    await moveReturn(tx, { ...item, state: 'settling' }, { to: 'settled', actor: 'system', at: now });
  }
  const dueOn = daysAfter(localDay(now), settings.days.pay);
  const refunds: string[] = [];
  for (const plan of missing) refunds.push(await instruct(tx, item, plan, settled, dueOn));
  return { ok: true, refunds };
}

async function instruct(
  tx: Transaction,
  item: LockedReturn,
  plan: RefundPlan,
  { orders, lines }: Settled,
  dueOn: string,
): Promise<string> {
  const { orderId, means, total, goods, discount, shipping, fee, tax, bonus } = plan;
  const order = orderId === null ? null : orders.get(orderId);
  if (order === undefined) throw new Error('A plan is of an order that was read, or of none');
  const account = order?.accountId ?? item.accountId;
  if (account === null) throw new Error('Goods of nobody are not paid for');
  const number = readableNumber('ER');
  const parts = { goods, discount, shipping, fee, points: 0, tax, bonus };
  const data = instructionOf({
    ...{ number, return: item.number, parts, total, currency: item.currency, means, dueOn },
    ...(order
      ? ofOrder(order)
      : ofAccount(await tx.account.findUniqueOrThrow({ where: { id: account }, select: accountSelect }))),
    lines: plan.lines.map(({ orderItemId, returnItemId, quantity }) =>
      orderItemId === null
        ? { line: null, sku: item.items.find(({ id }) => id === returnItemId)?.sku ?? undefined, quantity }
        : { line: lines.get(orderItemId)?.lineKey ?? '', quantity },
    ),
  });
  const sourceId = order?.sourceId ?? item.sourceId;
  const requestId = await requestFromShop(tx, { sourceId, type: 'refund-instruction', data });
  const { id } = await tx.refund.create({
    data: {
      ...{ number, returnId: item.id, orderId, accountId: account, currency: item.currency, means },
      ...{ ...parts, total, requestId, dueOn: toDateColumn(dueOn) },
      lines: { create: plan.lines.map((line, index) => ({ position: index + 1, ...line })) },
    },
    select: { id: true },
  });
  const details = { number, return: item.number, total, currency: item.currency, means, requestId };
  const entry = { action: 'refund.instructed', entity: 'refund', entityId: id, accountId: account, details };
  await recordAudit(tx, [entry]);
  return number;
}
