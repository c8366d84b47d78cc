import { amountFor, shareOf } from '@/lib/afterpurchase/policy/money';
import type { MoneyLine, RefundMeans, RefundPlan } from '../types';

/**
 * What is paid back for the pieces of a return: one refund for each order and means, each with its parts (domain rule 7).
 * The same function makes the offer before anything is sent and the instruction after it was looked at, so that they
 * differ only by what was accepted.
 *
 * - goods and their share of discounts on the order, less the fee; where something is wrong with the goods without the
 *   fee, and with their share of the postage
 * - tax where it comes on top of prices
 * - the way back once for the whole parcel, taken from the largest refund and never below nothing; a parcel with nothing
 *   but faulty goods is on the shop
 * - a bonus for credit, at each line's own rate
 * - of an exchange for what costs less the difference, with its tax; the way back is not taken from it
 * - in all at most what may still be given back for the order (refunded <= paid); what was given back already is taken
 *   off the goods, then the tax and the postage
 *
 * Every part of a line is the difference of two amounts for its first pieces, so that pieces paid one after another add up
 * to what all of them at once bring. Discounts are rounded by line; what this makes too much for the order, the limit
 * takes off.
 * @param lines with what is accepted of each; lines that are repaired, or exchanged for as much, bring no money. Two of one line of the
 *   order have the same `gone`
 * @param extra what the chosen way costs beyond the offers (`extraOf`); null = nothing is charged, 0 = what they say, as once
 *   they are frozen and have it in them
 */
export function settlementOf(lines: readonly MoneyLine[], extra: number | null): RefundPlan[] {
  const plans = new Map<string, Plan>();
  const taken = new Map<string, number>();
  let wayBack = 0;
  let faultless = false;
  for (const line of lines) {
    const means = meansOf(line);
    if (means === null || line.quantity === 0) continue;
    const key = `${line.orderId} ${means}`;
    const plan = plans.get(key) ?? emptyPlan(line.orderId, means);
    plans.set(key, plan);
    if (line.solution === 'exchange') {
      addDifference(plan, line);
      continue;
    }
    const goods = line.orderItemId ?? line.returnItemId;
    const before = taken.get(goods) ?? 0;
    taken.set(goods, before + line.quantity);
    addLine(plan, { ...line, gone: line.gone + before });
    wayBack = Math.max(wayBack, line.offer.shipping ?? 0);
    faultless ||= !line.offer.fault;
  }
  const made = [...plans.values()];
  if (extra !== null && faultless) chargeOnce(made, wayBack + extra);
  for (const orderId of new Set(made.map((plan) => plan.orderId))) {
    const limit = lines.find((line) => line.orderId === orderId)?.order.refundable ?? null;
    if (limit !== null) capAt(made, orderId, limit);
  }
  return made.map(finished).filter(({ total }) => total > 0);
}

/** `earning` = what the lines bring, `earned` = times their rates of the bonus. */
type Plan = RefundPlan & { earning: number; earned: number };

function meansOf({ solution, offer, difference }: MoneyLine): RefundMeans | null {
  if (solution === 'exchange') return difference && difference.amount < 0 ? 'original' : null;
  if (solution === 'credit' || (solution === 'refund' && offer.kind === 'credit')) return 'credit';
  return solution === 'refund' ? 'original' : null;
}

const emptyPlan = (orderId: string | null, means: RefundMeans): Plan => ({
  ...{ orderId, means, goods: 0, discount: 0, shipping: 0, fee: 0, tax: 0, bonus: 0, total: 0 },
  ...{ lines: [], earning: 0, earned: 0 },
});

