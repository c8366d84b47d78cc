import type { ReturnActor, ReturnSolution, ReturnState } from '../types';

/**
 * Every move of a return and who may make it (domain rule 4, field-notes 2.4); what does not stand here cannot happen.
 * Booked as received is only what somebody of the shop holds in hand: a carrier's "delivered" moves nothing.
 */
export const MOVES: Readonly<Record<ReturnState, Partial<Record<ReturnState, readonly ReturnActor[]>>>> = {
  draft: { requested: ['customer', 'guest', 'staff'], cancelled: ['customer', 'guest', 'system'], received: ['staff'] },
  requested: {
    approved: ['staff', 'system'],
    declined: ['staff'],
    // The goods stay where they are: a spare part is sent, or the value given back without them.
    accepted: ['staff', 'system'],
    cancelled: ['customer', 'guest', 'staff'],
  },
  approved: {
    in_transit: ['customer', 'guest', 'staff', 'carrier'],
    received: ['staff'],
    accepted: ['staff'],
    cancelled: ['customer', 'guest', 'staff'],
    expired: ['system'],
  },
  in_transit: { received: ['staff'], accepted: ['staff'] },
  // A second parcel comes on top of the first.
  received: { received: ['staff'], inspecting: ['staff'] },
  inspecting: { received: ['staff'], accepted: ['staff'], rejected: ['staff'] },
  accepted: { settling: ['staff', 'system'] },
  rejected: { sent_back: ['staff'] },
  settling: { settled: ['shop', 'system'], settlement_failed: ['shop', 'system'] },
  // Staff have it tried again, or the shop tries again by itself and says what came of it.
  settlement_failed: { settling: ['staff', 'shop'], settled: ['shop'] },
  settled: { closed: ['system'] },
  sent_back: { closed: ['system'] },
  // Once, with a reason.
  expired: { approved: ['staff'] },
  closed: {},
  cancelled: {},
  declined: {},
};

/** Whether somebody may move a return from one state to another. */
export function mayMove(from: ReturnState, to: ReturnState, actor: ReturnActor): boolean {
  return MOVES[from][to]?.includes(actor) ?? false;
}

/** Nothing more will happen. */
export const isOver = (state: ReturnState): boolean => Object.keys(MOVES[state]).length === 0;

/** Pieces of these are asked for and have not come: nobody may ask for them again. */
const WAITING: ReadonlySet<ReturnState> = new Set(['requested', 'approved', 'in_transit']);

/** It was decided to take these back, or to pay for them without. */
const KEPT: ReadonlySet<ReturnState> = new Set(['accepted', 'settling', 'settlement_failed', 'settled', 'closed']);

type Pieces = { requested: number; approved: number; received: number; accepted: number };

/** Of these the customer has the goods afterwards, and every right that comes with them. */
const STAYS: ReadonlySet<ReturnSolution | null> = new Set(['repair', 'part']);

/**
 * What one line of a return means for its line of the order (domain rule 1): `returning` are pieces that are asked for,
 * `takenBack` those that came and are not given out again. Before anybody decided, all that was asked for counts; once
 * decided, what was accepted, since the rest goes back to the customer.
 */
export function piecesOf(
  state: ReturnState,
  { requested, approved, received, accepted, solution }: Pieces & { solution: ReturnSolution | null },
): { returning: number; takenBack: number } {
  if (WAITING.has(state)) return { returning: state === 'requested' ? requested : approved, takenBack: 0 };
  // What was approved and has not come with the rest may still come in a second parcel.
  if (state === 'received' || state === 'inspecting') return { returning: approved - received, takenBack: received };
  return { returning: 0, takenBack: KEPT.has(state) && !STAYS.has(solution) ? accepted : 0 };
}

/** A header's word where only a part went through: display, no state (domain rule 4). */
export function isPartial(state: ReturnState, lines: readonly Pieces[]): boolean {
  const less = (part: keyof Pieces, whole: keyof Pieces) => lines.some((line) => line[part] < line[whole]);
  switch (state) {
    case 'approved':
    case 'in_transit':
      return less('approved', 'requested');
    case 'received':
    case 'inspecting':
      return less('received', 'approved');
    case 'accepted':
    case 'settling':
    case 'settlement_failed':
    case 'settled':
    case 'closed':
      return less('accepted', 'requested');
    default:
      return false;
  }
}
