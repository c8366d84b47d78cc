import type { LocalDay } from '@/lib/core/format';
import { bindingTerms } from '@/lib/rules/policy/binding';
import type { BindingTerms, Rule, RuleSubject } from '@/lib/rules/types';
import type { LooseGoods, LooseOption } from '../types';

/** What can be had for goods that nobody has a proof for. */
const RIGHTS = ['return', 'exchange'] as const;

/**
 * What can be had for goods that came without an order: nobody knows what was paid for them, or when. So the rules of today
 * decide, no window counts, and they are worth what they cost today: as credit, or against others. Money is for who can show
 * that it was paid. Pure, as `optionsFor`, and like it the only one that decides.
 * @returns one option for each of `return` (credit) and `exchange` (goods)
 */
export function optionsWithoutReceipt(goods: LooseGoods, rules: readonly Rule[], today: LocalDay): LooseOption[] {
  const { sku, category, country, quantity, price } = goods;
  // Companies have their orders.
  const subject: RuleSubject = { sku, category, country, group: 'private' };
  const cost = price === null ? null : Math.round((price.amount * quantity) / price.unit);
  return RIGHTS.map((right): LooseOption => {
    const terms = bindingTerms(rules, right, subject, today, today);
    const refusal = refusalOf(terms, cost);
    const worth = refusal === null && cost !== null ? cost : 0;
    const feeRate = right === 'exchange' ? 0 : (terms?.feeRate ?? 0);
    const fee = Math.floor((worth * feeRate) / 10_000);
    return {
      ...{ right, open: refusal === null, worth, fee, feeRate, refusal, rules: terms?.rules ?? [] },
      trace: [
        { about: 'rules', facts: { right, rules: terms?.rules.join(', ') ?? null, excluded: terms?.excluded ?? null } },
        { about: 'quantity', facts: { received: quantity } },
        { about: 'date', facts: { today } },
        ...(refusal ? [] : [{ about: 'money' as const, facts: { goods: worth, fee: 0 - fee } }]),
      ],
    };
  });
}

/** @param cost of all pieces today; null = nobody says */
function refusalOf(terms: BindingTerms | null, cost: number | null): LooseOption['refusal'] {
  if (!terms?.withoutReceipt) return { why: 'not_offered' };
  if (terms.excluded) return { why: 'excluded', ground: terms.excluded };
  return cost === null ? { why: 'price_unknown' } : null;
}
