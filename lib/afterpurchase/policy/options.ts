import { type LocalDay, localDay } from '@/lib/core/format';
import { bindingTerms } from '@/lib/rules/policy/binding';
import type { BindingTerms, Right, Rule, Shipping } from '@/lib/rules/types';
import type { AfterItem, AfterOrder, Option, Outcome, Refusal, TraceStep } from '../types';
import { amountFor } from './money';
import { cancelSpan, ofPresents, subjectOf, windowSpan, withdrawalSpan } from './spans';

export const RIGHTS: readonly Right[] = [
  'cancel',
  'withdraw',
  'return',
  'exchange',
  'claim',
  'repair',
  'reorder',
  'review',
];

type Case = {
  item: AfterItem;
  order: AfterOrder;
  now: Date;
  today: LocalDay;
  terms: BindingTerms | null;
};
type Found = Pick<Option, 'open' | 'quantity'> & Partial<Omit<Option, 'right' | 'trace'>>;

/**
 * What a customer may ask for today about one line of an order, until when, what comes back and what it costs; and of
 * what is not open, why. Pure: the list, the pages, the wizard, mails, the API and staff all call this one function, and
 * nothing else decides.
 * @param rules of the shop, also those that have ended
 * @returns one option for each right, in the order of RIGHTS
 */
export function optionsFor(item: AfterItem, order: AfterOrder, rules: readonly Rule[], now: Date): Option[] {
  const today = localDay(now);
  const orderedOn = localDay(order.placedAt);
  const subject = subjectOf(item, order);
  return RIGHTS.map((right): Option => {
    const terms = bindingTerms(rules, right, subject, orderedOn, today);
    const found = deciders[right]({ item, order, now, today, terms });
    const closed = { until: null, notBegun: false, untilTime: null, back: null, shipping: null, refusal: null };
    return { right, ...closed, ...found, trace: traceOf(right, item, order, terms, found) };
  });
}

/** Pieces that were paid for and went before these. */
export const gone = ({ quantityCancelled, quantityReturned, asked }: AfterItem) =>
  quantityCancelled + quantityReturned + asked.cancel + asked.return;

const refused = (refusal: Refusal, more: Partial<Found> = {}): Found => ({
  open: false,
  quantity: 0,
  ...more,
  refusal,
});

const deciders: Record<Right, (of: Case) => Found> = {
  cancel: ({ item, order, now, terms }) => {
    const span = cancelSpan(item, order, terms);
    if ('refusal' in span) return refused(span.refusal);
    const { quantity, end } = span;
    if (end && now > end.instant) {
      return refused({ why: 'cut_off', on: end.on, at: end.at }, { until: end.on, untilTime: end.at });
    }
    const back = amountFor(item, order, quantity, { ...FREE, gone: gone(item), postage: 0 });
    return { open: true, quantity, until: end?.on ?? null, untilTime: end?.at ?? null, back, shipping: 0 };
  },

  withdraw: ({ item, order, today, terms }) => {
    const span = withdrawalSpan(item, order, terms);
    if ('refusal' in span) return refused(span.refusal);
    const { quantity, until } = span;
    if (until !== null && until < today) return refused({ why: 'window_over', on: until }, { until });
    const all = quantity === item.quantityOrdered && item.total === order.itemsTotal;
    // The law gives standard postage back with the whole order (Art. 13 and 14).
    const postage = all ? order.postage : 0;
    const shipping = cheapest(terms?.shippings ?? [{ by: 'customer' }], order.currency);
    const back = amountFor(item, order, quantity, { ...FREE, gone: gone(item), postage, shipping: shipping ?? 0 });
    return { open: true, quantity, until, notBegun: until === null && !order.completed, back, shipping };
  },

  return: (of) => windowed(of, (quantity, shipping, kind) => moneyBack(of, quantity, shipping, kind)),
  exchange: (of) => windowed(of, () => ({ kind: 'goods' })),
  // Faults are always on us: no fee, no postage, whatever a rule says.
  claim: (of) => windowed(of, () => ({ kind: 'goods' }), 0),
  repair: (of) => windowed(of, () => ({ kind: 'goods' })),

  reorder: ({ item, terms }) => {
    if (!terms) return refused({ why: 'not_offered' });
    if (terms.excluded) return refused({ why: 'excluded', ground: terms.excluded });
    if (item.discontinued) return refused({ why: 'discontinued' });
    return { open: true, quantity: item.quantityOrdered, back: { kind: 'nothing' } };
  },

  review: (of) => {
    if (of.item.reviewed) return refused({ why: 'reviewed' });
    const found = windowed(of, () => ({ kind: 'nothing' }));
    return found.open ? { ...found, quantity: 1, shipping: null } : found;
  },
};

