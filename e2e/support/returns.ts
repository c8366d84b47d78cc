import type { Database } from '@/lib/core/db';
import { readableNumber } from '@/lib/core/readable-number';
import type { ReturnOwner, ReturnState } from '@/lib/returns/types';

/** A return of the first line of a planted order, straight into a state; the pieces of the line are not counted. */
export async function plantReturn(
  db: Database,
  accountId: string,
  order: string,
  state: ReturnState,
): Promise<{ id: string; number: string }> {
  const { sourceId, currency, regime, items } = await db.order.findFirstOrThrow({
    where: { accountId, number: order },
    select: {
      ...{ sourceId: true, currency: true, regime: true },
      items: { orderBy: { position: 'asc' }, take: 1, select: { id: true, name: true, sku: true } },
    },
  });
  const [line] = items;
  if (!line) throw new Error(`Order ${order} has no line.`);
  return db.return.create({
    data: {
      ...{ number: readableNumber('RT'), accountId, sourceId, currency, regime, state, origin: 'customer' },
      submittedAt: state === 'draft' ? null : new Date(),
      items: {
        create: { position: 1, orderItemId: line.id, requested: 1, name: line.name, sku: line.sku },
      },
    },
    select: { id: true, number: true },
  });
}

/** The numbers of an owner's returns, oldest first. */
export const numbersOf = async (db: Database, owner: Extract<ReturnOwner, { kind: 'account' }>) =>
  (
    await db.return.findMany({
      where: { accountId: owner.scope.accountId },
      orderBy: { id: 'asc' },
      select: { number: true },
    })
  ).map(({ number }) => number);
