import type { Transaction } from '@/lib/core/db';
import type { LinkPurpose } from '../types/viewer';
import { tokenHash } from '../utils';
import { claimAccounts } from './claims';

/** Whose link it was, and where to go on to. */
export type UsedLink = { customerId: string; next: string | null };

/**
 * Marks a link as used, once, and draws what follows from a mailed one: the address is proven, waiting accounts are
 * claimed.
 */
export async function redeem(tx: Transaction, token: string, purpose: LinkPurpose): Promise<UsedLink | null> {
  const used = await tx.oneTimeToken.updateManyAndReturn({
    where: {
      hash: tokenHash(token),
      purpose,
      usedAt: null,
      expiresAt: { gt: new Date() },
      customer: { disabledAt: null },
    },
    data: { usedAt: new Date() },
    select: { customerId: true, mailed: true, next: true },
  });
  const link = used[0];
  if (!link) return null;
  if (link.mailed) await claimAccounts(tx, link.customerId);
  return { customerId: link.customerId, next: link.next };
}
