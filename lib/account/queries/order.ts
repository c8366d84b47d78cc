import { z } from 'zod';
import { shownOptions } from '@/lib/afterpurchase/policy/shown';
import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import type { CustomerScope } from '@/lib/identity/types/viewer';
import { historyOf } from '@/lib/orders/policy/history';
import { mayBeTold } from '@/lib/orders/policy/told';
import { afterItemFrom, afterOrderFrom } from '@/lib/orders/queries/after';
import { summaryFrom } from '@/lib/orders/queries/summaries';
import type { ParcelCourse } from '@/lib/orders/types';
import { fromDateColumn, localDayOrNull } from '@/lib/orders/utils';
import { getRules } from '@/lib/rules/queries';
import type { Rule } from '@/lib/rules/types';
import type { Prisma } from '@/prisma/generated/client';
import { ITEMS_PER_PAGE } from '../constants';
import type { OrderPage, OrderPageItem, OrderParcel, OwnOrderPage } from '../types';
import { type ItemRange, orderSelect } from './order-columns';

/**
 * One order of the account with a page of its items, parcels, history and papers, in one statement.
 * @param number the shop's order number
 * @param items position after which the items begin, and how many
 * @returns null if the account has no such order, whether or not another one has (domain rule 9)
 */
export async function getOrderPage(
  scope: CustomerScope,
  number: string,
  items: ItemRange = { after: 0, take: ITEMS_PER_PAGE },
): Promise<OwnOrderPage | null> {
  const row = await db.order.findFirst({
    relationLoadStrategy: 'join',
    where: { accountId: scope.accountId, number },
    // Two shops may use the same number; the newer order is the one somebody asks for.
    orderBy: { placedAt: 'desc' },
    select: {
      ...orderSelect(items),
      id: true,
      statusVersion: true,
      locale: true,
      messageSwitches: { select: { kind: true, wanted: true } },
    },
  });
  if (!row) return null;
  const { id, statusVersion, locale, messageSwitches: switches } = row;
  const now = new Date();
  const page = orderPageFrom(row, items, await getRules(), now);
  const running =
    row.items.some(({ quantityReturning }) => quantityReturning > 0) ||
    row.refunds.some(({ state }) => state !== 'succeeded');
  const link = { id, statusVersion, locale };
  return { ...page, link, switches, mayBeTold: mayBeTold(page.summary, running, now) };
}

const vatColumn = z.array(z.object({ rate: z.number(), base: z.number(), amount: z.number() })).max(50);

type OrderRow = Prisma.OrderGetPayload<{ select: ReturnType<typeof orderSelect> }>;

/**
 * @param row an order with the columns of `orderSelect` for the same range of items
 * @param rules of the shop
 */
export function orderPageFrom(row: OrderRow, { take }: ItemRange, rules: readonly Rule[], now: Date): OrderPage {
  const after = afterOrderFrom(row);
  const items = row.items.slice(0, take);
  const before = (items[0]?.position ?? 1) - 1;
  return {
    number: row.number,
    reference: row.reference,
    buyerName: row.buyerName,
    placedOn: localDay(row.placedAt),
    confirmedAt: row.confirmedAt,
    currency: row.currency,
    regime: row.regime,
    itemsTotal: row.itemsTotal,
    total: row.total,
    vatOnTop: row.vatAdded !== 0,
    vat: vatColumn.parse(row.vat),
    payment: {
      state: row.paymentState,
      method: row.paymentMethod,
      paidOn: fromDateColumn(row.paidOn),
      dueOn: fromDateColumn(row.paymentDueOn),
      url: row.paymentUrl,
    },
    summary: summaryFrom(row),
    items: items.map((item) => ({
      ...itemFrom(item),
      options: shownOptions(afterItemFrom(item), after, rules, now),
    })),
    previousItems: before > 0 ? Math.max(0, before - take) : null,
    nextItems: row.items.length > take ? (items.at(-1)?.position ?? null) : null,
    fees: row.fees,
    addresses: row.addresses,
    parcels: row.shipments.map(parcelFrom),
    history: historyOf({
      placedAt: row.placedAt,
      confirmedAt: row.confirmedAt,
      parcels: row.shipments,
      credits: row.creditNotes,
      events: row.events.map(({ shipment, ...event }) => ({ ...event, parcel: shipment?.sequence ?? null })),
    }),
    cancellations: row.cancellations.map(({ createdAt, answeredAt, ...one }) => ({
      ...one,
      on: localDay(answeredAt ?? createdAt),
    })),
    documents: row.documents.map(({ file, issuedOn, ...document }) => ({
      ...document,
      ...file,
      issuedOn: fromDateColumn(issuedOn),
    })),
    credits: row.creditNotes.map(({ number, issuedAt, total, documents }) => ({
      number,
      issuedOn: localDay(issuedAt),
      total,
      documentId: documents[0]?.id ?? null,
    })),
    refunds: row.refunds.map(({ number, means, total, state, dueOn, settledAt }) => ({
      ...{ number, means, total, state },
      dueOn: fromDateColumn(dueOn),
      settledOn: localDayOrNull(settledAt),
    })),
  };
}

