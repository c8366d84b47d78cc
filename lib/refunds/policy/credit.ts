import { Temporal } from 'temporal-polyfill';
import type { LocalDay } from '../types';

type Lot = { id: string; left: number; expiresOn: LocalDay | null; createdAt: Date };
type Piece = { lotId: string; amount: number };

/** What ends first is spent first, then what is oldest; what never ends comes last. */
export function byAge(a: Omit<Lot, 'left'>, b: Omit<Lot, 'left'>): number {
  const end = (lot: Omit<Lot, 'left'>) => lot.expiresOn ?? '9999';
  if (end(a) !== end(b)) return end(a) < end(b) ? -1 : 1;
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/**
 * From which lots an amount is taken. Lots and not the sum: an expiry that knew only the sum would take away what was
 * spent already (field-notes 2.13).
 * @returns null if there is not enough
 */
export function takeOldest(lots: readonly Lot[], amount: number): Piece[] | null {
  let wanted = amount;
  const taken: Piece[] = [];
  for (const { id, left } of [...lots].sort(byAge)) {
    const piece = Math.min(wanted, left);
    if (piece > 0) taken.push({ lotId: id, amount: piece });
    wanted -= Math.max(0, piece);
  }
  return wanted === 0 ? taken : null;
}

/**
 * Into which lots an amount goes back: those it came from, the last one first, so that in the end it is as if less had
 * been spent.
 * @param lots `left` = what the spending still has of each
 */
export function putBack(lots: readonly Lot[], amount: number): Piece[] {
  let wanted = amount;
  const back: Piece[] = [];
  for (const { id, left } of [...lots].sort((a, b) => byAge(b, a))) {
    const piece = Math.min(wanted, left);
    if (piece > 0) back.push({ lotId: id, amount: piece });
    wanted -= Math.max(0, piece);
  }
  return back;
}

/** The last day of credit that is granted on a day; a 29 February without one ends on the 28th (Art. 77 OR). */
export function lastDayOf(day: LocalDay, years: number | null): LocalDay | null {
  return years === null ? null : Temporal.PlainDate.from(day).add({ years }).toString();
}
