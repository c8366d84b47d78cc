import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import { hashOf } from '@/lib/core/hash';
import type { Prisma } from '@/prisma/generated/client';
import type { OrderEventInput, ShipmentInput } from '../types';
import { compare, toDateColumn } from '../utils';
import { lockOrders, refreshSummaries } from './summaries';

/**
 * Writes parcels as their source states them, and with them where the pieces of each line are. A parcel that is there
 * already, by its source's key, is brought up to date; its first promise stays. Orders are locked until the transaction
 * ends. The caller writes the audit rows. New parcels cost a few statements whatever their number, each replaced one
 * costs one more.
 * @param shipments each key once
 * @returns the ids, in the order given
 * @throws Error if a parcel holds a line that its order does not have
 */
export async function saveShipments(tx: Transaction, shipments: readonly ShipmentInput[]): Promise<string[]> {
  const orderIds = [...new Set(shipments.map(({ orderId }) => orderId))];
  await lockOrders(tx, orderIds);
  const stored = await tx.shipment.findMany({ where: { orderId: { in: orderIds } }, select: storedColumns });
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const lines = await tx.orderItem.findMany({
    where: { orderId: { in: orderIds } },
    select: { id: true, orderId: true, lineKey: true },
  });
  const lineIds = new Map(lines.map(({ id, orderId, lineKey }) => [`${orderId} ${lineKey}`, id]));
  const places = new Map<string, number>();
  for (const { orderId, sequence } of stored) places.set(orderId, Math.max(sequence, places.get(orderId) ?? 0));

  const ids: string[] = [];
  const contents: { shipmentId: string; orderItemId: string; quantity: number }[] = [];
  const created: Prisma.ShipmentCreateManyInput[] = [];
  for (const shipment of shipments) {
    const before = known.get(keyOf(shipment));
    const id = before?.id ?? uuid();
    if (before) {
      const data = { ...factsOf(shipment), ...(before.promisedOn ? {} : promiseOf(shipment)) };
      await tx.shipment.update({ where: { id }, data, select: { id: true } });
    } else {
      const sequence = (places.get(shipment.orderId) ?? 0) + 1;
      places.set(shipment.orderId, sequence);
      created.push({ id, sequence, ...factsOf(shipment), ...promiseOf(shipment) });
    }
    ids.push(id);
    for (const [orderItemId, quantity] of contentsOf(shipment, lineIds)) {
      contents.push({ shipmentId: id, orderItemId, quantity });
    }
  }
  if (created.length > 0) await tx.shipment.createMany({ data: created });
  await tx.shipmentItem.deleteMany({ where: { shipmentId: { in: ids } } });
  if (contents.length > 0) await tx.shipmentItem.createMany({ data: contents });
  if (created.length > 0) await placeShipments(tx, orderIds);
  await recordStatedDays(
    tx,
    shipments.map((shipment, index) => ({ ...shipment, shipmentId: ids[index] ?? '' })),
  );
  await refreshSummaries(tx, orderIds);
  return ids;
}

const storedColumns = {
  id: true,
  sourceId: true,
  sourceKey: true,
  orderId: true,
  sequence: true,
  promisedOn: true,
} as const satisfies Prisma.ShipmentSelect;

const keyOf = (parcel: { sourceId: string; sourceKey: string }) => `${parcel.sourceId} ${parcel.sourceKey}`;

/** The first promise, and which version made it. */
function promiseOf({ promisedOn, expectedOn, version }: ShipmentInput) {
  const day = promisedOn ?? expectedOn ?? null;
  return { promisedOn: toDateColumn(day), promisedVersion: day === null ? null : (version ?? null) };
}

type StatedDay = Pick<
  ShipmentInput,
  'expectedOn' | 'expectedFrom' | 'expectedTo' | 'delayReason' | 'statedAt' | 'version'
> & { shipmentId: string };

