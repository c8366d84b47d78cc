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
 * - the way back once for the whole parcel, taken from the largest refund and never below nothing
 * - a bonus for credit
 * - in all at most what may still be given back for the order (refunded <= paid); what was given back already is taken
 *   off the goods
 * @param lines with what is accepted of each; lines that are exchanged or repaired bring no money
 * @param extra what the chosen way costs beyond the rules: null = nothing is charged, as at a branch
 */
export function settlementOf(lines: readonly MoneyLine[], extra: number | null): RefundPlan[] {
  const plans = new Map<string, RefundPlan>();
  let wayBack = 0;
  for (const line of lines) {
    const means = meansOf(line);
    if (means === null || line.quantity === 0) continue;
    const key = `${line.orderId} ${means}`;
    const plan = plans.get(key) ?? emptyPlan(line.orderId, means);
    plans.set(key, plan);
    addLine(plan, line);
    wayBack = Math.max(wayBack, line.offer.shipping ?? 0);
  }
  const made = [...plans.values()];
  if (extra !== null) chargeOnce(made, wayBack + extra);
  for (const orderId of new Set(made.map((plan) => plan.orderId))) {
    const limit = lines.find((line) => line.orderId === orderId)?.order.refundable ?? null;
    if (limit !== null) capAt(made, orderId, limit);
  }
  for (const plan of made) plan.bonus = bonusOf(plan, lines);
  return made.map((plan) => ({ ...plan, total: withoutBonus(plan) + plan.bonus })).filter(({ total }) => total > 0);
}

function meansOf({ solution, offer }: MoneyLine): RefundMeans | null {
  if (solution === 'credit' || (solution === 'refund' && offer.kind === 'credit')) return 'credit';
  return solution === 'refund' ? 'original' : null;
}

const emptyPlan = (orderId: string, means: RefundMeans): RefundPlan => ({
  ...{ orderId, means, goods: 0, discount: 0, shipping: 0, fee: 0, tax: 0, bonus: 0, total: 0 },
  lines: [],
});

function addLine(plan: RefundPlan, line: MoneyLine): void {
  const { item, order, quantity, gone, offer } = line;
  const amounts = amountFor(item, { ...order, refundable: null }, quantity, {
    gone,
    ...{ postage: 0, shipping: 0, kind: 'money', feeRate: offer.fault ? 0 : offer.feeRate },
  });
  const { goods, discount, fee } = 'goods' in amounts ? amounts : { goods: 0, discount: 0, fee: 0 };
  plan.goods += goods;
  plan.discount += discount;
  plan.fee += fee;
  const net = goods + discount + fee;
  plan.tax += taxOn(net, line);
  if (offer.fault && order.itemsTotal > 0) {
    const first = Math.min(gone, item.quantityOrdered - quantity);
    const part = Math.floor((order.postage * item.total) / order.itemsTotal);
    const postage = shareOf(part, item.quantityOrdered, first, first + quantity);
    plan.shipping += postage;
    plan.tax += taxOn(postage, line);
  }
  plan.lines.push({ returnItemId: line.returnItemId, orderItemId: line.orderItemId, quantity });
}

/** Tax on top, by the rate of the line; without one by what the order has in all. */
function taxOn(net: number, { vatRate, vatAdded, order }: MoneyLine): number {
  if (vatAdded === 0) return 0;
  if (vatRate !== null) return Math.round((net * vatRate) / 10_000);
  const whole = order.itemsTotal + order.discounts + order.postage;
  return whole > 0 ? Math.round((net * vatAdded) / whole) : 0;
}

/** One parcel is paid for once. */
function chargeOnce(plans: readonly RefundPlan[], cost: number): void {
  const [largest] = [...plans].sort((a, b) => withoutBonus(b) - withoutBonus(a));
  if (largest) largest.shipping -= Math.min(cost, Math.max(0, withoutBonus(largest)));
}

function capAt(plans: readonly RefundPlan[], orderId: string, limit: number): void {
  let left = Math.max(0, limit);
  for (const plan of plans.filter((one) => one.orderId === orderId)) {
    const excess = Math.max(0, withoutBonus(plan) - left);
    plan.goods -= excess;
    left -= Math.max(0, withoutBonus(plan));
  }
}

function bonusOf(plan: RefundPlan, lines: readonly MoneyLine[]): number {
  if (plan.means !== 'credit') return 0;
  // Credit as goodwill after the window earns nothing on top: only who might have had money does.
  const rates = plan.lines.flatMap(
    ({ orderItemId }) => lines.find((line) => line.orderItemId === orderItemId && meansOf(line) === 'credit') ?? [],
  );
  const rate = Math.min(...rates.map(({ offer }) => (offer.kind === 'credit' ? 0 : offer.bonusRate)));
  return Math.max(0, Math.floor((withoutBonus(plan) * rate) / 10_000));
}

const withoutBonus = ({ goods, discount, shipping, fee, tax }: RefundPlan) => goods + discount + shipping + fee + tax;
