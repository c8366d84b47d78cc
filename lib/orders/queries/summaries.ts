import type { Database, Transaction } from '@/lib/core/db';
import type { Prisma } from '@/prisma/generated/client';
import type { SearchFacts } from '../policy/search';
import type { ItemFacts, OrderFacts, OrderSummary, ParcelPieces, StatedFacts, SummaryItem } from '../types';
import { fromDateColumn, localDayOrNull } from '../utils';

/** What an order's summary is computed from, beside what is stored. */
export type SummaryCheck = {
  id: string;
  number: string;
  order: Omit<OrderFacts, 'items'>;
  items: (Pick<SummaryItem, 'sku' | 'category'> & {
    id: string;
    asking: Omit<Asked, 'quantityOpen'>;
    stated: StatedFacts;
    parcels: ParcelPieces[];
    stored: ItemFacts;
  })[];
  searchable: SearchFacts;
  stored: { summary: OrderSummary; search: string };
};

/**
 * Reads what summaries are computed from, in one statement and in the order of the key. For recomputing only: it knows
 * no scope, so nothing of it may reach a screen.
 * @param which orders: those of some ids, or the next ones after an id, perhaps only those that hold some products
 */
export async function listSummaryChecks(
  db: Database | Transaction,
  which: { ids: readonly string[] } | { after: string | null; take: number; productIds?: readonly string[] | null },
): Promise<SummaryCheck[]> {
  const page: Pick<Prisma.OrderFindManyArgs, 'where' | 'take'> =
    'ids' in which
      ? { where: { id: { in: [...which.ids] } } }
      : {
          where: {
            ...(which.after === null ? {} : { id: { gt: which.after } }),
            ...(which.productIds ? { items: { some: { productId: { in: [...which.productIds] } } } } : {}),
          },
          take: which.take,
        };
  const rows = await db.order.findMany({ ...page, orderBy: { id: 'asc' }, relationLoadStrategy: 'join', select });
  return rows.map(checkFrom);
}

function checkFrom(row: CheckRow): SummaryCheck {
  const parcels = new Map<string, ParcelPieces[]>();
  for (const { state, lost, deliveredAt, items } of row.shipments) {
    for (const { orderItemId, quantity } of items) {
      const pieces = { state, lost, quantity, deliveredOn: localDayOrNull(deliveredAt) };
      parcels.set(orderItemId, [...(parcels.get(orderItemId) ?? []), pieces]);
    }
  }
  return {
    id: row.id,
    number: row.number,
    order: {
      placedAt: row.placedAt,
      country: row.country,
      regime: row.regime,
      completed: row.completed,
      expectedOn: fromDateColumn(row.expectedOn),
      promisedOn: fromDateColumn(row.promisedOn),
      payment: { state: row.paymentState, dueOn: fromDateColumn(row.paymentDueOn) },
      documents: row.documents.length,
      parcels: row.shipments.map(({ trackingNumber, trackingUrl, items: _, deliveredAt: __, ...parcel }) => ({
        ...parcel,
        traceable: trackingNumber !== null || trackingUrl !== null,
        expectedOn: fromDateColumn(parcel.expectedOn),
        promisedOn: fromDateColumn(parcel.promisedOn),
        pickupUntil: fromDateColumn(parcel.pickupUntil),
      })),
    },
    items: row.items.map((item) => ({
      id: item.id,
      sku: item.sku,
      category: item.product?.category ?? null,
      asking: { quantityReturning: item.quantityReturning, quantityCancelling: item.quantityCancelling },
      stated: {
        ordered: item.quantityOrdered,
        cancelled: item.statedCancelled,
        inTransit: item.statedInTransit,
        delivered: item.statedDelivered,
        lost: item.statedLost,
        // The source hears of what came back by a return and counts it, too: the same pieces.
        returned: Math.max(item.statedReturned, item.quantityTakenBack),
        deliveredOn: fromDateColumn(item.statedDeliveredOn),
        cancelledOn: fromDateColumn(item.statedCancelledOn),
      },
      parcels: parcels.get(item.id) ?? [],
      stored: itemFactsFrom(item),
    })),
    searchable: {
      number: row.number,
      reference: row.reference,
      documents: row.documents.flatMap(({ number }) => number ?? []),
      trackingNumbers: row.shipments.flatMap(({ trackingNumber }) => trackingNumber ?? []),
      items: row.items,
    },
    stored: { summary: summaryFrom(row), search: row.search },
  };
}

