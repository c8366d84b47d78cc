import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { LIVE_CHANNEL, LIVE_WORDS } from '@/lib/core/live';
import { lockOrders, refreshSummaries } from '@/lib/orders/mutations/summaries';
import { eventKey, foldEvents } from './policy/fold';
import { listFoldChecks } from './queries';
import type { TrackingEventInput } from './types';

/**
 * Keeps messages of carriers, and with them the state of their parcels and the summaries of the orders. The same message
 * twice is one. A bounded number of statements whatever the number of messages; the orders stay locked until the
 * transaction ends.
 * @returns for each, in the order given, whether it is new
 */
export async function recordTrackingEvents(tx: Transaction, events: readonly TrackingEventInput[]): Promise<boolean[]> {
  if (events.length === 0) return [];
  const shipments = await tx.shipment.findMany({
    where: { id: { in: [...new Set(events.map(({ shipmentId }) => shipmentId))] } },
    select: { id: true, orderId: true, order: { select: { accountId: true } } },
  });
  await lockOrders(
    tx,
    shipments.map(({ orderId }) => orderId),
  );
  const rows = events.map((event) => ({ origin: 'carrier', reason: null, ...event, id: uuid(), key: eventKey(event) }));
  const inserted = await tx.$queryRaw<{ id: string; shipment_id: string }[]>`
    INSERT INTO tracking_event (id, shipment_id, key, at, code, state, text, place, origin, reason)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event("id" uuid, "shipmentId" uuid, "key" text,
      "at" timestamptz, "code" text, "state" shipment_state, "text" text, "place" text, "origin" event_origin, "reason" text)
    ON CONFLICT (shipment_id, key) DO NOTHING RETURNING id, shipment_id`;
  const counts = new Map<string, number>();
  for (const { shipment_id: id } of inserted) counts.set(id, (counts.get(id) ?? 0) + 1);
  await refoldShipments(tx, [...counts.keys()]);
  await announceShipments(tx, [...counts.keys()]);
  const accounts = new Map(shipments.map(({ id, order }) => [id, order.accountId]));
  await recordAudit(
    tx,
    [...counts].map(([entityId, count]) => ({
      action: 'tracking.recorded',
      entity: 'shipment',
      entityId,
      accountId: accounts.get(entityId) ?? '',
      details: { events: count },
    })),
  );
  const fresh = new Set(inserted.map(({ id }) => id));
  return rows.map(({ id }) => fresh.has(id));
}

/**
 * Computes where some parcels are from what the shop states and the carrier said, and writes what differs, with the
 * summaries of their orders. Whatever changes one of the two calls this in the same transaction.
 * @returns the parcels of which something stored was another
 */
export async function refoldShipments(tx: Transaction, shipmentIds: readonly string[]): Promise<string[]> {
  if (shipmentIds.length === 0) return [];
  const wrong = (await listFoldChecks(tx, shipmentIds))
    .map((check) => ({ ...check, folded: foldEvents(check.stated, check.events) }))
    .filter(({ folded, stored }) => {
      const sameTime = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();
      return !(
        folded.state === stored.state &&
        sameTime(folded.handedOverAt, stored.handedOverAt) &&
        sameTime(folded.deliveredAt, stored.deliveredAt)
      );
    });
  if (wrong.length === 0) return [];
  const rows = wrong.map(({ id, folded }) => ({ id, ...folded }));
  await tx.$executeRaw`
    UPDATE shipment SET state = parcel."state", handed_over_at = parcel."handedOverAt",
      delivered_at = parcel."deliveredAt", updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS parcel("id" uuid, "state" shipment_state,
      "handedOverAt" timestamptz, "deliveredAt" timestamptz)
    WHERE shipment.id = parcel.id`;
  await refreshSummaries(tx, [...new Set(wrong.map(({ orderId }) => orderId))]);
  return wrong.map(({ id }) => id);
}

/**
 * Tells those who have the page of one of these parcels open to look again, once the transaction is committed. Whatever
 * changes what the page shows calls this at its end. One statement, whatever their number.
 */
export async function announceShipments(tx: Transaction, shipmentIds: readonly string[]): Promise<void> {
  if (shipmentIds.length === 0) return;
  await tx.$executeRaw`
    WITH raised AS (
      UPDATE shipment SET revision = revision + 1 WHERE id = ANY(${shipmentIds}::uuid[]) RETURNING id, revision),
    words AS (SELECT id || ':' || revision AS word, (row_number() OVER () - 1) / ${LIVE_WORDS}::int AS notice FROM raised)
    SELECT pg_notify(${LIVE_CHANNEL}, string_agg(word, ' ')) FROM words GROUP BY notice`;
}

/** Parcels per step of the recomputation: a few thousand rows in memory. */
const RECOMPUTE_BATCH = 500;

/**
 * Computes the state of every parcel anew and mends what differs, with an audit row each. In a healthy database it
 * changes nothing. Reads in steps along the key, so that memory stays flat.
 * @returns parcels looked at, and how many were wrong
 */
export async function recomputeShipments(db: Database): Promise<{ checked: number; mended: number }> {
  const result = { checked: 0, mended: 0 };
  for (let after: string | null = null; ; ) {
    const rows: { id: string }[] = await db.shipment.findMany({
      where: after === null ? {} : { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: RECOMPUTE_BATCH,
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    result.mended += await db.$transaction(async (tx) => {
      const mended = await refoldShipments(tx, ids);
      const entry = { action: 'shipment.mended', entity: 'shipment', actorKind: 'system' } as const;
      await recordAudit(
        tx,
        mended.map((entityId) => ({ ...entry, entityId })),
      );
      return mended.length;
    });
    result.checked += ids.length;
    after = ids.at(-1) ?? null;
    if (after === null || ids.length < RECOMPUTE_BATCH) return result;
  }
}
