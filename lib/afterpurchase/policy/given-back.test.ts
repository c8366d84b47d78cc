import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GivenNote, type GivenRefund, givenBack } from './given-back';

const at = (day: number, hour = 10) => new Date(Date.UTC(2026, 10, day, hour));
const note = (number: string, total: number, day: number): GivenNote => ({ number, total, issuedAt: at(day) });
const refund = (total: number, day: number, facts: Partial<GivenRefund> = {}): GivenRefund => ({
  ...{ total, bonus: 0, creditNoteNumber: null, createdAt: at(day) },
  ...facts,
});

describe('what was given back', () => {
  it('counts notes of the shop and refunds of the portal', () => {
    expect(givenBack([], [])).toBe(0);
    expect(givenBack([note('G-1', 500, 1)], [refund(300, 2)])).toBe(800);
  });

  it('the same money once: by the number that the shop named, whatever the total', () => {
    expect(givenBack([note('G-1', 350, 3)], [refund(300, 2, { creditNoteNumber: 'G-1' })])).toBe(350);
    // One note for two refunds of an order.
    const both = [refund(300, 2, { creditNoteNumber: 'G-1' }), refund(200, 2, { creditNoteNumber: 'G-1' })];
    expect(givenBack([note('G-1', 500, 3)], both)).toBe(500);
  });

  it('a note that was named and has not come counts as the refund', () => {
    expect(givenBack([], [refund(300, 2, { creditNoteNumber: 'G-1' })])).toBe(300);
  });

  it('without a number by the same total, on the same day or later and not earlier', () => {
    expect(givenBack([note('G-1', 300, 3)], [refund(300, 2)])).toBe(300);
    expect(givenBack([{ ...note('G-1', 300, 2), issuedAt: at(2, 0) }], [refund(300, 2)])).toBe(300);
    expect(givenBack([note('G-1', 300, 1)], [refund(300, 2)])).toBe(600);
    expect(givenBack([note('G-1', 301, 3)], [refund(300, 2)])).toBe(601);
  });

  it('one note shows one refund, and one that is named shows no other', () => {
    expect(givenBack([note('G-1', 300, 3)], [refund(300, 2), refund(300, 2)])).toBe(600);
    expect(givenBack([note('G-1', 300, 3)], [refund(300, 2, { creditNoteNumber: 'G-1' }), refund(300, 1)])).toBe(600);
    expect(givenBack([note('G-1', 300, 2), note('G-2', 300, 4)], [refund(300, 3), refund(300, 1)])).toBe(600);
  });

  it('the bonus was never paid, whether or not the note has it', () => {
    const credit = refund(315, 2, { bonus: 15 });
    expect([givenBack([], [credit]), givenBack([note('G', 315, 3)], [credit])]).toEqual([300, 300]);
    expect(givenBack([note('G', 300, 3)], [credit])).toBe(300);
  });

  it('is at least all refunds and all notes, each for itself, and at most both together', () => {
    const notes = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })), { maxLength: 6 });
    fc.assert(
      fc.property(notes, notes, (said, asked) => {
        const all = said.map(([total, day], index) => note(`G-${index}`, total * 100, day));
        const refunds = asked.map(([total, day]) => refund(total * 100, day));
        const of = (list: readonly { total: number }[]) => list.reduce((sum, { total }) => sum + total, 0);
        const given = givenBack(all, refunds);
        expect(given).toBeGreaterThanOrEqual(Math.max(of(all), of(refunds)));
        expect(given).toBeLessThanOrEqual(of(all) + of(refunds));
        expect(givenBack([...all].reverse(), [...refunds].reverse())).toBe(given);
      }),
    );
  });
});
