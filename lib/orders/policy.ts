import type { ItemFacts, LocalDay, OrderFacts, OrderSummary } from './types';

/** Why the quantities of a line cannot be (domain rule 1). */
export type QuantityFault =
  | 'not a whole number from zero'
  | 'nothing ordered'
  | 'parts do not add up'
  | 'more returned than delivered';

/**
 * Checks the quantities of one line against rule 1: ordered = open + cancelled + in transit + delivered + lost, and
 * returned at most what was delivered.
 * @returns the first fault, or null if the line is sound
 */
export function quantityFault(item: ItemFacts): QuantityFault | null {
  const parts = [
    item.quantityOpen,
    item.quantityCancelled,
    item.quantityInTransit,
    item.quantityDelivered,
    item.quantityLost,
  ];
  const all = [item.quantityOrdered, item.quantityReturned, ...parts];
  if (all.some((quantity) => !Number.isSafeInteger(quantity) || quantity < 0)) return 'not a whole number from zero';
  if (item.quantityOrdered === 0) return 'nothing ordered';
  if (parts.reduce((sum, part) => sum + part, 0) !== item.quantityOrdered) return 'parts do not add up';
  if (item.quantityReturned > item.quantityDelivered) return 'more returned than delivered';
  return null;
}

/**
 * The stored summary of an order (domain rule 1). The only place that decides it: lists, pages, mails and the import
 * read what this function wrote.
 *
 * The first rule that fits gives the state:
 * 1. every piece cancelled → `cancelled`, since the last cancellation
 * 2. the source closed the order → `completed`, without dates: such an order brings no history
 * 3. every piece that was not cancelled has arrived → `delivered`, since the last delivery
 * 4. some have arrived → `partly_delivered`, since the last delivery so far
 * 5. nothing is left at the shop → `shipped`; lost pieces count as sent
 * 6. some are on their way → `partly_shipped`
 * 7. the shop has acted, by promising a day or cancelling a part → `in_preparation`
 * 8. otherwise → `confirmed`
 *
 * A date is given only if all lines that make the state have one: the last of those known might not be the last.
 * The next date is the promised day while something is open or on its way. Deadlines come with the rules for what a
 * customer may still do; until then there is none.
 */
export function summaryOf(order: OrderFacts): OrderSummary {
  const { items } = order;
  const ordered = sum(items, 'quantityOrdered');
  const cancelled = sum(items, 'quantityCancelled');
  const open = sum(items, 'quantityOpen');
  const moving = sum(items, 'quantityInTransit');
  const delivered = sum(items, 'quantityDelivered');
  const sent = moving + delivered + sum(items, 'quantityLost');
  const still = { nextDate: null, nextDeadline: null, itemCount: items.length };
  const waiting = { ...still, nextDate: open + moving > 0 ? order.expectedOn : null };

  if (ordered > 0 && cancelled === ordered) {
    const lines = items.filter((item) => item.quantityCancelled > 0);
    return { ...still, state: 'cancelled', stateDate: last(lines.map((item) => item.cancelledOn)) };
  }
  if (order.completed) return { ...still, state: 'completed', stateDate: null };
  if (delivered > 0) {
    const lines = items.filter((item) => item.quantityDelivered > 0);
    const state = delivered === ordered - cancelled ? 'delivered' : 'partly_delivered';
    return { ...waiting, state, stateDate: last(lines.map((item) => item.deliveredOn)) };
  }
  if (sent > 0) return { ...waiting, state: open === 0 ? 'shipped' : 'partly_shipped', stateDate: null };
  const acted = cancelled > 0 || order.expectedOn !== null;
  return { ...waiting, state: acted ? 'in_preparation' : 'confirmed', stateDate: null };
}

/** Whether two summaries say the same; used to find rows that somebody changed by hand. */
export function sameSummary(a: OrderSummary, b: OrderSummary): boolean {
  return (
    a.state === b.state &&
    a.stateDate === b.stateDate &&
    a.nextDate === b.nextDate &&
    a.nextDeadline === b.nextDeadline &&
    a.itemCount === b.itemCount
  );
}

type Quantity = Extract<keyof ItemFacts, `quantity${string}`>;

function sum(items: readonly ItemFacts[], quantity: Quantity): number {
  return items.reduce((total, item) => total + item[quantity], 0);
}

/** The latest day, or null if there is none or one of them is not known. Days of this form sort as text. */
function last(days: readonly (LocalDay | null)[]): LocalDay | null {
  let latest: LocalDay | null = null;
  for (const day of days) {
    if (day === null) return null;
    if (latest === null || day > latest) latest = day;
  }
  return latest;
}
