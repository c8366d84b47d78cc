import type { Draft, DraftLine, ReturnSolution } from '../types';
import { reasonOf } from './reasons';

// Reads what a step's form says, line by line. A line's fields carry its place: reason1, solution2.

type Fields = Record<string, string | undefined>;
/** Keys below `errors`, by field. */
type Errors<Key extends string> = Record<string, Key>;

/** What the first step chose: lines with a quantity, and single pieces that were ticked. */
export function readChoice(input: {
  line?: string[] | undefined;
  quantity?: number[] | undefined;
  one?: string[] | undefined;
}): { line: string; quantity: number }[] {
  const counted = (input.line ?? []).map((line, index) => ({ line, quantity: input.quantity?.[index] ?? 0 }));
  const chosen = new Map(counted.filter(({ quantity }) => quantity > 0).map(({ line, quantity }) => [line, quantity]));
  for (const line of input.one ?? []) chosen.set(line, chosen.get(line) ?? 1);
  return [...chosen].map(([line, quantity]) => ({ line, quantity }));
}

type ReasonWords = { id: string; reason: string | null; reasonText: string | null };

/**
 * What the second step says of each line. Words are kept whatever is missing; a reason that the shop does not know is none.
 */
export function readReasons(
  { lines, settings }: Pick<Draft, 'lines' | 'settings'>,
  fields: Fields,
): { words: ReasonWords[]; errors: Errors<'returnReason'>; photos: boolean } {
  const errors: Errors<'returnReason'> = {};
  let photos = false;
  const words = lines.map(({ id, category }, index) => {
    const key = fields[`reason${index + 1}`] ?? '';
    const known = reasonOf(settings, category, key);
    if (!known) errors[`reason${index + 1}`] = 'returnReason';
    if (known?.photos) photos = true;
    return { id, reason: known ? key : null, reasonText: fields[`text${index + 1}`]?.trim() || null };
  });
  return { words, errors, photos };
}

type SolutionWords = { id: string; solution: ReturnSolution; exchangeSku: string | null };

/** What the third step says of each line; only what is open can be chosen. */
export function readSolutions(
  lines: readonly DraftLine[],
  fields: Fields,
): { words: SolutionWords[]; errors: Errors<'returnSolution' | 'returnVariant'> } {
  const errors: Errors<'returnSolution' | 'returnVariant'> = {};
  const words = lines.flatMap(({ id, solutions, variants }, index): SolutionWords[] => {
    const chosen = solutions.find(({ open, solution }) => open && solution === fields[`solution${index + 1}`]);
    if (!chosen) {
      errors[`solution${index + 1}`] = 'returnSolution';
      return [];
    }
    if (chosen.solution !== 'exchange') return [{ id, solution: chosen.solution, exchangeSku: null }];
    const variant = variants.find(({ sku }) => sku === fields[`variant${index + 1}`]);
    if (!variant) errors[`variant${index + 1}`] = 'returnVariant';
    return variant ? [{ id, solution: 'exchange', exchangeSku: variant.sku }] : [];
  });
  return { words, errors };
}
