import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import type { OrderEventInput, ShipmentInput } from '../types';
import { toDateColumn } from '../utils';
import { lockOrders, refreshSummaries } from './summaries';

/**
 * Writes parcels as their source states them, and with them where the pieces of each line are. A parcel that is there
 * already, by its source's key, is brought up to date; its place and its first promise stay. Orders are locked until the
 * transaction ends. The caller writes the audit rows.
 * @returns the ids, in the order given
 * @throws Error if a parcel holds a line that its order does not have
 */
export async function saveShipments(tx: Transaction, shipments: readonly ShipmentInput[]): Promise<string[]> {
  const orderIds = [...new Set(shipments.map(({ orderId }) => orderId))];
  await lockOrders(tx, orderIds);
  const known = await tx.shipment.findMany({
    where: { orderId: { in: orderIds } },
    select: { id: true, sourceId: true, sourceKey: true, orderId: true, sequence: true, promisedOn: true },
  });
  const lines = await tx.orderItem.findMany({
    where: { orderId: { in: orderIds } },
    select: { id: true, orderId: true, lineKey: true },
  });
  const lineIds = new Map(lines.map(({ id, orderId, lineKey }) => [`${orderId} ${lineKey}`, id]));
  const places = new Map<string, number>();
  for (const { orderId, sequence } of known) places.set(orderId, Math.max(sequence, places.get(orderId) ?? 0));

  const ids: string[] = [];
  const contents: { shipmentId: string; orderItemId: string; quantity: number }[] = [];
  for (const shipment of shipments) {
    const before = known.find((row) => row.sourceId === shipment.sourceId && row.sourceKey === shipment.sourceKey);
    const id = before?.id ?? uuid();
    const promisedOn = before?.promisedOn ?? toDateColumn(shipment.promisedOn ?? shipment.expectedOn ?? null);
    const data = { ...factsOf(shipment), promisedOn };
    if (before) {
      await tx.shipment.update({ where: { id }, data, select: { id: true } });
    } else {
      const sequence = (places.get(shipment.orderId) ?? 0) + 1;
      places.set(shipment.orderId, sequence);
      await tx.shipment.create({ data: { id, sequence, ...data }, select: { id: true } });
      known.push({ id, ...shipment, sequence, promisedOn });
    }
    ids.push(id);
    for (const [orderItemId, quantity] of contentsOf(shipment, lineIds)) {
      contents.push({ shipmentId: id, orderItemId, quantity });
    }
  }
  await tx.shipmentItem.deleteMany({ where: { shipmentId: { in: ids } } });
  if (contents.length > 0) await tx.shipmentItem.createMany({ data: contents });
  await refreshSummaries(tx, orderIds);
  return ids;
}

/** The same line named twice counts together. */
function contentsOf(shipment: ShipmentInput, lineIds: Map<string, string>): Map<string, number> {
  const contents = new Map<string, number>();
  for (const { lineKey, quantity } of shipment.items) {
    const id = lineIds.get(`${shipment.orderId} ${lineKey}`);
    if (id === undefined) throw new Error(`Parcel ${shipment.sourceKey}: its order has no line ${lineKey}.`);
    contents.set(id, (contents.get(id) ?? 0) + quantity);
  }
  return contents;
}

function factsOf(shipment: ShipmentInput) {
  return {
    orderId: shipment.orderId,
    sourceId: shipment.sourceId,
    sourceKey: shipment.sourceKey,
    carrier: shipment.carrier ?? null,
    trackingNumber: shipment.trackingNumber ?? null,
    trackingUrl: shipment.trackingUrl ?? null,
    state: shipment.state,
    lost: shipment.lost ?? false,
    handedOverAt: shipment.handedOverAt ?? null,
    deliveredAt: shipment.deliveredAt ?? null,
    deliveredTo: shipment.deliveredTo ?? null,
    expectedOn: toDateColumn(shipment.expectedOn ?? null),
    expectedFrom: shipment.expectedFrom ?? null,
    expectedTo: shipment.expectedTo ?? null,
    delayReason: shipment.delayReason ?? null,
    pickupPlace: shipment.pickup?.place ?? null,
    pickupUntil: toDateColumn(shipment.pickup?.until ?? null),
    pickupCode: shipment.pickup?.code ?? null,
  };
}

/** Notes what happened to orders. The same key again is the same event: a repeated report changes nothing. */
export async function recordOrderEvents(tx: Transaction, events: readonly OrderEventInput[]): Promise<void> {
  if (events.length > 0) await tx.orderEvent.createMany({ data: [...events], skipDuplicates: true });
}
