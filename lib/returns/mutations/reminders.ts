import { recordAudit } from '@/lib/audit/mutations';
import { db } from '@/lib/core/db';
import { announce } from '@/lib/notifications/mutations/messages';
import { newsKey } from '../queries/news';
import { lockReturn } from './moves';

/**
 * Reminds the customer of a return whose last day comes near, once per day that it is about.
 * @returns false if it is not waiting for its customer any more, or nobody is known to remind
 */
export async function remindOf(id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const item = await lockReturn(tx, id);
    if (!item || (item.state !== 'draft' && item.state !== 'approved')) return false;
    const orderId = item.items.find(({ orderItem }) => orderItem)?.orderItem?.orderId;
    if (!orderId) return false;
    await tx.return.update({ where: { id }, data: { remindedAt: new Date() }, select: { id: true } });
    const contentKey = newsKey(item.number, item.state, 1);
    await announce(tx, [{ kind: 'return_reminder', orderId, shipmentId: null, contentKey }]);
    await recordAudit(tx, [
      {
        ...{ action: 'return.reminded', entity: 'return', entityId: id },
        ...(item.accountId ? { accountId: item.accountId } : {}),
      },
    ]);
    return true;
  });
}