const FREE = { shipping: 0, feeRate: 0, kind: 'money' as const };

/** What is open for some days after delivery, and after that perhaps for store credit. */
function windowed(
  { item, order, today, terms }: Case,
  back: (quantity: number, shipping: number, kind: 'money' | 'credit') => Outcome,
  always?: number,
): Found {
  const span = windowSpan(item, order, order.present ? ofPresents(terms) : terms);
  if ('refusal' in span) return refused(span.refusal);
  const { quantity, until, creditUntil, notBegun = false } = span;
  const shipping = always ?? cheapest(terms?.shippings ?? [], order.currency);
  const found = { open: true, quantity, notBegun, shipping };
  if (until === null || today <= until) return { ...found, until, back: back(quantity, shipping ?? 0, 'money') };
  if (creditUntil === null || today <= creditUntil) {
    return { ...found, until: creditUntil, back: back(quantity, shipping ?? 0, 'credit') };
  }
  return refused({ why: 'window_over', on: creditUntil }, { until: creditUntil });
}

function moneyBack(
  { item, order, terms }: Case,
  quantity: number,
  shipping: number,
  kind: 'money' | 'credit',
): Outcome {
  return amountFor(item, order, quantity, {
    gone: gone(item),
    postage: 0,
    shipping,
    feeRate: terms?.feeRate ?? 0,
    kind,
  });
}

/**
 * What the way back costs; null = the customer chooses and pays. Nobody can say whether a flat amount is better than one's
 * own way, so of these two the one of the order's day stays.
 * @param shippings that of the order's day first
 */
function cheapest(shippings: readonly Shipping[], currency: string): number | null {
  // A flat amount that nobody named in this currency is none: nothing is ever converted (domain rule 8).
  const amounts = shippings.map((one) =>
    one.by === 'shop' ? 0 : one.by === 'flat' ? (one.amounts[currency as keyof typeof one.amounts] ?? null) : null,
  );
  if (amounts.includes(0)) return 0;
  return amounts[0] == null ? null : Math.min(...amounts.filter((amount) => amount !== null));
}

function traceOf(
  right: Right,
  item: AfterItem,
  order: AfterOrder,
  terms: BindingTerms | null,
  found: Found,
): TraceStep[] {
  const {
    quantityOrdered: ordered,
    quantityOpen: open,
    quantityDelivered: delivered,
    quantityReturned: returned,
  } = item;
  return [
    { about: 'rules', facts: { right, rules: terms?.rules.join(', ') ?? null, excluded: terms?.excluded ?? null } },
    ...(right === 'withdraw'
      ? [{ about: 'law' as const, facts: { regime: order.regime, country: order.country } }]
      : []),
    {
      about: 'quantity',
      facts: { ordered, open, delivered, returned, packed: item.packed, asked: item.asked.cancel + item.asked.return },
    },
    {
      about: 'date',
      facts: {
        ordered: localDay(order.placedAt),
        delivered: item.deliveredOn,
        lastParcel: order.lastDeliveredOn,
        until: found.until ?? null,
      },
    },
    ...(found.back && 'total' in found.back
      ? [{ about: 'money' as const, facts: { ...found.back, refundable: order.refundable } }]
      : []),
  ];
}
