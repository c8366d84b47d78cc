import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { fromDateColumn } from '@/lib/orders/utils';
import { requestFromShop } from '@/lib/webhooks/mutations/requests';
import type { RetryResult } from '../types';
import { type InstructedLine, instructionOf, ofAccount, ofOrder } from '../utils';
import { followRefunds, lockRefunds, shopOf } from './results';

/**
 * Tells the shop once more to pay a refund that failed, as a request with an id of its own. Under the lock and from
 * `failed` only: of two at once one does it, so that a refund never has two instructions that may both be paid (R04, R05).
 * @param scope staff who may act
 */
export async function retryRefund(scope: StaffScope, refundId: string): Promise<RetryResult> {
  if (scope.role === 'view') return { ok: false, reason: 'not_allowed' };
  return db.$transaction(async (tx): Promise<RetryResult> => {
    const { refunds, returns } = await lockRefunds(tx, [refundId]);
    const [refund] = refunds;
    if (!refund) return { ok: false, reason: 'unknown' };
    if (refund.state !== 'failed') return { ok: false, reason: 'not_failed' };
    const { number, order, account, total, currency, means, accountId } = refund;
    const { goods, discount, shipping, fee, points, tax, bonus } = refund;
    await tx.refund.update({
      where: { id: refundId },
      data: { state: 'pending', settledAt: null, attempts: { increment: 1 } },
      select: { id: true },
    });
    const item = returns.get(refund.returnId ?? '');
    if (item) await followRefunds(tx, item, { actor: 'staff', actorId: scope.staffId });
    const data = instructionOf({
      ...{ number, return: refund.return?.number ?? null, total, currency, means, dueOn: fromDateColumn(refund.dueOn) },
      parts: { goods, discount, shipping, fee, points, tax, bonus },
      ...(order ? ofOrder(order) : ofAccount(account)),
      lines: refund.lines.flatMap(({ quantity, orderItem, returnItem }): InstructedLine[] => {
        if (orderItem) return [{ line: orderItem.lineKey, quantity }];
        return order ? [] : [{ line: null, sku: returnItem?.sku ?? undefined, quantity }];
      }),
    });
    const requestId = await requestFromShop(tx, { sourceId: shopOf(refund), type: 'refund-instruction', data });
    await tx.refund.update({ where: { id: refundId }, data: { requestId }, select: { id: true } });
    const details = { number, attempts: refund.attempts + 1, requestId };
    await recordAudit(tx, [{ action: 'refund.retried', entity: 'refund', entityId: refundId, accountId, details }]);
    return { ok: true };
  });
}
