import { optionsFor } from '@/lib/afterpurchase/policy/options';
import type { Option } from '@/lib/afterpurchase/types';
import { localDay } from '@/lib/core/format';
import { bindingTerms } from '@/lib/rules/policy/binding';
import type { Right, Rule } from '@/lib/rules/types';
import type {
  LineFacts,
  Offer,
  RefundPlan,
  ReturnReason,
  ReturnSettings,
  ReturnSolution,
  SolutionOption,
} from '../types';
import { settlementOf } from './settlement';

type Leaf = Omit<ReturnReason, 'closer' | 'categories'>;
type Case = {
  facts: LineFacts;
  quantity: number;
  reason: Leaf | null;
  rules: readonly Rule[];
  settings: Pick<ReturnSettings, 'bonusRate'>;
  now: Date;
};

export const SOLUTIONS: readonly ReturnSolution[] = ['part', 'exchange', 'refund', 'credit', 'repair'];

/** Pieces of a line that were cancelled, came back, or are on their way back: the next piece counts after them. */
export const goneOf = ({ item }: Pick<LineFacts, 'item'>): number =>
  item.quantityCancelled + item.quantityReturned + item.asked.cancel + item.asked.return;

/**
 * The ways to solve one line of a return, each open with what comes back, or closed with the reason. Asks the one engine
 * and nothing else; a fault goes by the right of a claim, everything else by the shop's right of return.
 * @param reason as chosen; null = none was given
 * @returns in the order of SOLUTIONS; what has nothing to do with the goods is left out
 */
export function solutionsFor(of: Case): SolutionOption[] {
  const { facts, rules, now, reason, quantity } = of;
  const options = new Map(optionsFor(facts.item, facts.order, rules, now).map((option) => [option.right, option]));
  return SOLUTIONS.flatMap((solution): SolutionOption[] => {
    const found = decide(solution, of, options);
    if (!found) return [];
    const { option, right } = found;
    const closed = (refusal: SolutionOption['refusal']): SolutionOption[] => [
      { solution, open: false, until: option.until, quote: null, offer: null, refusal, trace: option.trace },
    ];
    if (reason?.solutions && !reason.solutions.includes(solution)) return closed({ why: 'not_for_reason' });
    if (!option.open) return closed(option.refusal);
    if (option.quantity < quantity) return closed({ why: 'nothing_left' });
    if (solution === 'refund' && kindOf(option) === 'credit') return closed({ why: 'only_credit' });
    const offer = offerOf(of, right, solution, option);
    const quote = quoteOf(of, solution, offer);
    return [{ solution, open: true, until: option.until, quote, offer, refusal: null, trace: option.trace }];
  });
}

type Found = { right: Offer['right']; option: Option };

/** By which right a solution is had; null = it does not come into question for these goods. */
function decide(solution: ReturnSolution, { reason }: Case, options: ReadonlyMap<Right, Option>): Found | null {
  const fault = reason?.fault ?? false;
  const by = (right: Offer['right']): Found | null => {
    const option = options.get(right);
    return option && option.refusal?.why !== 'not_offered' ? { right, option } : null;
  };
  switch (solution) {
    case 'part':
      return reason?.help?.part ? by('claim') : null;
    case 'repair':
      return fault ? by('repair') : null;
    case 'exchange':
      return fault ? (openOr(by('claim'), by('exchange')) ?? null) : by('exchange');
    default:
      return fault ? by('claim') : by('return');
  }
}

const openOr = (first: Found | null, second: Found | null) => (first?.option.open ? first : (second ?? first));

const kindOf = ({ back }: Option) => (back?.kind === 'credit' ? 'credit' : 'money');

function offerOf(of: Case, right: Offer['right'], solution: ReturnSolution, option: Option): Offer {
  const { item, order } = of.facts;
  const subject = { country: order.country, group: order.group, category: item.category, sku: item.sku };
  const terms = bindingTerms(of.rules, right, subject, localDay(order.placedAt), localDay(of.now));
  const money = solution === 'refund' || solution === 'credit';
  const fault = of.reason?.fault ?? false;
  return {
    right,
    rules: terms?.rules ?? [],
    kind: money ? kindOf(option) : 'goods',
    fault,
    until: option.until,
    feeRate: money && !fault ? (terms?.feeRate ?? 0) : 0,
    bonusRate: solution === 'credit' ? of.settings.bonusRate : 0,
    // Faults are always on the shop.
    shipping: fault ? 0 : option.shipping,
  };
}

function quoteOf({ facts, quantity }: Case, solution: ReturnSolution, offer: Offer): RefundPlan | null {
  const [plan] = settlementOf([{ ...facts, returnItemId: '', quantity, gone: goneOf(facts), solution, offer }], 0);
  return plan ?? null;
}
