import { returnsByTime } from '@/lib/returns/jobs';
import { approve, decline, inspect, judge, receive, reopen, sendBack } from '@/lib/returns/mutations/decisions';
import { cancelReturn, markSent } from '@/lib/returns/mutations/way-back';
import type { ReturnState } from '@/lib/returns/types';
import { retryCase, settleCase } from '@/lib/staff/mutations/settle';
import type { Prisma } from '@/prisma/generated/client';
import { chosen, say, type World } from './history-world';

// What customers, staff, the shop and the clock do to a return of a history.

/** What is done to a return in its state, mostly; the last ones lead on. */
const NEXT: Partial<Record<ReturnState, readonly Act[]>> = {
  requested: ['approve', 'approve', 'decline', 'approve', 'keep', 'approve', 'withdraw', 'approve'],
  approved: ['receive', 'expire', 'receive', 'sent', 'receive', 'withdraw', 'receive'],
  in_transit: ['receive', 'keep', 'receive'],
  received: ['receive', 'inspect', 'inspect'],
  inspecting: ['judge', 'receive', 'judge', 'reject', 'judge'],
  accepted: ['settle'],
  rejected: ['sendBack'],
  settling: ['paid', 'failed', 'paid', 'failed', 'paid'],
  settlement_failed: ['retry', 'paid', 'retry', 'settle', 'retry', 'failed'],
  settled: ['failed', 'close', 'settle', 'paid'],
  expired: ['reopen'],
};
type Act = keyof ReturnType<typeof actsOn>;

/**
 * Does something to one of the returns.
 * @returns what was done; null if it was refused, or there is none
 */
export async function move(
  world: World,
  { pick, some, how }: { pick: number; some: number; how: number },
): Promise<string | null> {
  const rows = await world.db.return.findMany({
    where: { accountId: world.accountId, NOT: { state: { in: ['draft', 'closed', 'cancelled', 'declined'] } } },
    orderBy: { id: 'asc' },
    include: { items: true, refunds: { orderBy: { id: 'asc' } } },
  });
  // What is settled already is not asked for as often.
  const row = chosen(how % 3 === 0 ? rows : rows.filter(({ state }) => state !== 'settled'), pick);
  if (!row) return null;
  const acts = actsOn(world, row, some);
  const all = Object.keys(acts) as Act[];
  // One in eight is not of its state, and to be refused.
  const act = chosen(how % 8 === 7 ? all : (NEXT[row.state] ?? all), how);
  return act && (await acts[act]()) ? act : null;
}

type Row = Prisma.ReturnGetPayload<{ include: { items: true; refunds: true } }>;

function actsOn(world: World, { id, number, items, refunds, state }: Row, some: number) {
  const { db, staff, scope } = world;
  const owner = { kind: 'account' as const, scope };
  /** Every third time not all of them. */
  const part = (of: (item: Row['items'][number]) => number) =>
    items.map((item, index) => {
      const most = of(item);
      const quantity = (some + index) % 3 === 0 ? (some + index) % (most + 1) : most;
      return { id: item.id, quantity, refusal: quantity < most ? 'Nein' : null, condition: null };
    });
  const result = (word: 'succeeded' | 'failed') => {
    const refund = chosen(refunds, some);
    return refund
      ? say(world, 'refunds', { id: refund.number, state: word, at: new Date().toISOString(), reason: null })
      : false;
  };
  const ok = async (answer: Promise<{ ok: boolean }>) => (await answer).ok;
  const past = async (to: Prisma.ReturnUncheckedUpdateInput, from: ReturnState) => {
    if (state !== from) return false;
    await db.return.update({ where: { id }, data: to });
    await returnsByTime();
    return (await db.return.findUniqueOrThrow({ where: { id } })).state !== from;
  };
  return {
    approve: () => ok(approve(staff, id, { lines: part((line) => line.requested), note: null, keep: false })),
    keep: () => ok(approve(staff, id, { lines: part((line) => line.requested), note: null, keep: true })),
    decline: () => ok(decline(staff, id, 'Nein')),
    withdraw: async () => (await cancelReturn(owner, number)) === null,
    sent: async () => (await markSent(owner, number, { carrier: null, trackingNumber: `99.${some}` })) === null,
    expire: () => past({ nextOn: new Date('2026-01-01') }, 'approved'),
    reopen: () => ok(reopen(staff, id, 'Kulanz')),
    receive: () =>
      ok(
        receive(
          staff,
          id,
          part((line) => line.approved - line.received),
        ),
      ),
    inspect: () => ok(inspect(staff, id)),
    judge: () => ok(judge(staff, id, { lines: part((line) => line.received), note: 'Geprüft' })),
    reject: () =>
      ok(judge(staff, id, { lines: items.map((line) => ({ id: line.id, quantity: 0, refusal: 'Nein' })), note: null })),
    sendBack: () => ok(sendBack(staff, id, null)),
    settle: () => ok(settleCase(staff, number)),
    retry: () => ok(retryCase(staff, number)),
    paid: async () => result('succeeded'),
    failed: async () => result('failed'),
    close: () => past({ stateAt: new Date('2026-01-01') }, 'settled'),
  };
}
