import { randomUUID } from 'node:crypto';
import { cancelItems } from '@/lib/cancellations/mutations/cancel';
import type { Database } from '@/lib/core/db';
import type { TestCustomer } from './people';
import { scopeIn } from './scope';

/** A cancellation of one piece of an order's first line, as its customer asked for it in its first minute. @returns its id */
export async function plantCancellation(db: Database, customer: TestCustomer, number: string): Promise<string> {
  const item = await db.orderItem.findFirstOrThrow({
    where: { position: 1, order: { number, accountId: customer.accountId } },
    select: { id: true, order: { select: { placedAt: true } } },
  });
  const scope = { ...scopeIn({ id: customer.accountId, kind: 'private' }), customerId: customer.id };
  const wish = { lines: [{ id: item.id, quantity: 1 }], reason: null, reasonText: null };
  const result = await cancelItems({ customer: scope, number }, wish, randomUUID(), item.order.placedAt);
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}
