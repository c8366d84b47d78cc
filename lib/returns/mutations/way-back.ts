import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import { publish } from '@/lib/core/outbox';
import { ownedBy } from '../queries/owner';
import type { MoveRefusal, ReturnOwner } from '../types';
import { type LockedReturn, lockReturn, moveReturn } from './moves';

/** A return of the owner under its lock. */
async function lockOwn(tx: Transaction, owner: ReturnOwner, number: string) {
  const found = await tx.return.findFirst({
    where: { ...ownedBy(owner), number, NOT: { state: 'draft' } },
    select: { id: true },
  });
  return found && lockReturn(tx, found.id);
}

const moverOf = (owner: ReturnOwner) =>
  owner.kind === 'account'
    ? ({ actor: 'customer', actorId: owner.scope.customerId } as const)
    : ({ actor: 'guest', actorId: null } as const);

/**
 * Takes a return back, as long as no goods are on their way. Twice is once.
 * @returns null once it is cancelled; `unknown` if the owner has no such return
 */
export async function cancelReturn(owner: ReturnOwner, number: string): Promise<MoveRefusal | 'unknown' | null> {
  return db.$transaction(async (tx) => {
    const item = await lockOwn(tx, owner, number);
    if (!item) return 'unknown';
    return item.state === 'cancelled' ? null : moveReturn(tx, item, { ...moverOf(owner), to: 'cancelled' });
  });
}

/**
 * Notes that the customer has handed the goods over, and by which number their carrier can be asked. What the carrier has
 * told of this number before is taken up by the worker.
 * @param parcel both may be missing: who brings it to a counter has not always got a number
 * @returns null once it is noted; `unknown` if the owner has no such return
 */
export async function markSent(
  owner: ReturnOwner,
  number: string,
  parcel: { carrier: string | null; trackingNumber: string | null },
): Promise<MoveRefusal | 'unknown' | null> {
  return db.$transaction(async (tx) => {
    const item = await lockOwn(tx, owner, number);
    if (!item) return 'unknown';
    if (item.state === 'in_transit' && item.trackingNumber === parcel.trackingNumber) return null;
    const { sourceId } = item;
    const { trackingNumber } = parcel;
    const later = item.state === 'in_transit' && item.trackingNumber === null && trackingNumber !== null;
    const refusal = later
      ? await addNumber(tx, item, parcel)
      : await moveReturn(tx, item, { ...moverOf(owner), to: 'in_transit', data: parcel });
    if (!refusal && trackingNumber) await publish(tx, 'return.numbered', { sourceId, trackingNumber });
    return refusal;
  });
}

/** Who first had no number at hand says it later; once there is one, it stays. */
async function addNumber(
  tx: Transaction,
  { id, accountId }: LockedReturn,
  parcel: { carrier: string | null; trackingNumber: string | null },
): Promise<null> {
  await tx.return.update({ where: { id }, data: parcel, select: { id: true } });
  const entry = { action: 'return.numbered', entity: 'return', entityId: id };
  await recordAudit(tx, [accountId ? { ...entry, accountId } : entry]);
  return null;
}
