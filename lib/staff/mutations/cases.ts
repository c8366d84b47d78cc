import { db } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import {
  approve,
  byStaff,
  type Decided,
  decline,
  inspect,
  judge,
  type LineDecision,
  receive,
  reopen,
  sendBack,
} from '@/lib/returns/mutations/decisions';
import { moveReturn } from '@/lib/returns/mutations/moves';
import type { MoveRefusal, ReturnCondition } from '@/lib/returns/types';

/** A form about a case: which, when it came into the state the form was made for, and what was typed by place of line. */
export type CaseForm = { return: string; seen: string; note?: string | undefined; keep?: string | undefined };
type Typed = CaseForm & Record<string, unknown>;

type Fields = Record<string, 'returnQuantities' | 'returnRefusal'>;

/** Why nothing was decided, and at which fields of the form. */
export type CaseAnswer =
  | { ok: true }
  | {
      ok: false;
      reason: MoveRefusal | 'unknown';
      fields: Fields;
    };

const select = {
  ...{ id: true, stateAt: true },
  items: {
    orderBy: { position: 'asc' },
    select: { id: true, requested: true, approved: true, received: true },
  },
} as const;

const read = (number: string) => db.return.findUnique({ where: { number }, select });
type Read = NonNullable<Awaited<ReturnType<typeof read>>>;

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
/** An empty field is none. */
const piecesOf = (value: unknown) => Number(textOf(value) ?? 0);

/**
 * What was typed of each line, and what is wrong with it: more than there is, or fewer without a reason.
 * @param whole how many pieces of a line there are to decide about
 */
function decisions(items: Read['items'], typed: Typed, whole: (item: Read['items'][number]) => number) {
  const fields: Fields = {};
  const lines = items.map((item, index): LineDecision => {
    const quantity = piecesOf(typed[`quantity${index + 1}`]);
    const refusal = textOf(typed[`refusal${index + 1}`]);
    if (quantity > whole(item)) fields[`quantity${index + 1}`] = 'returnQuantities';
    else if (quantity < whole(item) && !refusal) fields[`refusal${index + 1}`] = 'returnRefusal';
    return { id: item.id, quantity, refusal };
  });
  return { lines, fields };
}

/** Finds the case and does it; what the fields alone can tell is told before anything is locked. */
async function about(typed: CaseForm, decide: (found: Read, seen: Date) => Promise<Decided | CaseAnswer>) {
  const found = await read(typed.return);
  if (!found) return { ok: false, reason: 'unknown', fields: {} } as const;
  const seen = new Date(typed.seen);
  // Before anything is said of quantities that were typed for another state; under the lock it is asked again.
  if (seen.getTime() !== found.stateAt.getTime()) return { ok: false, reason: 'changed', fields: {} } as const;
  const answer: Decided | CaseAnswer = await decide(found, seen);
  return answer.ok || 'fields' in answer ? answer : { ...answer, fields: {} };
}

const wrong = (fields: Fields) =>
  Object.keys(fields).length > 0 ? ({ ok: false, reason: 'quantities', fields } as const) : null;

/** Approves in whole or in part; `keep`: the customer keeps the goods all the same. */
export const approveCase = (scope: StaffScope, typed: Typed): Promise<CaseAnswer> =>
  about(typed, async ({ id, items }, seen) => {
    const { lines, fields } = decisions(items, typed, ({ requested }) => requested);
    const of = { lines, note: textOf(typed.note), keep: typed.keep === 'on' };
    return wrong(fields) ?? approve(scope, id, of, seen);
  });

export const declineCase = (scope: StaffScope, typed: CaseForm & { note: string }): Promise<CaseAnswer> =>
  about(typed, ({ id }, seen) => decline(scope, id, typed.note, seen));

/** Books what came, on top of what came before. */
export const receiveCase = (scope: StaffScope, typed: Typed): Promise<CaseAnswer> =>
  about(typed, async ({ id, items }, seen) => {
    const fields: Fields = {};
    const lines = items.map((item, index) => {
      const quantity = piecesOf(typed[`quantity${index + 1}`]);
      if (item.received + quantity > item.approved) fields[`quantity${index + 1}`] = 'returnQuantities';
      const condition = textOf(typed[`condition${index + 1}`]) as ReturnCondition | null;
      return { id: item.id, quantity, condition };
    });
    if (lines.every(({ quantity }) => quantity === 0)) fields.quantity1 = 'returnQuantities';
    return wrong(fields) ?? receive(scope, id, lines, seen);
  });

export const inspectCase = (scope: StaffScope, typed: CaseForm): Promise<CaseAnswer> =>
  about(typed, ({ id }, seen) => inspect(scope, id, seen));

/** Decides about what was looked at. */
export const judgeCase = (scope: StaffScope, typed: Typed): Promise<CaseAnswer> =>
  about(typed, async ({ id, items }, seen) => {
    const { lines, fields } = decisions(items, typed, ({ received }) => received);
    return wrong(fields) ?? judge(scope, id, { lines, note: textOf(typed.note) }, seen);
  });

export const sendBackCase = (scope: StaffScope, typed: CaseForm): Promise<CaseAnswer> =>
  about(typed, ({ id }, seen) => sendBack(scope, id, textOf(typed.note), seen));

export const reopenCase = (scope: StaffScope, typed: CaseForm & { note: string }): Promise<CaseAnswer> =>
  about(typed, ({ id }, seen) => reopen(scope, id, typed.note, seen));

/** Takes a return back for the customer, who asked for it by phone or mail. */
export const cancelCase = (scope: StaffScope, typed: CaseForm & { note: string }): Promise<CaseAnswer> =>
  about(typed, ({ id }, seen) =>
    byStaff(
      id,
      async (tx, item) => {
        const move = { to: 'cancelled', actor: 'staff', actorId: scope.staffId, note: typed.note } as const;
        return typed.note ? moveReturn(tx, item, move) : 'reason_missing';
      },
      seen,
    ),
  );
