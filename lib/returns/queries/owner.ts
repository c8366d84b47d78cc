import type { Prisma } from '@/prisma/generated/client';
import type { ReturnOwner } from '../types';

/** The returns that somebody may see: those of the active account, or for a guest those of the one order. */
export function ownedBy(owner: ReturnOwner): Prisma.ReturnWhereInput {
  if (owner.kind === 'account') return { accountId: owner.scope.accountId };
  const ofOrder = { orderItem: { orderId: owner.scope.orderId } };
  return { items: { some: ofOrder, every: ofOrder } };
}

/** The orders from which somebody may give things back. */
export const ordersOf = (owner: ReturnOwner): Prisma.OrderWhereInput =>
  owner.kind === 'account' ? { accountId: owner.scope.accountId } : { id: owner.scope.orderId };
