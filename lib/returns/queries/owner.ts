import type { Prisma } from '@/prisma/generated/client';
import type { ReturnOwner } from '../types';

/**
 * The returns that somebody may see: those of the active account, for a guest those of the one order. What somebody gives
 * back as a present is theirs alone, by their proven address; who bought it does not learn of it.
 */
export function ownedBy(owner: ReturnOwner): Prisma.ReturnWhereInput {
  if (owner.kind === 'account') return { accountId: owner.scope.accountId, origin: { not: 'gift' } };
  const ofOrder = { orderItem: { orderId: owner.scope.orderId } };
  const items = { some: ofOrder, every: ofOrder };
  return owner.kind === 'guest'
    ? { items, origin: { not: 'gift' } }
    : { items, origin: 'gift', contactEmail: owner.scope.email };
}

/** The orders from which somebody may give things back. */
export const ordersOf = (owner: ReturnOwner): Prisma.OrderWhereInput =>
  owner.kind === 'account' ? { accountId: owner.scope.accountId } : { id: owner.scope.orderId };
