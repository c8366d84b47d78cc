import type { OrderEventKind } from '@/prisma/generated/enums';

export type HistoryEntry = {
  kind: OrderEventKind;
  at: Date;
  detail: string | null;
  /** place of the parcel among the order's; null = the order itself */
  parcel: number | null;
};

export type HistoryFacts = {
  placedAt: Date;
  confirmedAt: Date | null;
  parcels: readonly {
    sequence: number;
    handedOverAt: Date | null;
    deliveredAt: Date | null;
    deliveredTo: string | null;
  }[];
  credits: readonly { number: string; issuedAt: Date }[];
  events: readonly HistoryEntry[];
};

/**
 * What happened to an order, newest first, from the order to the delivery. What stands in a column of its own (placed,
 * confirmed, handed over, delivered, credited) is taken from there and not stored a second time; an event that a source reported
 * for the same thing gives way to it.
 */
export function historyOf(order: HistoryFacts): HistoryEntry[] {
  const own: HistoryEntry[] = [{ kind: 'placed', at: order.placedAt, detail: null, parcel: null }];
  if (order.confirmedAt) own.push({ kind: 'confirmed', at: order.confirmedAt, detail: null, parcel: null });
  for (const { sequence: parcel, handedOverAt, deliveredAt, deliveredTo } of order.parcels) {
    if (handedOverAt) own.push({ kind: 'handed_over', at: handedOverAt, detail: null, parcel });
    if (deliveredAt) own.push({ kind: 'delivered', at: deliveredAt, detail: deliveredTo, parcel });
  }
  for (const { number, issuedAt } of order.credits) {
    own.push({ kind: 'credited', at: issuedAt, detail: number, parcel: null });
  }
  const said = new Set(own.map(sameThing));
  const others = order.events.filter((event) => !said.has(sameThing(event)));
  return [...own, ...others].sort((a, b) => b.at.getTime() - a.at.getTime() || RANK[b.kind] - RANK[a.kind]);
}

const sameThing = ({ kind, parcel }: HistoryEntry) => `${kind} ${parcel ?? ''}`;

/** Of the same minute: the course of things. */
const RANK: Record<OrderEventKind, number> = {
  placed: 0,
  paid: 1,
  confirmed: 2,
  picking: 3,
  packed: 4,
  handed_over: 5,
  delayed: 6,
  problem: 6,
  out_for_delivery: 7,
  attempt_failed: 8,
  ready_for_pickup: 9,
  delivered: 10,
  cancellation_requested: 11,
  cancellation_refused: 11,
  cancellation_confirmed: 11,
  cancelled: 11,
  credited: 12,
  refunded: 13,
};
