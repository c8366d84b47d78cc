import type { LocalDay } from '@/lib/core/format';
import { bindingTerms } from '@/lib/rules/policy/binding';
import type { Rule, RuleSubject } from '@/lib/rules/types';
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
  return RIGHTS.map((right): LooseOption => {
    const terms = bindingTerms(rules, right, subject, today, today);
    const worth = price === null ? null : Math.round((price.amount * quantity) / price.unit);
    const fee = worth === null || right === 'exchange' ? 0 : Math.floor((worth * (terms?.feeRate ?? 0)) / 10_000);
    const found = ((): Pick<LooseOption, 'worth' | 'fee' | 'refusal'> => {
      const closed = { worth: 0, fee: 0 };
      if (!terms?.withoutReceipt) return { ...closed, refusal: { why: 'not_offered' } };
      if (terms.excluded) return { ...closed, refusal: { why: 'excluded', ground: terms.excluded } };
      if (worth === null) return { ...closed, refusal: { why: 'price_unknown' } };
      return { worth, fee, refusal: null };
    })();
    return {
      right,
      open: found.refusal === null,
      ...found,
      feeRate: right === 'exchange' ? 0 : (terms?.feeRate ?? 0),
      rules: terms?.rules ?? [],
      trace: [
        { about: 'rules', facts: { right, rules: terms?.rules.join(', ') ?? null, excluded: terms?.excluded ?? null } },
        { about: 'quantity', facts: { received: quantity } },
        { about: 'date', facts: { today } },
        ...(found.refusal ? [] : [{ about: 'money' as const, facts: { goods: found.worth, fee: 0 - found.fee } }]),
      ],
    };
  });
}