/** The stored summary's columns, for reads that show it. */
export const summarySelect = {
  summaryState: true,
  summaryPhase: true,
  summaryStateDate: true,
  summaryNextDate: true,
  summaryNextFrom: true,
  summaryNextTo: true,
  summaryPromised: true,
  summaryAction: true,
  summaryNextDeadline: true,
  summaryPaymentDue: true,
  summaryItemCount: true,
  summaryCancellable: true,
  summaryCancelUntil: true,
  summaryReturnable: true,
  summaryReturnUntil: true,
  summaryCreditUntil: true,
} as const satisfies Prisma.OrderSelect;

/** @param row an order with the columns of `summarySelect` */
export function summaryFrom(row: Prisma.OrderGetPayload<{ select: typeof summarySelect }>): OrderSummary {
  return {
    state: row.summaryState,
    phase: row.summaryPhase,
    stateDate: fromDateColumn(row.summaryStateDate),
    nextDate: fromDateColumn(row.summaryNextDate),
    nextFrom: row.summaryNextFrom,
    nextTo: row.summaryNextTo,
    promised: fromDateColumn(row.summaryPromised),
    action: row.summaryAction,
    nextDeadline: fromDateColumn(row.summaryNextDeadline),
    paymentDue: row.summaryPaymentDue,
    itemCount: row.summaryItemCount,
    cancellable: row.summaryCancellable,
    cancelUntil: row.summaryCancelUntil,
    returnable: row.summaryReturnable,
    returnUntil: fromDateColumn(row.summaryReturnUntil),
    creditUntil: fromDateColumn(row.summaryCreditUntil),
  };
}

/** Pieces of a line in requests that are not settled: none until returns and cancellations exist. */
export const NOTHING_ASKED = { cancel: 0, return: 0 };

/** What is asked of the pieces of a line and not settled. */
export const askedSelect = {
  quantityReturning: true,
  quantityCancelling: true,
} as const satisfies Prisma.OrderItemSelect;

type Asked = { quantityOpen: number; quantityReturning: number; quantityCancelling: number };

/**
 * @param row a line with the columns of `askedSelect`
 * @param packed pieces of it at the shop that are in a parcel
 */
export const askedOf = ({ quantityOpen, quantityReturning, quantityCancelling }: Asked, packed: number) => ({
  // A carrier may have taken over what the shop has not answered for yet.
  cancel: Math.max(0, Math.min(quantityCancelling, quantityOpen - packed)),
  return: quantityReturning,
});

/** Where the pieces of a line are, and since when. */
export const whereabouts = {
  quantityOrdered: true,
  quantityOpen: true,
  quantityCancelled: true,
  quantityInTransit: true,
  quantityDelivered: true,
  quantityLost: true,
  quantityReturned: true,
  deliveredOn: true,
  cancelledOn: true,
} as const satisfies Prisma.OrderItemSelect;

/** @param row a line with the columns of `whereabouts` */
export function itemFactsFrom(row: Prisma.OrderItemGetPayload<{ select: typeof whereabouts }>): ItemFacts {
  return {
    quantityOrdered: row.quantityOrdered,
    quantityOpen: row.quantityOpen,
    quantityCancelled: row.quantityCancelled,
    quantityInTransit: row.quantityInTransit,
    quantityDelivered: row.quantityDelivered,
    quantityLost: row.quantityLost,
    quantityReturned: row.quantityReturned,
    deliveredOn: fromDateColumn(row.deliveredOn),
    cancelledOn: fromDateColumn(row.cancelledOn),
  };
}

const select = {
  id: true,
  number: true,
  reference: true,
  placedAt: true,
  country: true,
  regime: true,
  completed: true,
  expectedOn: true,
  promisedOn: true,
  paymentState: true,
  paymentDueOn: true,
  search: true,
  ...summarySelect,
  items: {
    orderBy: { position: 'asc' },
    select: {
      id: true,
      sku: true,
      name: true,
      variant: true,
      product: { select: { category: true } },
      ...whereabouts,
      statedCancelled: true,
      statedInTransit: true,
      statedDelivered: true,
      statedLost: true,
      statedReturned: true,
      quantityTakenBack: true,
      ...askedSelect,
      statedDeliveredOn: true,
      statedCancelledOn: true,
    },
  },
  shipments: {
    orderBy: { sequence: 'asc' },
    select: {
      state: true,
      lost: true,
      trackingNumber: true,
      trackingUrl: true,
      expectedOn: true,
      expectedFrom: true,
      expectedTo: true,
      promisedOn: true,
      pickupUntil: true,
      deliveredAt: true,
      items: { select: { orderItemId: true, quantity: true } },
    },
  },
  // Not by time: what is computed must not depend on which paper came in first.
  documents: { orderBy: { sourceKey: 'asc' }, select: { number: true } },
} as const satisfies Prisma.OrderSelect;

type CheckRow = Prisma.OrderGetPayload<{ select: typeof select }>;
