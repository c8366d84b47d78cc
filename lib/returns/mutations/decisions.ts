import { db, type Transaction } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { requestFromShop } from '@/lib/webhooks/mutations/requests';
import type { MoveRefusal, ReturnActor, ReturnCondition } from '../types';
import { type LockedReturn, lockReturn, moveReturn } from './moves';

/** What is decided of one line: how many pieces, and if fewer than asked for, why. */
export type LineDecision = { id: string; quantity: number; refusal: string | null };

export type Decided = { ok: true } | { ok: false; reason: MoveRefusal | 'unknown' };
const refused = (reason: MoveRefusal | 'unknown'): Decided => ({ ok: false, reason });

/**
 * Does one thing to one return under its lock, as a member of staff.
 * @param seen when it came into the state that the form was made for: a second parcel booked twice, or a decision about
 * something that has moved on, is refused as `changed`; unset = whatever it is now
 */
export async function byStaff(
  id: string,
  change: (tx: Transaction, item: LockedReturn) => Promise<MoveRefusal | null>,
  seen?: Date,
): Promise<Decided> {
  class Refused extends Error {
    constructor(readonly reason: MoveRefusal) {
      super(reason);
    }
  }
  try {
    return await db.$transaction(async (tx) => {
      const item = await lockReturn(tx, id);
      if (!item || item.state === 'draft') return refused('unknown');
      if (seen && seen.getTime() !== item.stateAt.getTime()) return refused('changed');
      const refusal = await change(tx, item);
      // Thrown, so that nothing half done stays.
      if (refusal) throw new Refused(refusal);
      return { ok: true };
    });
  } catch (error) {
    if (error instanceof Refused) return refused(error.reason);
    throw error;
  }
}

/**
 * Approves a request, in whole or in part, and asks the shop for it. Where the goods stay with the customer it is
 * accepted at once.
 * @param of lines that are not named are approved with nothing
 * @returns null once it is done, or why it is not
 */
export async function approveReturn(
  tx: Transaction,
  item: LockedReturn,
  of: { actor: ReturnActor; actorId?: string; lines: readonly LineDecision[]; note: string | null; keep?: boolean },
): Promise<MoveRefusal | null> {
  if (item.state !== 'requested') return 'not_possible';
  const approved = new Map<string, number>();
  for (const line of item.items) {
    const decision = of.lines.find(({ id }) => id === line.id);
    const quantity = decision?.quantity ?? 0;
    if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > line.requested) return 'quantities';
    if (quantity < line.requested && !decision?.refusal) return 'reason_missing';
    approved.set(line.id, quantity);
    const stays = item.way === 'none' || of.keep === true;
    const data = { approved: quantity, ...(stays ? { received: quantity, accepted: quantity } : {}) };
    await tx.returnItem.update({
      where: { id: line.id },
      data: { ...data, refusal: decision?.refusal ?? null },
      select: { id: true },
    });
  }
  if ([...approved.values()].every((quantity) => quantity === 0)) return 'quantities';
  const to = item.way === 'none' || of.keep === true ? 'accepted' : 'approved';
  const { actor, actorId = null, note } = of;
  const refusal = await moveReturn(tx, item, { to, actor, actorId, note });
  if (!refusal) await tellShop(tx, item, approved);
  return refusal;
}

/** The shop hears of what was approved: one message for each order and basis, with the number of the return. */
async function tellShop(tx: Transaction, item: LockedReturn, approved: ReadonlyMap<string, number>): Promise<void> {
  const { items: lines } = await tx.return.findUniqueOrThrow({
    where: { id: item.id },
    select: {
      note: true,
      items: {
        orderBy: { position: 'asc' },
        select: {
          ...{ id: true, reason: true, reasonText: true, solution: true, exchangeSku: true, offer: true },
          exchangeDifference: true,
          orderItem: { select: { lineKey: true, order: { select: { sourceKey: true, number: true } } } },
        },
      },
    },
  });
  const messages = new Map<string, { order: { id: string; number: string }; basis: Basis; lines: typeof lines }>();
  for (const line of lines) {
    const order = line.orderItem?.order;
    if (!order || !approved.get(line.id)) continue;
    const basis = (line.offer as { fault?: boolean }).fault ? 'claim' : 'voluntary';
    const key = `${order.sourceKey} ${basis}`;
    const one = messages.get(key) ?? { order: { id: order.sourceKey, number: order.number }, basis, lines: [] };
    one.lines.push(line);
    messages.set(key, one);
  }
  const requestedBy = item.origin === 'customer' || item.origin === 'staff' ? item.origin : 'guest';
  for (const { order, basis, lines: asked } of messages.values()) {
    await requestFromShop(tx, {
      sourceId: item.sourceId,
      type: 'return-request',
      data: {
        ...{ number: item.number, order, requestedBy, basis, note: null },
        lines: asked.map((line) => ({
          line: line.orderItem?.lineKey ?? '',
          quantity: approved.get(line.id) ?? 0,
          reason: line.reason === null ? null : { code: line.reason, text: line.reasonText?.slice(0, 1_000) || null },
          outcome: line.solution ?? 'refund',
          exchangeFor: line.exchangeSku,
          difference: line.exchangeDifference,
        })),
      },
    });
  }
}
type Basis = 'voluntary' | 'claim';

