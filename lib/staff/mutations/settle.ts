import { db } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { retryRefund } from '@/lib/refunds/mutations/retry';
import { settleReturn } from '@/lib/refunds/mutations/settle';
import type { SettleResult } from '@/lib/refunds/types';

type Settled = { ok: true } | { ok: false; reason: Exclude<SettleResult, { ok: true }>['reason'] };

const idOf = async (number: string) =>
  (await db.return.findFirst({ where: { number, NOT: { state: 'draft' } }, select: { id: true } }))?.id ?? null;

/** Has the shop pay for an accepted case. @param number of the return */
export async function settleCase({ staffId }: StaffScope, number: string): Promise<Settled> {
  const id = await idOf(number);
  if (!id) return { ok: false, reason: 'unknown' };
  return db.$transaction((tx) => settleReturn(tx, id, { actor: 'staff', actorId: staffId }));
}

/**
 * Tells the shop once more of all refunds of a case that failed, and of what was never told. Each is a change of its own:
 * what one of two people at once has told already, the other does not tell again.
 */
export async function retryCase(scope: StaffScope, number: string): Promise<Settled> {
  const id = await idOf(number);
  if (!id) return { ok: false, reason: 'unknown' };
  const failed = await db.refund.findMany({
    where: { returnId: id, state: 'failed' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  let told = 0;
  for (const refund of failed) if ((await retryRefund(scope, refund.id)).ok) told += 1;
  return told > 0 ? { ok: true } : { ok: false, reason: 'not_possible' };
}
