import type { Transaction } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { announce } from '@/lib/notifications/mutations/messages';
import { isNews, newsOf } from '../policy/news';
import { listNewsFacts } from '../queries/news';

/**
 * Announces what there is to say of some orders and has not been said. Whatever changes orders or parcels by what a shop
 * or a carrier reports calls this at the end of the same transaction, with the orders locked; what recomputes does not.
 * Four statements at most, whatever their number.
 */
export async function announceNews(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const now = new Date();
  const today = localDay(now);
  const orders = await listNewsFacts(tx, orderIds);
  await announce(
    tx,
    orders.flatMap((order) =>
      newsOf(order, today)
        .filter((news) => isNews(news, order, now))
        .map(({ at: _, ...news }) => ({ ...news, orderId: order.id })),
    ),
  );
}
