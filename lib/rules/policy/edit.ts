import { isDeepStrictEqual } from 'node:util';
import type { LocalDay, Rule } from '../types';
import { daysAfter } from './working-days';

/** Rules that hold for orders of a day. */
export const rulesInForce = (rules: readonly Rule[], day: LocalDay): Rule[] =>
  rules.filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil));

/** Days after `today` on which other rules come to hold: those on which one begins, and those after one has ended. */
export function turningDays(rules: readonly Rule[], today: LocalDay): LocalDay[] {
  const days = rules.flatMap(({ validFrom, validUntil }) => [
    validFrom,
    ...(validUntil === null ? [] : [daysAfter(validUntil, 1)]),
  ]);
  return [...new Set(days)].filter((day) => day > today).sort();
}

export type EditProblem = {
  /** of the rule */
  id: string;
  why: 'removed' | 'changed' | 'ends_in_the_past' | 'begins_in_the_past';
};

/**
 * What is wrong with a change of the rules. No order may be worse off for it, so a rule is never changed or removed: it
 * ends, today at the earliest, and another begins tomorrow (domain rule 6).
 * @param before as they stand; none at all = the first ones, which may begin on any day
 */
export function editProblem(before: readonly Rule[], after: readonly Rule[], today: LocalDay): EditProblem | null {
  const wanted = new Map(after.map((rule) => [rule.id, rule]));
  for (const rule of before) {
    const next = wanted.get(rule.id);
    if (!next) return { id: rule.id, why: 'removed' };
    if (!isDeepStrictEqual({ ...next, validUntil: null }, { ...rule, validUntil: null })) {
      return { id: rule.id, why: 'changed' };
    }
    const ended = next.validUntil !== rule.validUntil;
    if (ended && next.validUntil !== null && next.validUntil < today) return { id: rule.id, why: 'ends_in_the_past' };
    // A rule that is over does not come back for orders that were made without it.
    if (ended && rule.validUntil !== null && rule.validUntil < today) return { id: rule.id, why: 'changed' };
  }
  if (before.length === 0) return null;
  const known = new Set(before.map(({ id }) => id));
  const tomorrow = daysAfter(today, 1);
  const early = after.find(({ id, validFrom }) => !known.has(id) && validFrom < tomorrow);
  return early ? { id: early.id, why: 'begins_in_the_past' } : null;
}
