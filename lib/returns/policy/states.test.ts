import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReturnActor, ReturnSolution, ReturnState } from '../types';
import { isOver, isPartial, MOVES, mayMove, piecesOf } from './states';

const STATES = Object.keys(MOVES) as ReturnState[];
const ACTORS: ReturnActor[] = ['customer', 'guest', 'staff', 'shop', 'carrier', 'system'];

/** As domain rule 4 and field-notes 2.4 draw it; whatever does not stand here must be refused. */
const ALLOWED = `
  draft > requested: customer guest staff
  draft > cancelled: customer guest system
  draft > received: staff
  requested > approved: staff system
  requested > declined: staff
  requested > accepted: staff system
  requested > cancelled: customer guest staff
  approved > in_transit: customer guest staff carrier
  approved > received: staff
  approved > accepted: staff
  approved > cancelled: customer guest staff
  approved > expired: system
  in_transit > received: staff
  in_transit > accepted: staff
  received > received: staff
  received > inspecting: staff
  inspecting > received: staff
  inspecting > accepted: staff
  inspecting > rejected: staff
  accepted > settling: staff system
  rejected > sent_back: staff
  settling > settled: shop system
  settling > settlement_failed: shop system
  settlement_failed > settling: staff shop
  settlement_failed > settled: shop
  settled > closed: system
  sent_back > closed: system
  expired > approved: staff`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [, from, to, actors = ''] = /(\w+) > (\w+): (.*)/.exec(line) ?? [];
    return actors.split(' ').map((actor) => `${from} > ${to} by ${actor}`);
  });

describe('every move of a return, allowed and forbidden', () => {
  const all = STATES.flatMap((from) => STATES.flatMap((to) => ACTORS.map((actor) => ({ from, to, actor }))));
  it.each(STATES)('from %s', (state) => {
    for (const { from, to, actor } of all.filter((one) => one.from === state)) {
      const move = `${from} > ${to} by ${actor}`;
      expect(`${move}: ${mayMove(from, to, actor)}`).toBe(`${move}: ${ALLOWED.includes(move)}`);
    }
  });

  it('only a person of the shop books goods as received, and no customer cancels what is on its way', () => {
    for (const from of STATES) {
      for (const actor of ACTORS.filter((one) => one !== 'staff')) expect(mayMove(from, 'received', actor)).toBe(false);
    }
    for (const from of ['in_transit', 'received', 'inspecting', 'accepted', 'settled'] as const) {
      expect(mayMove(from, 'cancelled', 'customer')).toBe(false);
    }
  });

  it('every way ends: from each state some end can be reached', () => {
    const ends = (state: ReturnState, seen: readonly ReturnState[] = []): boolean =>
      isOver(state) ||
      (Object.keys(MOVES[state]) as ReturnState[]).some((next) => !seen.includes(next) && ends(next, [...seen, state]));
    expect(STATES.filter((state) => !ends(state))).toEqual([]);
  });
});

const solution = fc.constantFrom<(ReturnSolution | null)[]>('refund', 'credit', 'exchange', 'repair', 'part', null);
const line = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9))
  .map((numbers) => numbers.sort((a, b) => b - a))
  .map(([requested = 0, approved = 0, received = 0, accepted = 0]) => ({ requested, approved, received, accepted }));

describe('what a line of a return means for its line of the order', () => {
  it('is never more than was asked for, in any state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), line, solution, (state, pieces, solution) => {
        const { returning, takenBack } = piecesOf(state, { ...pieces, solution });
        expect(returning).toBeGreaterThanOrEqual(0);
        expect(takenBack).toBeGreaterThanOrEqual(0);
        expect(returning + takenBack).toBeLessThanOrEqual(pieces.requested);
      }),
    );
  });

  it('is nothing where nothing was asked of anybody, or it did not come about', () => {
    const pieces = { requested: 3, approved: 3, received: 3, accepted: 3, solution: 'refund' as const };
    for (const state of ['draft', 'declined', 'cancelled', 'expired', 'rejected', 'sent_back'] as const) {
      expect(piecesOf(state, pieces)).toEqual({ returning: 0, takenBack: 0 });
    }
  });

  it('leaves repaired goods, and those that a part was sent for, with the customer', () => {
    const pieces = { requested: 2, approved: 2, received: 2, accepted: 2 };
    expect(piecesOf('settled', { ...pieces, solution: 'repair' }).takenBack).toBe(0);
    expect(piecesOf('accepted', { ...pieces, solution: 'part' }).takenBack).toBe(0);
    expect(piecesOf('settled', { ...pieces, solution: 'exchange' }).takenBack).toBe(2);
  });
});

it('partly is a word of the state, found from the lines', () => {
  const pieces = { requested: 3, approved: 2, received: 1, accepted: 1 };
  expect(isPartial('approved', [pieces])).toBe(true);
  expect(isPartial('received', [pieces])).toBe(true);
  expect(isPartial('accepted', [pieces])).toBe(true);
  expect(isPartial('requested', [pieces])).toBe(false);
  expect(isPartial('accepted', [{ requested: 1, approved: 1, received: 1, accepted: 1 }])).toBe(false);
});
