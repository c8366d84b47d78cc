import { db } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { approve, type Decided, inspect, judge, receive } from '@/lib/returns/mutations/decisions';
import type { BulkAct, BulkRefusal } from '../schema';

const select = {
  ...{ id: true, state: true, stateAt: true, accountId: true },
  items: { orderBy: { position: 'asc' }, select: { id: true, requested: true, approved: true, received: true } },
} as const;

const read = (number: string) => db.return.findUnique({ where: { number }, select });
type Case = NonNullable<Awaited<ReturnType<typeof read>>>;

const refused = (reason: BulkRefusal) => ({ ok: false, reason }) as const;

/**
 * Does the plain thing to several cases: approves all that was asked for, books all that was approved as come, or looks
 * at all that came and accepts it. Each case in a transaction of its own and by the moves that its page offers, so that
 * one that has moved on holds up none of the others; the same again finds nothing left to do.
 * @returns of each whether it was done, null, or why not
 */
export async function decideTogether(
  scope: StaffScope,
  act: BulkAct,
  numbers: readonly string[],
): Promise<{ number: string; reason: BulkRefusal | null }[]> {
  const answers: { number: string; reason: BulkRefusal | null }[] = [];
  for (const number of new Set(numbers)) {
    const found = await read(number);
    const answer = found && found.state !== 'draft' ? await ACTS[act](scope, found, number) : refused('unknown');
    answers.push({ number, reason: answer.ok ? null : answer.reason });
  }
  return answers;
}

const ACTS: Record<BulkAct, (scope: StaffScope, found: Case, number: string) => Promise<Decided>> = {
  approve: (scope, { id, items, stateAt }) => {
    const lines = items.map(({ id, requested: quantity }) => ({ id, quantity, refusal: null }));
    return approve(scope, id, { lines, note: null, keep: false }, stateAt);
  },

  receive: async (scope, { id, items, state, stateAt }) => {
    // A second parcel is looked at on the case's own page.
    if (state !== 'approved' && state !== 'in_transit') return refused('not_possible');
    const lines = items.map(({ id, approved, received }) => ({ id, quantity: approved - received, condition: null }));
    return receive(scope, id, lines, stateAt);
  },

  accept: async (scope, found, number) => {
    if (found.accountId === null) return refused('not_possible');
    if (found.items.some(({ approved, received }) => received < approved)) return refused('quantities');
    if (found.state !== 'inspecting') {
      const begun = await inspect(scope, found.id, found.stateAt);
      if (!begun.ok) return begun;
    }
    const now = await read(number);
    if (!now) return refused('unknown');
    const lines = now.items.map(({ id, received: quantity }) => ({ id, quantity, refusal: null }));
    return judge(scope, now.id, { lines, note: null }, now.stateAt);
  },
};
