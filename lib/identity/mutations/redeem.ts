import type { Transaction } from '@/lib/core/db';
import type { LinkPurpose } from '../types/viewer';
import { tokenHash } from '../utils';
import { claimAccounts } from './claims';

/**
 * Marks a link as used, once, and draws what follows from a mailed one: the address is proven, waiting accounts are
 * claimed.
 */
export async function redeem(tx: Transaction, token: string, purpose: LinkPurpose): Promise<string | null> {
  const used = await tx.oneTimeToken.updateManyAndReturn({
    where: {
      hash: tokenHash(token),
      purpose,
      usedAt: null,
      expiresAt: { gt: new Date() },
      customer: { disabledAt: null },
    },
    data: { usedAt: new Date() },
    select: { customerId: true, mailed: true },
  });
  const link = used[0];
  if (!link) return null;
  if (link.mailed) await claimAccounts(tx, link.customerId);
  return link.customerId;
}
