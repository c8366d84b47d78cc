import { looseLine } from '@/lib/returns/policy/loose';
import { differenceOf } from '@/lib/returns/policy/money-lines';
import { offerSchema } from '@/lib/returns/schema';
import type { MoneyLine, ReturnSolution } from '@/lib/returns/types';
import type { Settled } from '../types';

type Item = {
  id: string;
  orderItemId: string | null;
  sku: string | null;
  requested: number;
  received: number;
  solution: ReturnSolution | null;
  exchangeDifference: number | null;
  offer: unknown;
};

/** What is solved otherwise brings no money; of an exchange it is what the other article costs less. */
const isPaid = ({ solution, exchangeDifference }: Item): boolean =>
  solution === 'refund' || solution === 'credit' || (solution === 'exchange' && (exchangeDifference ?? 0) < 0);

/**
 * The lines of a return as its money is reckoned: for the instruction to the shop, and for whoever looks at the case before
 * it, so that both are the same to the cent.
 * @param settled what was read of their orders (readSettled)
 * @param pieces how many of an item count
 * @returns `missing`: of something that is to be paid nobody knows the order, or what was offered for it
 */
export function linesOf<Of extends Item>(
  items: readonly Of[],
  settled: Settled,
  pieces: (item: Of) => number,
): { lines: MoneyLine[]; missing: 'no_order' | 'no_offer' | null } {
  const lines: MoneyLine[] = [];
  for (const item of items) {
    const quantity = pieces(item);
    if (quantity === 0 || !isPaid(item) || item.solution === null) continue;
    const offer = offerSchema.safeParse(item.offer);
    const loose = item.orderItemId === null && offer.success ? looseLine(item, offer.data, quantity) : null;
    if (loose) {
      lines.push(loose);
      continue;
    }
    const line = settled.lines.get(item.orderItemId ?? '');
    if (!line) return { lines, missing: 'no_order' };
    if (!offer.success) return { lines, missing: 'no_offer' };
    const { id: returnItemId, solution } = item;
    lines.push({ ...line, returnItemId, quantity, solution, offer: offer.data, ...differenceOf(item) });
  }
  return { lines, missing: null };
}
