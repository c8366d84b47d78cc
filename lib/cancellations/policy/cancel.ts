import { amountFor } from '@/lib/afterpurchase/policy/money';
import { gone, optionsFor } from '@/lib/afterpurchase/policy/options';
import type { AfterItem, AfterOrder, Option, Refusal } from '@/lib/afterpurchase/types';
import { sumBy } from '@/lib/core/sum';
import type { Rule } from '@/lib/rules/types';
import type { CancellationState } from '@/prisma/generated/enums';
import type { Ask, CancelCase, CancelItem, CancelMoney, Choice, Judged, JudgedLine } from '../types';
import { outstandingOf } from '../utils';

/**
 * What becomes of a choice: per line the pieces that can be cancelled and those that cannot, and the money that comes
 * back. The pages and the mutation ask this one function, each with its own clock; what is open says the one door
 * (lib/afterpurchase).
 */
export function judge({ order, items }: CancelCase, choice: Choice, rules: readonly Rule[], now: Date): Judged {
  const lines = items.map(({ position, item }): JudgedLine => {
    const option = cancelOption(item, order, rules, now);
    const wanted = choice === null ? option.quantity : (choice.get(position) ?? 0);
    const chosen = Math.min(wanted, option.quantity);
    const missing = wanted - chosen;
    return {
      position,
      option,
      refusal: option.open ? null : reasonOf(option, item),
      chosen,
      gone: missing > 0 ? { quantity: missing, refusal: reasonOf(option, item) } : null,
    };
  });
  const chosen = new Map(lines.map((line) => [line.position, line.chosen]));
  const whole = isWhole(items, chosen);
  return { lines, whole, money: moneyFor(order, items, chosen, whole) };
}

function cancelOption(item: AfterItem, order: AfterOrder, rules: readonly Rule[], now: Date): Option {
  const option = optionsFor(item, order, rules, now).find(({ right }) => right === 'cancel');
  if (!option) throw new Error('The engine answers every right.');
  return option;
}

/** Why some pieces of a line are not open, though others may be. */
function reasonOf({ refusal }: Option, { packed, quantityInTransit, quantityDelivered }: AfterItem): Refusal {
  if (refusal && refusal.why !== 'nothing_left') return refusal;
  return { why: packed + quantityInTransit + quantityDelivered > 0 ? 'dispatched' : 'nothing_left' };
}

/** Whether nothing would be sent. What is only asked for may still be, so it counts as sent. */
function isWhole(items: readonly CancelItem[], chosen: ReadonlyMap<number, number>): boolean {
  const some = items.some(({ position }) => (chosen.get(position) ?? 0) > 0);
  return (
    some &&
    items.every(({ position, item }) => {
      const left = item.quantityOrdered - item.quantityCancelled - (chosen.get(position) ?? 0);
      return left === 0;
    })
  );
}

/**
 * Goods and their share of the order's discounts; postage with the whole order only, because then nobody carries it.
 * Never more than may still be given back (domain rule 7).
 */
function moneyFor(
  order: AfterOrder,
  items: readonly CancelItem[],
  chosen: ReadonlyMap<number, number>,
  whole: boolean,
): CancelMoney {
  const parts = items.flatMap(({ position, item }) => {
    const quantity = chosen.get(position) ?? 0;
    if (quantity === 0) return [];
    const terms = { gone: gone(item), postage: 0, shipping: 0, feeRate: 0, kind: 'money' as const };
    const back = amountFor(item, { ...order, refundable: null }, quantity, terms);
    return 'total' in back ? [back] : [];
  });
  const goods = sumBy(parts, (part) => part.goods);
  // Shares of lines are rounded one by one; of an order that goes at once the discounts go as they are.
  const untouched = whole && items.every(({ item }) => gone(item) === 0);
  const discount = untouched ? order.discounts : sumBy(parts, (part) => part.discount);
  const postage = whole ? order.postage : 0;
  const wanted = Math.max(0, goods + discount + postage);
  return { goods, discount, postage, total: Math.min(wanted, order.refundable ?? wanted) };
}

/**
 * The shop's answer to what was asked about one line, found from the line as it stands: pieces that it is not to send any
 * more are a yes, oldest ask first; an ask for which no piece is left at the shop is a no, newest first, so that the
 * oldest keeps its chance. The same facts again change nothing.
 * @param line `due` = ordered less cancelled, `open` = still at the shop; null = the source took the line out
 * @param asks all that were ever made about the line, oldest first
 * @returns the same asks, answered as far as the line answers them
 */
export function answersOf<One extends Ask>(line: { due: number; open: number } | null, asks: readonly One[]): One[] {
  const answered = asks.map((ask) => ({ ...ask }));
  const open = answered.filter((ask) => outstandingOf(ask) > 0);
  const last = open.at(-1);
  if (!last) return answered;
  let yes = line ? last.dueBefore - line.due - sumBy(answered, ({ confirmed }) => confirmed) : Number.MAX_SAFE_INTEGER;
  for (const ask of open) {
    const pieces = Math.min(outstandingOf(ask), Math.max(0, yes));
    ask.confirmed += pieces;
    yes -= pieces;
  }
  let no = line ? sumBy(open, outstandingOf) - line.open : 0;
  for (const ask of open.reverse()) {
    const pieces = Math.min(outstandingOf(ask), Math.max(0, no));
    ask.refused += pieces;
    no -= pieces;
  }
  return answered;
}

/** The state that follows from all lines of a cancellation. */
export function stateOf(lines: readonly Ask[]): CancellationState {
  if (lines.some((line) => outstandingOf(line) > 0)) return 'requested';
  return lines.some(({ confirmed }) => confirmed > 0) ? 'confirmed' : 'refused';
}

/** The state in a word for people: "in part", if some pieces are taken out and some were sent. */
export const wordOf = ({
  state,
  lines,
}: {
  state: CancellationState;
  lines: readonly Pick<Ask, 'refused'>[];
}): CancellationState | 'partly' =>
  state === 'confirmed' && lines.some(({ refused }) => refused > 0) ? 'partly' : state;
