import { localDay } from '@/lib/core/format';
import { sumBy } from '@/lib/core/sum';

/** A credit note of the shop for an order. */
export type GivenNote = { number: string; total: number; issuedAt: Date };
/** A refund of the portal: `total` with its bonus, which nobody has paid before. */
export type GivenRefund = { total: number; bonus: number; creditNoteNumber: string | null; createdAt: Date };

/**
 * What of an order was given back or is about to be: by the shop's credit notes, and by refunds of the portal that these
 * do not show yet. A refund that failed counts, because it is paid in the end. A refund's note is recognised by the number
 * that the shop named; without one by the same total on the same day or later, each note for one refund, so that the same
 * money never counts twice.
 * @param notes of the order, with or without a refund of the portal
 * @returns amount in the smallest unit, without what came on top as bonus
 */
export function givenBack(notes: readonly GivenNote[], refunds: readonly GivenRefund[]): number {
  const shownBy = new Map<string, GivenRefund[]>(notes.map(({ number }) => [number, []]));
  const named = new Set(refunds.flatMap(({ creditNoteNumber }) => creditNoteNumber ?? []));
  // Oldest first, each with the oldest note that fits: whatever fits the later one is left for it.
  const free = notes.filter(({ number }) => !named.has(number)).sort((a, b) => +a.issuedAt - +b.issuedAt);
  let unseen = 0;
  for (const refund of [...refunds].sort((a, b) => +a.createdAt - +b.createdAt)) {
    const number = refund.creditNoteNumber ?? takeNote(free, refund);
    const shown = number === null ? undefined : shownBy.get(number);
    if (shown) shown.push(refund);
    else unseen += refund.total - refund.bonus;
  }
  return unseen + sumBy(notes, (note) => withoutBonus(note, shownBy.get(note.number) ?? []));
}

function takeNote(free: GivenNote[], { total, bonus, createdAt }: GivenRefund): string | null {
  const fits = ({ total: of, issuedAt }: GivenNote) =>
    // By the day: many shops know no hour of a note.
    (of === total || of === total - bonus) && localDay(issuedAt) >= localDay(createdAt);
  const place = free.findIndex(fits);
  return place < 0 ? null : (free.splice(place, 1)[0]?.number ?? null);
}

/** Some shops put the bonus on the note, others do not. */
function withoutBonus({ total }: GivenNote, shown: readonly GivenRefund[]): number {
  const bonus = sumBy(shown, (refund) => refund.bonus);
  return total === sumBy(shown, (refund) => refund.total) ? total - bonus : total;
}
