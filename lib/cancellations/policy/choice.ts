import { piecesSchema } from '../schema';
import type { CancelPage, Choice } from '../types';

export type Search = Record<string, string | string[] | undefined>;

/** What is wrong with a choice, by the name of the field; '' = with the choice as a whole. Keys of the texts. */
export type ChoiceProblems = Record<string, 'quantity' | 'tooMany' | 'nothing'>;

/** A line's field in the form, and its parameter in the address. */
export const fieldOf = (position: number) => `p${position}`;
const FIELD = /^p(\d{1,5})$/;

/**
 * The choice that an address carries. By the place of each line: short enough for an order of a thousand lines; the check
 * page shows the names, and what is sent in the end names the lines themselves.
 * @returns `typed` as it stands there, null if the address carries none; `choice` as far as it can be read
 */
export function readChoice(search: Search): { typed: Record<string, string> | null; choice: Choice } {
  const typed = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      FIELD.test(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  if (Object.keys(typed).length === 0) return { typed: null, choice: null };
  const choice = Object.entries(typed).flatMap(([name, value]): [number, number][] => {
    const pieces = piecesSchema.safeParse(value);
    return pieces.success && pieces.data > 0 ? [[Number(FIELD.exec(name)?.[1]), pieces.data]] : [];
  });
  return { typed, choice: new Map(choice) };
}

/** The same choice as the query of an address. */
export const searchOf = (typed: Record<string, string> | null): string =>
  typed ? `?${new URLSearchParams(typed)}` : '';

/**
 * What somebody typed wrong. Pieces that are not open any more are nobody's mistake: the check page tells of them.
 * @param typed as the address carries it; null = nothing was typed yet
 */
export function problemsOf(page: CancelPage, typed: Record<string, string> | null): ChoiceProblems {
  if (!typed) return {};
  const problems: ChoiceProblems = {};
  let some = false;
  for (const { position, quantity } of page.lines) {
    const value = typed[fieldOf(position)] ?? '';
    const pieces = piecesSchema.safeParse(value);
    if (!pieces.success) problems[fieldOf(position)] = 'quantity';
    else if (pieces.data > quantity) problems[fieldOf(position)] = 'tooMany';
    some ||= !pieces.success || pieces.data > 0;
  }
  return some ? problems : { '': 'nothing' };
}
