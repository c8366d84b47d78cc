import type { Prisma } from '@/prisma/generated/client';
import type { ReturnOwner } from '../types';

/**
 * Whose returns: the one condition that every read and change for customers asks. A guest has what was filed for the one
 * order in sight, and nothing that holds goods of another one besides.
 */
export function ownedBy(owner: ReturnOwner): Prisma.ReturnWhereInput {
  if (owner.kind === 'account') return { accountId: owner.scope.accountId };
  const ofOrder = { orderItem: { is: { orderId: owner.scope.orderId } } };
  return { items: { some: ofOrder, every: ofOrder } };
}
