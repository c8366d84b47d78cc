import type { Database } from '@/lib/core/db';
import { readableNumber } from '@/lib/core/readable-number';
import type { ReturnOwner } from '@/lib/returns/types';
import type { Prisma } from '@/prisma/generated/client';

export type TestReturn = { id: string; number: string; itemId: string };

/** A return of the first line of a planted order, straight into a state; the pieces of the line are not counted. */
export async function plantReturn(
  db: Database,
  { accountId }: { accountId: string },
  order: string,
  words: Partial<Prisma.ReturnUncheckedCreateInput> = {},
  line: Partial<Prisma.ReturnItemUncheckedCreateInput> = {},
): Promise<TestReturn> {
  const { items, ...kind } = await db.order.findFirstOrThrow({
    where: { accountId, number: order },
    select: {
      ...{ sourceId: true, currency: true, regime: true },
      items: { orderBy: { position: 'asc' }, take: 1, select: { id: true, name: true, sku: true } },
    },
  });
  const [item] = items;
  if (!item) throw new Error(`Order ${order} has no line.`);
  const { id: orderItemId, name, sku } = item;
  const submittedAt = (words.state ?? 'draft') === 'draft' ? null : new Date();
  const row = await db.return.create({
    data: {
      ...{ number: readableNumber('RT'), accountId, ...kind, origin: 'customer', submittedAt },
      ...words,
      items: { create: { position: 1, orderItemId, name, sku, requested: 1, ...line } },
    } as Prisma.ReturnUncheckedCreateInput,
    select: { id: true, number: true, items: { select: { id: true } } },
  });
  return { id: row.id, number: row.number, itemId: row.items[0]?.id ?? '' };
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
