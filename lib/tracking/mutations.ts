import { isDeepStrictEqual } from 'node:util';
import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { hashOf } from '@/lib/core/hash';
import { LIVE_CHANNEL, LIVE_WORDS } from '@/lib/core/live';
import { announceNews } from '@/lib/orders/mutations/news';
import { lockOrders, refreshSummaries } from '@/lib/orders/mutations/summaries';
import { arrivalOf } from './policy/arrival';
import { eventKey, foldEvents } from './policy/fold';
import { type FoldCheck, listFoldChecks } from './queries';
import type { ShipmentState, TrackingEventInput } from './types';

/**
 * Keeps messages of carriers, and with them the state of their parcels and the summaries of the orders. The same message
 * twice is one. A bounded number of statements whatever the number of messages; the orders stay locked until the
 * transaction ends.
 * @param options silent: nobody is told, because it is made up (the demo)
 * @returns for each, in the order given, whether it is new
 */
export async function recordTrackingEvents(
  tx: Transaction,
  events: readonly TrackingEventInput[],
  { silent = false } = {},
): Promise<boolean[]> {
  if (events.length === 0) return [];
  const ids = [...new Set(events.map(({ shipmentId }) => shipmentId))];
  const shipments = await tx.$queryRaw<{ id: string; order_id: string; account_id: string }[]>`
    SELECT s.id, s.order_id, o.account_id FROM shipment s JOIN orders o ON o.id = s.order_id
     WHERE s.id = ANY(${ids}::uuid[])`;
  await lockOrders(tx, [...new Set(shipments.map((row) => row.order_id))]);
  const rows = events.map(columnsOf);
  const inserted = await tx.$queryRaw<{ id: string; shipment_id: string }[]>`
    INSERT INTO tracking_event (id, shipment_id, key, at, code, state, text, place, origin, reason, delivered_to,
      pickup_place, pickup_until, pickup_code)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event("id" uuid,
      "shipmentId" uuid, "key" text, "at" timestamptz, "code" text, "state" shipment_state, "text" text, "place" text,
      "origin" event_origin, "reason" text, "deliveredTo" text, "pickupPlace" text, "pickupUntil" date,
      "pickupCode" text)
    ON CONFLICT (shipment_id, key) DO NOTHING RETURNING id, shipment_id`;
  const counts = new Map<string, number>();
  for (const { shipment_id: id } of inserted) counts.set(id, (counts.get(id) ?? 0) + 1);
  const estimated = await recordEstimates(tx, events);
  const changed = [...new Set([...counts.keys(), ...estimated])];
  await refoldShipments(tx, changed);
  await announceShipments(tx, changed);
  const orderOf = new Map(shipments.map((row) => [row.id, row.order_id]));
  if (!silent) await announceNews(tx, [...new Set(changed.flatMap((id) => orderOf.get(id) ?? []))]);
  const accounts = new Map(shipments.map((row) => [row.id, row.account_id]));
  await recordAudit(
    tx,
    [...changed].map((entityId) => ({
      action: 'tracking.recorded',
      entity: 'shipment',
      entityId,
      accountId: accounts.get(entityId) ?? '',
      details: { events: counts.get(entityId) ?? 0 },
    })),
  );
  const fresh = new Set(inserted.map(({ id }) => id));
  return rows.map(({ id }) => fresh.has(id));
}

/**
 * Corrects where a parcel is, against what shop and carrier say: the only way out of `delivered` (domain rule 2).
 * @param reason why, for the trail
 */
export async function correctParcel(
  database: Database,
  shipmentId: string,
  state: ShipmentState,
  reason: string,
  at = new Date(),
): Promise<void> {
  const words = { text: null, place: null, code: 'CORRECTION', origin: 'staff' as const };
  await database.$transaction((tx) => recordTrackingEvents(tx, [{ ...words, shipmentId, at, state, reason }]));
}

function columnsOf(input: TrackingEventInput) {
  const { estimate: _, pickup, ...event } = input;
  return {
    ...{ origin: 'carrier', ...event, id: uuid(), key: eventKey(input) },
    ...{ pickupPlace: pickup?.place, pickupUntil: pickup?.until, pickupCode: pickup?.code },
  };
}

/** Keeps what carriers say of the day. @returns the parcels of which something new was said */
async function recordEstimates(tx: Transaction, events: readonly TrackingEventInput[]): Promise<string[]> {
  const rows = events.flatMap(({ shipmentId, at, estimate }) => {
    if (!estimate) return [];
    const { on, from, to, reason } = estimate;
    const said = { at: estimate.at ?? at, on, from, to };
    return [{ id: uuid(), shipmentId, source: 'carrier', key: hashOf(said), ...said, reason }];
  });
  if (rows.length === 0) return [];
  const inserted = await tx.$queryRaw<{ shipment_id: string }[]>`
    INSERT INTO delivery_estimate (id, shipment_id, source, key, at, on_day, from_hour, to_hour, reason)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS estimate("id" uuid, "shipmentId" uuid,
      "source" estimate_source, "key" text, "at" timestamptz, "on" date, "from" text, "to" text, "reason" text)
    ON CONFLICT (shipment_id, key) DO NOTHING RETURNING shipment_id`;
  return [...new Set(inserted.map(({ shipment_id: id }) => id))];
}

/**
 * Computes where some parcels are from what the shop states and the carrier said, and writes what differs, with the
 * summaries of their orders. Whatever changes one of the two calls this in the same transaction.
 * @returns the parcels of which something stored was another
 */
export async function refoldShipments(tx: Transaction, shipmentIds: readonly string[]): Promise<string[]> {
  if (shipmentIds.length === 0) return [];
  const wrong = (await listFoldChecks(tx, shipmentIds))
    .map((check) => ({ ...check, folded: foldParcel(check) }))
    .filter(({ folded, stored }) => !isDeepStrictEqual(folded, stored));
  if (wrong.length === 0) return [];
  const rows = wrong.map(({ id, folded: { arrival, ...course } }) => ({
    ...{ id, ...course, ...arrival.expected },
    ...{ reason: arrival.reason, deliveredTo: arrival.deliveredTo, ...arrival.pickup },
  }));
  await tx.$executeRaw`
    UPDATE shipment SET state = parcel."state", handed_over_at = parcel."handedOverAt",
      delivered_at = parcel."deliveredAt", expected_on = parcel."on", expected_from = parcel."from",
      expected_to = parcel."to", delay_reason = parcel."reason", delivered_to = parcel."deliveredTo",
      pickup_place = parcel."place", pickup_until = parcel."until", pickup_code = parcel."code", updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS parcel("id" uuid, "state" shipment_state,
      "handedOverAt" timestamptz, "deliveredAt" timestamptz, "on" date, "from" text, "to" text, "reason" text,
      "deliveredTo" text, "place" text, "until" date, "code" text)
    WHERE shipment.id = parcel.id`;
  await refreshSummaries(tx, [...new Set(wrong.map(({ orderId }) => orderId))]);
  return wrong.map(({ id }) => id);
}

function foldParcel({ stated, events, estimates }: FoldCheck): FoldCheck['stored'] {
  const course = foldEvents(stated, events);
  return { ...course, arrival: arrivalOf(stated.arrival, course.state, events, estimates) };
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
      await announceShipments(tx, mended);
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
