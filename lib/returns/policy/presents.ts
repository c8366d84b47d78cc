import type { Draft, DraftLine, ReturnOrigin, ReturnSettings, SolutionOption, Variant } from '../types';

// What who got something as a present may do with it: swap it, have it repaired, or give it back; then the money goes to
// who paid. They learn no price, no buyer and no order.

/** Whether somebody looks who must not learn what was paid. */
export const isPresent = ({ origin }: { origin: ReturnOrigin }): boolean => origin === 'gift';

/** Of the ways to solve a line those for a present: credit is for who paid, and where only credit is left nobody is paid. */
export const presentSolutions = (solutions: readonly SolutionOption[]): SolutionOption[] =>
  solutions
    .filter(({ solution }) => solution !== 'credit')
    .map((option) => (option.refusal?.why === 'only_credit' ? { ...option, refusal: { why: 'not_offered' } } : option));

/** A present is swapped for what costs the same or less: a difference would have to be asked for, and would tell the price. */
export const presentVariants = (variants: readonly Variant[]): Variant[] =>
  variants.filter(({ difference }) => difference !== null && difference <= 0);

/** Nothing is collected: that costs, and the address of the delivery may be the buyer's. */
export function presentSettings(settings: ReturnSettings): ReturnSettings {
  const ways = settings.ways.filter((way) => way !== 'pickup');
  return { ...settings, ways: ways.length > 0 ? ways : ['post'], pickupFee: {}, bonusRate: 0, creditYears: null };
}

/** A draft as who got the present may see it: without amounts, without the order and its day, without the reasoning. */
export const withoutBuyer = (draft: Draft): Draft => ({ ...draft, lines: draft.lines.map(lineWithoutBuyer) });

function lineWithoutBuyer(line: DraftLine): DraftLine {
  const { item, order, ...facts } = line.facts;
  const hidden = {
    country: null,
    group: 'private',
    itemsTotal: 0,
    discounts: 0,
    postage: 0,
    refundable: null,
  } as const;
  return {
    ...line,
    facts: {
      ...{ ...facts, orderId: '', vatRate: null, vatAdded: 0 },
      item: { ...item, total: 0 },
      order: { ...order, ...hidden, placedAt: new Date(0) },
    },
    order: { number: '', placedOn: '' },
    variants: line.variants.map((variant) => ({ ...variant, difference: 0 })),
    solutions: line.solutions.map(({ offer, ...option }) => ({
      ...option,
      quote: null,
      trace: [],
      // Whoever has to pay for the way themselves is told; what it takes off the refund concerns who paid.
      offer: offer && { ...offer, rules: [], feeRate: 0, bonusRate: 0, shipping: offer.shipping === null ? null : 0 },
    })),
  };
}