/**
 * Keeps the days that a shop named for its parcels, beside all those named before; the same word of the same version is
 * one. Also for versions that were overtaken: what a customer was told once stays known.
 */
export async function recordStatedDays(tx: Transaction, days: readonly StatedDay[]): Promise<void> {
  const data = days.flatMap(({ shipmentId, expectedOn, statedAt = new Date(), version = null, ...day }) => {
    if (!expectedOn) return [];
    const hours = { from: day.expectedFrom ?? null, to: day.expectedTo ?? null, reason: day.delayReason ?? null };
    const said = [version === null ? statedAt.toISOString() : `${version}`, expectedOn, ...Object.values(hours)];
    return [
      {
        shipmentId,
        source: 'shop' as const,
        key: hashOf(said),
        at: statedAt,
        on: toDateColumn(expectedOn),
        ...hours,
        version,
      },
    ];
  });
  if (data.length > 0) await tx.deliveryEstimate.createMany({ data, skipDuplicates: true });
}

/**
 * "Paket 1" is the one with the lowest key, digits read as numbers, whichever was reported first: so the places do not
 * depend on how messages overtook each other. Where they come in order nothing is moved.
 */
async function placeShipments(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  const rows = await tx.shipment.findMany({ where: { orderId: { in: [...orderIds] } }, select: storedColumns });
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  const moved = [...byOrder.values()].flatMap((parcels) =>
    parcels
      .sort((a, b) => NATURAL.compare(a.sourceKey, b.sourceKey) || compare(a.sourceKey, b.sourceKey))
      .map(({ id, sequence }, index) => ({ id, sequence: index + 1, moves: sequence !== index + 1 })),
  );
  const places = JSON.stringify(moved.filter(({ moves }) => moves));
  if (places === '[]') return;
  // Out of the way first: two parcels of an order never stand at one place, not even for a moment.
  for (const sign of [-1, 1]) {
    await tx.$executeRaw`
      UPDATE shipment SET sequence = place.sequence * ${sign}::int
      FROM jsonb_to_recordset(${places}::jsonb) AS place("id" uuid, "sequence" int) WHERE shipment.id = place.id`;
  }
}

/** Without a language: the order must be the same on every machine. */
const NATURAL = new Intl.Collator('und', { numeric: true });

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
    // What is stated holds until somebody computes it together with the carrier's messages (lib/tracking).
    statedState: shipment.state,
    statedHandedOverAt: shipment.handedOverAt ?? null,
    statedDeliveredAt: shipment.deliveredAt ?? null,
    statedArrival: arrivalStated(shipment),
    deliveredTo: shipment.deliveredTo ?? null,
    expectedOn: toDateColumn(shipment.expectedOn ?? null),
    expectedFrom: shipment.expectedFrom ?? null,
    expectedTo: shipment.expectedTo ?? null,
    delayReason: shipment.delayReason ?? null,
    pickupPlace: shipment.pickup?.place ?? null,
    pickupUntil: toDateColumn(shipment.pickup?.until ?? null),
    pickupCode: shipment.pickup?.code ?? null,
    contentHash: shipment.contentHash ?? '',
    sourceVersion: shipment.version ?? null,
  };
}

const arrivalStated = (shipment: ShipmentInput) => ({
  expected: shipment.expectedOn
    ? { on: shipment.expectedOn, from: shipment.expectedFrom ?? null, to: shipment.expectedTo ?? null }
    : null,
  reason: shipment.delayReason ?? null,
  deliveredTo: shipment.deliveredTo ?? null,
  pickup: shipment.pickup
    ? { place: shipment.pickup.place, until: shipment.pickup.until ?? null, code: shipment.pickup.code ?? null }
    : null,
});

/** Notes what happened to orders. The same key again is the same event: a repeated report changes nothing. */
export async function recordOrderEvents(tx: Transaction, events: readonly OrderEventInput[]): Promise<void> {
  if (events.length > 0) await tx.orderEvent.createMany({ data: [...events], skipDuplicates: true });
}