/** Approves in whole or in part. `keep`: the customer keeps the goods all the same. */
export const approve = (
  scope: StaffScope,
  id: string,
  of: { lines: readonly LineDecision[]; note: string | null; keep: boolean },
  seen?: Date,
): Promise<Decided> =>
  byStaff(id, (tx, item) => approveReturn(tx, item, { ...of, actor: 'staff', actorId: scope.staffId }), seen);

/** Declines a request; the customer reads why. */
export const decline = (scope: StaffScope, id: string, note: string, seen?: Date): Promise<Decided> =>
  byStaff(
    id,
    async (tx, item) =>
      note ? moveReturn(tx, item, { to: 'declined', actor: 'staff', actorId: scope.staffId, note }) : 'reason_missing',
    seen,
  );

/** What came of one line, on top of what came before. */
export type LineReceipt = { id: string; quantity: number; condition: ReturnCondition | null };

/**
 * Books what somebody holds in hand, line by line; a second parcel comes on top. Never more than was approved: what came
 * beyond that is booked as goods without an order.
 */
export const receive = (scope: StaffScope, id: string, lines: readonly LineReceipt[], seen?: Date): Promise<Decided> =>
  byStaff(
    id,
    async (tx, item) => {
      for (const line of item.items) {
        const receipt = lines.find((one) => one.id === line.id);
        const quantity = receipt?.quantity ?? 0;
        if (!Number.isSafeInteger(quantity) || quantity < 0 || line.received + quantity > line.approved)
          return 'quantities';
        const condition = receipt?.condition ? { condition: receipt.condition } : {};
        const data = { received: line.received + quantity, ...condition };
        await tx.returnItem.update({ where: { id: line.id }, data, select: { id: true } });
      }
      if (lines.every(({ quantity }) => quantity === 0)) return 'quantities';
      const move = { actor: 'staff' as const, actorId: scope.staffId };
      return moveReturn(tx, item, { ...move, to: 'received' });
    },
    seen,
  );

/** Begins to look at what came. */
export const inspect = (scope: StaffScope, id: string, seen?: Date): Promise<Decided> =>
  byStaff(id, (tx, item) => moveReturn(tx, item, { to: 'inspecting', actor: 'staff', actorId: scope.staffId }), seen);

/**
 * Decides about what was looked at: what is accepted of each line, and why not all. Nothing accepted = rejected, and the
 * goods go back to the customer.
 */
export const judge = (
  scope: StaffScope,
  id: string,
  of: { lines: readonly LineDecision[]; note: string | null },
  seen?: Date,
): Promise<Decided> =>
  byStaff(
    id,
    async (tx, item) => {
      let accepted = 0;
      for (const line of item.items) {
        const decision = of.lines.find((one) => one.id === line.id);
        const quantity = decision?.quantity ?? 0;
        if (!Number.isSafeInteger(quantity) || quantity < 0 || quantity > line.received) return 'quantities';
        if (quantity < line.received && !decision?.refusal) return 'reason_missing';
        accepted += quantity;
        const data = { accepted: quantity, ...(decision?.refusal ? { refusal: decision.refusal } : {}) };
        await tx.returnItem.update({ where: { id: line.id }, data, select: { id: true } });
      }
      const to = accepted > 0 ? 'accepted' : 'rejected';
      return moveReturn(tx, item, { to, actor: 'staff', actorId: scope.staffId, note: of.note });
    },
    seen,
  );

/** The goods of a rejected return are on their way back to the customer. */
export const sendBack = (scope: StaffScope, id: string, note: string | null, seen?: Date): Promise<Decided> =>
  byStaff(
    id,
    (tx, item) => moveReturn(tx, item, { to: 'sent_back', actor: 'staff', actorId: scope.staffId, note }),
    seen,
  );

/** Opens an expired return again: once, with a reason. */
export const reopen = (scope: StaffScope, id: string, note: string, seen?: Date): Promise<Decided> =>
  byStaff(
    id,
    async (tx, item) => {
      if (!note) return 'reason_missing';
      if (item.reopened) return 'not_possible';
      // Meanwhile the pieces may have come back by another return.
      for (const { orderItemId, approved } of item.items) {
        const line = orderItemId && (await tx.orderItem.findUnique({ where: { id: orderItemId }, select: leftSelect }));
        if (line && line.quantityDelivered - line.quantityReturned - line.quantityReturning < approved)
          return 'quantities';
      }
      const move = { actor: 'staff' as const, actorId: scope.staffId, note, data: { reopened: true } };
      return moveReturn(tx, item, { ...move, to: 'approved' });
    },
    seen,
  );

const leftSelect = { quantityDelivered: true, quantityReturned: true, quantityReturning: true } as const;
