import { type LocalDay, localDay } from '@/lib/core/format';
import { bindingTerms } from '@/lib/rules/policy/binding';
import type { Right, Rule } from '@/lib/rules/types';
import type { Deadlines, Goods, Purchase } from '../types';
import { cancellable, cancelSpan, returnable, subjectOf, windowSpan, withdrawalSpan } from './spans';

/**
 * Until when anything of an order can be cancelled or given back, as its stored summary keeps it: from the same spans as
 * `optionsFor`, but without a clock. Of several lines the latest counts; what has no end comes after all others.
 * @param rules of the shop, also those that have ended
 * @param on day whose rules count: later ones may be better, and are not yet valid
 */
export function deadlinesOf(items: readonly Goods[], order: Purchase, rules: readonly Rule[], on: LocalDay): Deadlines {
  const orderedOn = localDay(order.placedAt);
  const termsOf = (right: Right, item: Goods) => bindingTerms(rules, right, subjectOf(item, order), orderedOn, on);
  const cancels = items.flatMap((item) => {
    if (cancellable(item) === 0) return [];
    const span = cancelSpan(item, order, termsOf('cancel', item));
    return 'refusal' in span ? [] : [span.end?.instant.getTime() ?? Number.POSITIVE_INFINITY];
  });
  const returns = items.flatMap((item) => {
    if (returnable(item) === 0) return [];
    const byShop = windowSpan(item, order, termsOf('return', item));
    const byLaw = withdrawalSpan(item, order, termsOf('withdraw', item));
    return [
      ...('refusal' in byShop ? [] : [byShop]),
      // Of what was closed without a history nobody knows a day: that is no offer to make for ever.
      ...('refusal' in byLaw || order.completed ? [] : [{ until: byLaw.until, creditUntil: byLaw.until }]),
    ];
  });
  const cancelUntil = Math.max(...cancels);
  return {
    cancellable: cancels.length > 0,
    cancelUntil: Number.isFinite(cancelUntil) ? new Date(cancelUntil) : null,
    returnable: returns.length > 0,
    returnUntil: latest(returns.map(({ until }) => until)),
    creditUntil: latest(returns.map(({ creditUntil }) => creditUntil)),
  };
}

/** The latest of some days; null without any, and null as soon as one has no end. */
function latest(days: readonly (LocalDay | null)[]): LocalDay | null {
  return days.includes(null)
    ? null
    : (days
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null);
}

/** What is open of an order at a moment. */
export type OpenNow = {
  cancel: { until: Date | null } | null;
  /** `over`: it was, until that day */
  return: { until: LocalDay | null; as: 'money' | 'credit' | 'over' } | null;
};

/** What of some deadlines is open now, and of giving back until when it was. */
export function openNow(deadlines: Deadlines, now: Date): OpenNow {
  const { cancellable: cancels, cancelUntil, returnable: returns, returnUntil, creditUntil } = deadlines;
  const today = localDay(now);
  const cancel = cancels && (cancelUntil === null || now <= cancelUntil) ? { until: cancelUntil } : null;
  if (!returns) return { cancel, return: null };
  if (returnUntil === null || today <= returnUntil) return { cancel, return: { until: returnUntil, as: 'money' } };
  const open = creditUntil === null || today <= creditUntil;
  return { cancel, return: { until: creditUntil, as: open ? 'credit' : 'over' } };
}
