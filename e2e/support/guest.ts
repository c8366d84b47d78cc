import { computedToken } from '@/lib/core/computed-token';
import type { Database } from '@/lib/core/db';
import { replaceGuestLink } from '@/lib/identity/mutations/guests';
import { emailKey } from '@/lib/identity/utils';
import { saveOrder } from '@/lib/orders/mutations/orders';
import { recordOrderEvents, saveShipments } from '@/lib/orders/mutations/shipments';
import { dayFromToday, item, order, shipping } from '@/prisma/seed/builders';

/** The order of somebody without an account, and what the portal knows of the person. */
export type GuestOrder = {
  id: string;
  accountId: string;
  number: string;
  email: string;
  statusPath: string;
  parcelPath: string;
};

/** Words that a page without proof must not say; recognisable wherever they come up. */
export const PRIVATE = {
  name: 'Gina Heimlich',
  street: 'Verborgene Gasse',
  city: 'Geheimstadt',
  price: '777.25',
  tracking: '99.60.777.25',
  place: 'Filiale Nordheim',
  reason: 'Schnee am Pass',
};

let count = 0;

/** An order that nobody else has, with one parcel on its way; its account has the address and no member yet. */
export async function plantGuestOrder(db: Database, words: { locale?: string } = {}): Promise<GuestOrder> {
  count += 1;
  const mark = `${process.pid}-${Date.now()}-${count}`;
  const email = `gast-${mark}@example.ch`;
  const number = `GA-${mark}`;
  const key = emailKey(email);
  return db.$transaction(
    async (tx) => {
      const account = await tx.account.create({
        data: { kind: 'private', name: PRIVATE.name, emailKey: key },
        select: { id: true },
      });
      const source = await tx.source.create({ data: { name: `shop-${mark}` }, select: { id: true } });
      const product = await tx.product.create({
        data: {
          sourceId: source.id,
          sku: 'T64',
          name: 'Kaffeemühle Töss',
          picture: '/art/grinder.svg',
          url: 'https://shop.example/toess',
        },
        select: { id: true },
      });
      const goods = [
        item({ sku: 'T64', name: 'Kaffeemühle Töss', price: 77_725, id: product.id }, 1),
        item({ sku: 'B4', name: 'Hausmischung', price: 3650 }, 2),
      ];
      const orderId = await saveOrder(tx, {
        ...order({
          accountId: account.id,
          sourceId: source.id,
          number,
          placed: 3,
          items: goods,
          fees: [shipping(900)],
        }),
        ...words,
        contactEmail: email,
        buyerName: PRIVATE.name,
        addresses: [
          {
            kind: 'shipping',
            name: PRIVATE.name,
            street: PRIVATE.street,
            houseNumber: '7',
            postcode: '8003',
            city: PRIVATE.city,
            country: 'CH',
          },
        ],
      });
      const parcel = {
        sourceId: source.id,
        sourceKey: 'p1',
        orderId,
        carrier: 'Die Post',
        state: 'in_transit',
      } as const;
      const [shipmentId = null] = await saveShipments(tx, [
        {
          ...parcel,
          trackingNumber: PRIVATE.tracking,
          trackingUrl: 'https://post.example/track',
          handedOverAt: new Date(Date.now() - 86_400_000),
          promisedOn: dayFromToday(1),
          expectedOn: dayFromToday(3),
          delayReason: PRIVATE.reason,
          pickup: { place: PRIVATE.place },
          items: [{ lineKey: '1', quantity: 1 }],
        },
      ]);
      await recordOrderEvents(tx, [
        { orderId, shipmentId, kind: 'delayed', at: new Date(), detail: PRIVATE.reason, key: 'delay' },
      ]);
      const statusPath = `/bestellung/${computedToken('order-status', orderId, 1)}`;
      const parcelPath = `/sendung/${computedToken('shipment-status', shipmentId ?? '', 1)}`;
      return { id: orderId, accountId: account.id, number, email, statusPath, parcelPath };
    },
    { timeout: 30_000 },
  );
}

/** A guest's live link to an order, as the worker makes it. */
export async function plantGuestLink(db: Database, order: GuestOrder): Promise<{ token: string; path: string }> {
  const token = await db.$transaction((tx) => replaceGuestLink(tx, order));
  return { token, path: `/bestellung-finden/${token}` };
}
