import { SHOWN_MAX } from '@/lib/cancellations/constants';
import { afterItemSelect, afterOrderSelect } from '@/lib/orders/queries/after';
import type { Prisma } from '@/prisma/generated/client';
import { PARCELS_MAX } from '../constants';

/** Which items of an order: after a position, at most so many. */
export type ItemRange = { after: number; take: number };

const picture = { select: { picture: true } } as const;

/** What is in a parcel. */
export const parcelItems = {
  take: 12,
  orderBy: { orderItem: { position: 'asc' } },
  select: { quantity: true, orderItem: { select: { name: true, product: picture } } },
} as const satisfies Prisma.Shipment$itemsArgs;

/** What is read of a parcel. */
export const parcelSelect = {
  id: true,
  sequence: true,
  state: true,
  lost: true,
  carrier: true,
  trackingNumber: true,
  trackingUrl: true,
  handedOverAt: true,
  expectedOn: true,
  expectedFrom: true,
  expectedTo: true,
  promisedOn: true,
  delayReason: true,
  deliveredAt: true,
  deliveredTo: true,
  pickupPlace: true,
  pickupUntil: true,
  pickupCode: true,
  items: parcelItems,
} as const satisfies Prisma.ShipmentSelect;

/** What the page of an order reads; guests read the same. */
export const orderSelect = ({ after, take }: ItemRange) =>
  ({
    ...afterOrderSelect,
    number: true,
    reference: true,
    buyerName: true,
    confirmedAt: true,
    vat: true,
    vatAdded: true,
    paymentMethod: true,
    paidOn: true,
    paymentDueOn: true,
    paymentUrl: true,
    addresses: { omit: { orderId: true } },
    items: {
      where: { position: { gt: after } },
      orderBy: { position: 'asc' },
      // One more than shown tells whether there is a further page.
      take: take + 1,
      select: {
        ...afterItemSelect,
        position: true,
        name: true,
        variant: true,
        unitPrice: true,
        priceUnit: true,
        discount: true,
        seller: { select: { name: true, city: true, url: true } },
        product: {
          select: {
            ...afterItemSelect.product.select,
            picture: true,
            seller: { select: { name: true, city: true, url: true } },
            media: {
              orderBy: { id: 'asc' },
              take: 20,
              select: { id: true, kind: true, title: true, locale: true, url: true },
            },
          },
        },
      },
    },
    fees: {
      orderBy: { position: 'asc' },
      take: 100,
      select: { position: true, name: true, kind: true, total: true },
    },
    shipments: {
      where: { state: { not: 'cancelled' } },
      orderBy: { sequence: 'asc' },
      take: PARCELS_MAX,
      select: parcelSelect,
    },
    events: {
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 200,
      select: { kind: true, at: true, detail: true, shipment: { select: { sequence: true } } },
    },
    cancellations: {
      orderBy: { id: 'desc' },
      take: SHOWN_MAX,
      select: { id: true, number: true, state: true, createdAt: true, answeredAt: true },
    },
    documents: {
      orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }],
      take: 100,
      select: {
        id: true,
        kind: true,
        number: true,
        title: true,
        issuedOn: true,
        file: { select: { mediaType: true, bytes: true } },
      },
    },
    creditNotes: {
      orderBy: { issuedAt: 'asc' },
      take: 50,
      select: { number: true, issuedAt: true, total: true, documents: { take: 1, select: { id: true } } },
    },
    refunds: {
      orderBy: { id: 'asc' },
      take: 50,
      select: {
        ...afterOrderSelect.refunds.select,
        ...{ number: true, means: true, state: true, dueOn: true, settledAt: true },
      },
    },
  }) as const satisfies Prisma.OrderSelect;
