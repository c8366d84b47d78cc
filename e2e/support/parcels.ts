import type { Database } from '@/lib/core/db';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import type { ShipmentInput } from '@/lib/orders/types';

export type ParcelWords = Partial<Omit<ShipmentInput, 'orderId' | 'sourceId' | 'sourceKey'>> & { number: string };

/** @returns the id of the only parcel of a planted order */
export async function parcelIn(db: Database, accountId: string, number: string): Promise<string> {
  return (await db.shipment.findFirstOrThrow({ where: { order: { accountId, number } }, select: { id: true } })).id;
}

/** Parcels for planted orders, as their source would have reported them; one piece of the first line unless told. */
export async function plantParcels(db: Database, accountId: string, parcels: ParcelWords[]): Promise<void> {
  const numbers = parcels.map(({ number }) => number);
  const select = { id: true, number: true, sourceId: true } as const;
  const orders = await db.order.findMany({ where: { accountId, number: { in: numbers } }, select });
  await db.$transaction((tx) =>
    saveShipments(
      tx,
      parcels.map(({ number, ...words }, index): ShipmentInput => {
        const order = orders.find((one) => one.number === number);
        if (!order) throw new Error(`No order ${number} was planted.`);
        const { id: orderId, sourceId } = order;
        const items = [{ lineKey: '1', quantity: 1 }];
        return { orderId, sourceId, sourceKey: `${number}-${index}`, state: 'in_transit', items, ...words };
      }),
    ),
  );
}
