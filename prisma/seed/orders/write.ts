import type { Transaction } from '@/lib/core/db';
import { saveCreditNotes } from '@/lib/orders/mutations/credit-notes';
import { saveOrders } from '@/lib/orders/mutations/orders';
import { recordOrderEvents, recordStatedDays, saveShipments } from '@/lib/orders/mutations/shipments';
import { recordTrackingEvents } from '@/lib/tracking/mutations';
import { messagesOf } from './messages';
import type { Told } from './tell';

export type Written = { orderId: string; shipmentIds: string[]; creditNoteId: string | null; told: Told };

/** Writes orders with parcels, history and credit notes, as an import does. */
export async function writeOrders(tx: Transaction, all: readonly Told[]): Promise<Written[]> {
  const ids = await saveOrders(
    tx,
    all.map(({ order, firstPromise }) => (firstPromise === null ? order : { ...order, expectedOn: firstPromise })),
  );
  const orders = all.map((told, index) => ({ told, orderId: ids[index] ?? '' }));
  // The shop names another day later; the portal keeps the first.
  const moved = orders.filter(({ told }) => told.firstPromise !== null);
  await saveOrders(
    tx,
    moved.map(({ told, orderId }) => ({ ...told.order, id: orderId })),
  );
  const parcels = orders.flatMap(({ told, orderId }) =>
    told.parcels.map((parcel) => ({ ...parcel, orderId, placedAt: told.order.placedAt })),
  );
  const shipmentIds = new Map<string, string[]>();
  const saved = await saveShipments(tx, parcels);
  await recordStatedDays(
    tx,
    parcels.flatMap(({ firstPromise, placedAt }, index) =>
      firstPromise === null ? [] : [{ shipmentId: saved[index] ?? '', expectedOn: firstPromise, statedAt: placedAt }],
    ),
  );
  for (const [index, id] of saved.entries()) {
    const orderId = parcels[index]?.orderId ?? '';
    shipmentIds.set(orderId, [...(shipmentIds.get(orderId) ?? []), id]);
  }
  await recordOrderEvents(
    tx,
    orders.flatMap(({ told, orderId }) =>
      told.events.map(({ parcel, ...event }) => ({
        ...event,
        orderId,
        shipmentId: parcel === undefined ? null : (shipmentIds.get(orderId)?.[parcel - 1] ?? null),
      })),
    ),
  );
  await recordTrackingEvents(
    tx,
    orders.flatMap(({ told, orderId }) =>
      told.parcels.flatMap((parcel, index) => {
        const events = told.events.filter((event) => event.parcel === index + 1);
        return messagesOf(parcel, shipmentIds.get(orderId)?.[index] ?? '', events);
      }),
    ),
    { silent: true },
  );
  const credited = orders.flatMap(({ told, orderId }) => (told.credit ? [{ ...told.credit, orderId }] : []));
  const noteIds = await saveCreditNotes(tx, credited);
  const noteOf = new Map(credited.map(({ orderId }, index) => [orderId, noteIds[index] ?? null]));
  return orders.map(({ told, orderId }) => ({
    told,
    orderId,
    shipmentIds: shipmentIds.get(orderId) ?? [],
    creditNoteId: noteOf.get(orderId) ?? null,
  }));
}