function addLine(plan: Plan, line: MoneyLine): void {
  const first = Math.min(line.gone, line.item.quantityOrdered - line.quantity);
  const before = firstPieces(line, first);
  const after = firstPieces(line, first + line.quantity);
  for (const part of PARTS) plan[part] += after[part] - before[part];
  // Rounding may leave a cent of discount with the wrong sign: it is of the goods.
  const astray = Math.max(0, after.discount - before.discount);
  plan.discount -= astray;
  plan.goods += astray;
  const net = withoutBonus(after) - withoutBonus(before);
  plan.earning += net;
  // Credit as goodwill after the window earns nothing on top: only who might have had money does.
  plan.earned += line.offer.kind === 'credit' ? 0 : net * line.offer.bonusRate;
  plan.lines.push({ returnItemId: line.returnItemId, orderItemId: line.orderItemId, quantity: line.quantity });
}

/** What the other article costs less comes back for the pieces that were accepted. */
function addDifference(plan: Plan, line: MoneyLine): void {
  const { returnItemId, orderItemId, quantity, difference = { amount: 0, pieces: quantity } } = line;
  const back = shareOf(0 - difference.amount, difference.pieces, 0, quantity);
  plan.goods += back;
  plan.tax += taxOn(back, line);
  plan.lines.push({ returnItemId, orderItemId, quantity });
}

const PARTS = ['goods', 'discount', 'shipping', 'fee', 'tax'] as const;
type Parts = Record<(typeof PARTS)[number], number>;

/** What the first pieces of a line bring, counted from none. */
function firstPieces(line: MoneyLine, count: number): Parts {
  const { item, order, offer } = line;
  if (count === 0) return { goods: 0, discount: 0, shipping: 0, fee: 0, tax: 0 };
  const amounts = amountFor(item, { ...order, refundable: null }, count, {
    ...{ gone: 0, postage: 0, shipping: 0, kind: 'money', feeRate: offer.fault ? 0 : offer.feeRate },
  });
  const { goods, discount, fee } = 'goods' in amounts ? amounts : { goods: 0, discount: 0, fee: 0 };
  const part = order.itemsTotal > 0 ? Math.floor((order.postage * item.total) / order.itemsTotal) : 0;
  const shipping = offer.fault ? shareOf(part, item.quantityOrdered, 0, count) : 0;
  return { goods, discount, shipping, fee, tax: taxOn(goods + discount + fee + shipping, line) };
}

/** Tax on top, by the rate of the line; without one by what the order has in all. */
function taxOn(net: number, { vatRate, vatAdded, order }: MoneyLine): number {
  if (vatAdded === 0) return 0;
  if (vatRate !== null) return Math.round((net * vatRate) / 10_000);
  const whole = order.itemsTotal + order.discounts + order.postage;
  return whole > 0 ? Math.round((net * vatAdded) / whole) : 0;
}

/** One parcel is paid for once. */
function chargeOnce(plans: readonly Plan[], cost: number): void {
  const [largest] = [...plans].sort((a, b) => withoutBonus(b) - withoutBonus(a));
  if (largest) largest.shipping -= Math.min(cost, Math.max(0, withoutBonus(largest)));
}

function capAt(plans: readonly Plan[], orderId: string | null, limit: number): void {
  let left = Math.max(0, limit);
  for (const plan of plans.filter((one) => one.orderId === orderId)) {
    let excess = Math.max(0, withoutBonus(plan) - left);
    for (const part of ['goods', 'tax', 'shipping'] as const) {
      const off = Math.min(excess, Math.max(0, plan[part]));
      plan[part] -= off;
      excess -= off;
    }
    left -= Math.max(0, withoutBonus(plan));
  }
}

/** With the bonus of its lines, in proportion where less is paid than they bring. */
function finished({ earning, earned, ...plan }: Plan): RefundPlan {
  const paid = withoutBonus(plan);
  const rate = plan.means === 'credit' && earning > 0 ? earned / earning : 0;
  const bonus = Math.max(0, Math.floor((paid * rate) / 10_000));
  return { ...plan, bonus, total: paid + bonus };
}

const withoutBonus = ({ goods, discount, shipping, fee, tax }: Parts) => goods + discount + shipping + fee + tax;
