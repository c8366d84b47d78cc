import type { BindingTerms, LocalDay, Right, Rule, RuleSubject } from '../types';
import { daysAfter, rolled } from './working-days';

/**
 * The terms that bind for a thing, or null if no rule ever granted the right (domain rule 6). The rule of the order's day
 * binds; of every rule that came later only what is better counts, so that editing rules never worsens an order.
 * @param orderedOn the order's day
 * @param today later rules count once they are valid
 */
export function bindingTerms(
  rules: readonly Rule[],
  right: Right,
  subject: RuleSubject,
  orderedOn: LocalDay,
  today: LocalDay,
): BindingTerms | null {
  const possible = rules.filter((rule) => rule.right === right && appliesTo(rule, subject));
  const binding = new Set<Rule>();
  for (const day of [orderedOn, ...changesBetween(possible, orderedOn, today)]) {
    const rule = ruleOn(possible, day);
    if (rule) binding.add(rule);
  }
  const all = [...binding];
  const [first] = all;
  if (!first) return null;
  // A rule that leaves the goods out has no terms to offer beside one that does not.
  const granting = all.filter(({ terms }) => terms.excluded === null).map(({ terms }) => terms);
  const terms = granting.length > 0 ? granting : all.map((rule) => rule.terms);
  const windows = terms.map(({ window }) => window);
  const cutOffs = terms.map(({ cutOff }) => cutOff);
  const giftDays = terms.map((one) => one.giftDays).filter((days) => days !== null);
  return {
    rules: all.map(({ id }) => id),
    excluded: granting.length > 0 ? null : first.terms.excluded,
    // One without a window has no end, which no other can better.
    windows: windows.includes(null) ? [] : windows.filter((window) => window !== null),
    shippings: terms.map(({ shipping }) => shipping ?? { by: 'shop' }),
    feeRate: Math.min(...terms.map(({ feeRate }) => feeRate)),
    goodwillDays: Math.max(...terms.map(({ goodwillDays }) => goodwillDays)),
    giftDays: giftDays.length > 0 ? Math.max(...giftDays) : null,
    withoutReceipt: terms.some(({ withoutReceipt }) => withoutReceipt),
    cutOffs: cutOffs.includes(null) ? [] : cutOffs.filter((cutOff) => cutOff !== null),
  };
}

function appliesTo({ applies }: Rule, { country, group, category, sku }: RuleSubject): boolean {
  const within = (names: readonly string[] | undefined, one: string | null) =>
    names === undefined || (one !== null && names.includes(one));
  return (
    within(applies.countries, country) &&
    within(applies.groups, group) &&
    within(applies.categories, category) &&
    within(applies.products, sku)
  );
}

/** Of several rules of one day the most particular: a product before a category, before a group, before a country. */
function ruleOn(rules: readonly Rule[], day: LocalDay): Rule | undefined {
  return rules
    .filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil))
    .sort(
      (a, b) =>
        weightOf(b) - weightOf(a) || b.validFrom.localeCompare(a.validFrom, 'und') || a.id.localeCompare(b.id, 'und'),
    )[0];
}

function weightOf({ applies: { products, categories, groups, countries } }: Rule): number {
  return (products ? 8 : 0) + (categories ? 4 : 0) + (groups ? 2 : 0) + (countries ? 1 : 0);
}

/** Days after the order on which another rule may have come to hold. */
function changesBetween(rules: readonly Rule[], orderedOn: LocalDay, today: LocalDay): LocalDay[] {
  const days = rules.flatMap(({ validFrom, validUntil }) => [
    validFrom,
    ...(validUntil === null ? [] : [daysAfter(validUntil, 1)]),
  ]);
  return [...new Set(days)].filter((day) => day > orderedOn && day <= today).sort();
}

/** When an item came, and when the last of its order did; null = not yet, or not known. */
export type Arrivals = { deliveredOn: LocalDay | null; lastDeliveredOn: LocalDay | null };

/**
 * The last day of the longest of some windows.
 * @returns `none`: without an end; `not_begun`: what it counts from has not happened, or nobody knows when
 */
export function windowEnd(
  { windows }: Pick<BindingTerms, 'windows'>,
  { deliveredOn, lastDeliveredOn }: Arrivals,
): LocalDay | 'none' | 'not_begun' {
  if (windows.length === 0 || windows.some(({ days }) => days === null)) return 'none';
  const ends = windows.map(({ days, from, roll }) => {
    const start = from === 'item' ? deliveredOn : lastDeliveredOn;
    if (start === null || days === null) return null;
    const end = daysAfter(start, days);
    return roll === null ? end : rolled(end, roll);
  });
  // One that has not begun ends after all others.
  if (ends.includes(null)) return 'not_begun';
  return (
    ends
      .filter((end) => end !== null)
      .sort()
      .at(-1) ?? 'not_begun'
  );
}
