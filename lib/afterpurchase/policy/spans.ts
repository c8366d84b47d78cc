import { Temporal } from 'temporal-polyfill';
import { type LocalDay, type LocalTime, localDay, TIME_ZONE } from '@/lib/core/format';
import { windowEnd } from '@/lib/rules/policy/binding';
import { daysAfter, rolled, workingDaysAfter } from '@/lib/rules/policy/working-days';
import type { BindingTerms, RuleSubject } from '@/lib/rules/types';
import type { Goods, Purchase, Refusal } from '../types';

/** Days of the right of withdrawal, Art. 9 of Directive 2011/83/EU, § 355 BGB, § 11 FAGG. */
const WITHDRAWAL_DAYS = 14;

/** For whom and what a rule is asked. */
export const subjectOf = ({ category, sku }: Goods, { country, group }: Purchase): RuleSubject => ({
  country,
  group,
  category,
  sku,
});

/** Pieces that can still be given back. */
export const returnable = ({ quantityDelivered, quantityReturned, asked }: Goods) =>
  Math.max(0, quantityDelivered - quantityReturned - asked.return);
/** Pieces at the shop that are in no parcel. */
export const cancellable = ({ quantityOpen, packed, asked }: Goods) =>
  Math.max(0, quantityOpen - packed - asked.cancel);

/** The moment at which cancelling ends, as people read it and as clocks compare it. */
export type CutOff = { on: LocalDay; at: LocalTime; instant: Date };
type Closed = { refusal: Refusal };
const closed = (refusal: Refusal): Closed => ({ refusal });

/**
 * How much can be cancelled and until when, whatever the time is now. @returns `end` null = as long as no parcel is made
 */
export function cancelSpan(
  item: Goods,
  order: Purchase,
  terms: BindingTerms | null,
): { quantity: number; end: CutOff | null } | Closed {
  if (!terms) return closed({ why: 'not_offered' });
  if (terms.excluded) return closed({ why: 'excluded', ground: terms.excluded });
  const quantity = cancellable(item);
  if (order.completed || quantity === 0) {
    return closed({ why: item.quantityOpen - item.asked.cancel > 0 ? 'dispatched' : 'nothing_left' });
  }
  return { quantity, end: cutOffOf(terms, order) };
}

/** The same of the law of withdrawal. @returns `until` null = it has not begun, or nobody knows when it did */
export function withdrawalSpan(
  item: Goods,
  order: Purchase,
  terms: BindingTerms | null,
): { quantity: number; until: LocalDay | null } | Closed {
  const legal = order.regime === 'de' || order.regime === 'at' || order.regime === 'eu';
  if (!legal) return closed({ why: 'no_legal_right' });
  if (terms?.excluded) return closed({ why: 'excluded', ground: terms.excluded });
  const live = item.quantityOpen + item.quantityInTransit + item.quantityDelivered;
  const quantity = Math.max(0, live - item.quantityReturned - item.asked.cancel - item.asked.return);
  if (quantity === 0) return closed({ why: 'nothing_left' });
  // Everything has come, and nobody knows when: the machine does not refuse (domain rule 5).
  return { quantity, until: order.lastDeliveredOn === null ? null : legalEnd(order.lastDeliveredOn, order.country) };
}

/**
 * The same of what is open for some days after delivery.
 * @returns `until` null = without an end, or it has not begun (`notBegun`); `creditUntil` = after that for store credit
 */
export function windowSpan(
  item: Goods,
  order: Purchase,
  terms: BindingTerms | null,
): { quantity: number; until: LocalDay | null; creditUntil: LocalDay | null; notBegun?: true } | Closed {
  if (!terms) return closed({ why: 'not_offered' });
  if (terms.excluded) return closed({ why: 'excluded', ground: terms.excluded });
  const quantity = returnable(item);
  if (quantity === 0) return closed({ why: item.quantityDelivered > 0 ? 'nothing_left' : 'not_delivered' });
  const end = windowEnd(terms, { deliveredOn: item.deliveredOn, lastDeliveredOn: order.lastDeliveredOn });
  if (end === 'none') return { quantity, until: null, creditUntil: null };
  if (end !== 'not_begun') return { quantity, until: end, creditUntil: daysAfter(end, terms.goodwillDays) };
  // Parts are still to come: what is here may go back already.
  const begins = order.lastDeliveredOn === null && item.deliveredOn !== null;
  return begins ? { quantity, until: null, creditUntil: null, notBegun: true } : closed({ why: 'date_unknown' });
}

/** The terms as they hold for who got the goods as a present: longer, or not at all. */
export function ofPresents(terms: BindingTerms | null): BindingTerms | null {
  if (!terms || terms.giftDays === null) return null;
  const longer = terms.giftDays;
  const windows = terms.windows.map((window) => ({
    ...window,
    days: window.days === null ? null : window.days + longer,
  }));
  return { ...terms, windows };
}

/** The latest moment at which cancelling is open by the shop's hours; null = as long as no parcel is made. */
function cutOffOf({ cutOffs }: BindingTerms, { placedAt }: Purchase): CutOff | null {
  const ends = cutOffs.map(({ days, time, calendar }): CutOff => {
    const on = workingDaysAfter(localDay(placedAt), days, calendar);
    const local = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time });
    return { on, at: time, instant: new Date(local.epochMilliseconds) };
  });
  return ends.sort((a, b) => a.instant.getTime() - b.instant.getTime()).at(-1) ?? null;
}

/** Fourteen days from the day after the last parcel, rolled to a working day where the customer lives. */
function legalEnd(lastDeliveredOn: LocalDay, country: string | null): LocalDay {
  const end = daysAfter(lastDeliveredOn, WITHDRAWAL_DAYS);
  return rolled(end, { country: country ?? 'DE', region: null });
}