function itemFrom(item: OrderRow['items'][number]): Omit<OrderPageItem, 'options'> {
  return {
    position: item.position,
    sku: item.sku,
    name: item.name,
    variant: item.variant,
    picture: item.product?.picture ?? null,
    // Whoever the shop names with the line; else whoever sells the product.
    seller: item.seller ?? item.product?.seller ?? null,
    quantity: item.quantityOrdered,
    unitPrice: item.unitPrice,
    priceUnit: item.priceUnit,
    discount: item.discount,
    total: item.total,
    quantities: {
      open: item.quantityOpen - Math.min(item.quantityCancelling, item.quantityOpen),
      asked: Math.min(item.quantityCancelling, item.quantityOpen),
      cancelled: item.quantityCancelled,
      inTransit: item.quantityInTransit,
      delivered: item.quantityDelivered,
      lost: item.quantityLost,
      returned: item.quantityReturned,
    },
    deliveredOn: fromDateColumn(item.deliveredOn),
    cancelledOn: fromDateColumn(item.cancelledOn),
    media: item.product?.media ?? [],
  };
}

/** @param row a parcel with the columns of `parcelSelect` */
export function parcelFrom(row: OrderRow['shipments'][number]): OrderParcel {
  return {
    ...courseFrom(row),
    id: row.id,
    sequence: row.sequence,
    carrier: row.carrier,
    trackingNumber: row.trackingNumber,
    trackingUrl: row.trackingUrl,
    delayReason: row.delayReason,
    deliveredTo: row.deliveredTo,
    pickup: row.pickupPlace
      ? { place: row.pickupPlace, until: fromDateColumn(row.pickupUntil), code: row.pickupCode }
      : null,
    items: parcelItemsFrom(row.items),
  };
}

type CourseRow = Pick<
  OrderRow['shipments'][number],
  'state' | 'lost' | 'expectedOn' | 'expectedFrom' | 'expectedTo' | 'promisedOn' | 'deliveredAt'
>;

/** What everybody may know of a parcel's course; who may know more adds where it waits and was left. */
export function courseFrom(row: CourseRow): Omit<ParcelCourse, 'deliveredTo' | 'pickup'> {
  const expectedOn = fromDateColumn(row.expectedOn);
  const promisedOn = fromDateColumn(row.promisedOn);
  return {
    state: row.state,
    lost: row.lost,
    expectedOn,
    expectedFrom: row.expectedFrom,
    expectedTo: row.expectedTo,
    promised: promisedOn && expectedOn && promisedOn < expectedOn ? promisedOn : null,
    deliveredAt: row.deliveredAt,
  };
}

export const parcelItemsFrom = (items: OrderRow['shipments'][number]['items']): OrderParcel['items'] =>
  items.map(({ quantity, orderItem }) => ({
    name: orderItem.name,
    quantity,
    picture: orderItem.product?.picture ?? null,
  }));
