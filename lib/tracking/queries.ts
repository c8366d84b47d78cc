import { z } from 'zod';
import { type Database, db, type Transaction } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import type { LocalDay } from '@/lib/orders/types';
import { fromDateColumn, numberKey } from '@/lib/orders/utils';
import { Prisma } from '@/prisma/generated/client';
import { EstimateSource, EventOrigin, ShipmentState } from '@/prisma/generated/enums';
import { arrivalSchema } from './schema';
import type { Arrival, BrokenPromise, FoldEstimate, FoldEvent, StatedParcel } from './types';

/** What the state of a parcel is computed from, beside what is stored. */
export type FoldCheck = {
  id: string;
  orderId: string;
  stated: StatedParcel & { arrival: Arrival };
  stored: StatedParcel & { arrival: Arrival };
  events: FoldEvent[];
  estimates: FoldEstimate[];
};

/**
 * Reads what the states of some parcels are computed from, in one statement. For computing only: it knows no scope, so
 * nothing of it may reach a screen.
 */
export async function listFoldChecks(client: Database | Transaction, ids: readonly string[]): Promise<FoldCheck[]> {
  // Not by Prisma: a batch asks for hundreds of parcels with thousands of messages, and JSON is read several times as fast.
  const rows = await client.$queryRaw<unknown[]>`
    SELECT s.id, s.order_id AS "orderId",
      jsonb_build_object('state', s.stated_state, 'handedOverAt', s.stated_handed_over_at,
        'deliveredAt', s.stated_delivered_at, 'arrival', s.stated_arrival) AS stated,
      jsonb_build_object('state', s.state, 'handedOverAt', s.handed_over_at, 'deliveredAt', s.delivered_at,
        'arrival', jsonb_build_object('reason', s.delay_reason, 'deliveredTo', s.delivered_to,
          'expected', CASE WHEN s.expected_on IS NOT NULL THEN
            jsonb_build_object('on', s.expected_on, 'from', s.expected_from, 'to', s.expected_to) END,
          'pickup', CASE WHEN s.pickup_place IS NOT NULL THEN
            jsonb_build_object('place', s.pickup_place, 'until', s.pickup_until, 'code', s.pickup_code) END)) AS stored,
      COALESCE((
        SELECT json_agg(json_build_object('at', e.at, 'key', e.key, 'state', e.state, 'origin', e.origin,
          'deliveredTo', e.delivered_to, 'pickup', CASE WHEN e.pickup_place IS NOT NULL THEN
            json_build_object('place', e.pickup_place, 'until', e.pickup_until, 'code', e.pickup_code) END))
        FROM tracking_event e WHERE e.shipment_id = s.id), '[]'::json) AS events,
      COALESCE((
        SELECT json_agg(json_build_object('source', d.source, 'key', d.key, 'at', d.at, 'on', d.on_day,
          'from', d.from_hour, 'to', d.to_hour, 'reason', d.reason, 'version', d.version::text))
        FROM delivery_estimate d WHERE d.shipment_id = s.id), '[]'::json) AS estimates
    FROM shipment s WHERE s.id = ANY(${ids}::uuid[])`;
  return z.array(foldRow).parse(rows);
}

const moment = z.coerce.date();
const pickup = z.object({ place: z.string(), until: z.string().nullable(), code: z.string().nullable() }).nullable();
const parcel = z.object({
  state: z.enum(ShipmentState),
  handedOverAt: moment.nullable(),
  deliveredAt: moment.nullable(),
  arrival: arrivalSchema,
});
const foldRow = z.object({
  id: z.string(),
  orderId: z.string(),
  stated: parcel,
  stored: parcel,
  events: z.array(
    z.object({
      at: moment,
      key: z.string(),
      state: z.enum(ShipmentState).nullable(),
      origin: z.enum(EventOrigin),
      deliveredTo: z.string().nullable(),
      pickup,
    }),
  ),
  estimates: z.array(
    z.object({
      source: z.enum(EstimateSource),
      key: z.string(),
      at: moment,
      on: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      version: z.coerce.bigint().nullable(),
    }),
  ),
});

/** What is read of an estimate. */
export const estimateSelect = {
  source: true,
  key: true,
  at: true,
  on: true,
  from: true,
  to: true,
  reason: true,
  version: true,
} as const satisfies Prisma.DeliveryEstimateSelect;

/** @param row an estimate with the columns of `estimateSelect` */
export const estimateFrom = ({
  on,
  ...row
}: Prisma.DeliveryEstimateGetPayload<{ select: typeof estimateSelect }>): FoldEstimate => ({
  ...row,
  on: fromDateColumn(on),
});

const SAME_NUMBER_MAX = 20;

/** Parcels with this number with the carrier, for the command line; several shops may have the same one. */
export async function findParcels(
  trackingNumber: string,
  source: string | null,
): Promise<{ id: string; order: string; source: string; state: ShipmentState }[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT s.id, o.number AS "order", f.name AS source, s.state
    FROM shipment s JOIN orders o ON o.id = s.order_id JOIN source f ON f.id = s.source_id
    WHERE upper(regexp_replace(s.tracking_number, '[^[:alnum:]]', '', 'g')) = ${numberKey(trackingNumber)}
      AND (${source}::text IS NULL OR f.name = ${source}) ORDER BY s.id LIMIT ${SAME_NUMBER_MAX}`;
  const row = z.object({ id: z.uuid(), order: z.string(), source: z.string(), state: z.enum(ShipmentState) });
  return z.array(row).max(SAME_NUMBER_MAX).parse(rows);
}

const brokenRow = z.object({
  id: z.uuid(),
  order_number: z.string(),
  source_name: z.string(),
  carrier: z.string().nullable(),
  tracking_number: z.string().nullable(),
  state: z.enum(ShipmentState),
  promised_on: z.string(),
  expected_on: z.string().nullable(),
  delivered_on: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Entries of one page of a list for staff. */
export const PROMISES_PER_PAGE = 50;

/**
 * Parcels that did not keep the shop's first promise, or will not.
 * - `overdue`: the promised day has passed, and nobody has the parcel; the longest overdue first
 * - `at_risk`: the day is still to come, and the date that stands is later; the next day first
 * - `missed`: delivered after the promised day; the newest promise first
 * @param today local day, the first one that `at_risk` may still keep
 * @param after the last entry of the page before
 */
export async function listBrokenPromises(
  _scope: StaffScope,
  kind: BrokenPromise['kind'],
  today: LocalDay,
  after: Pick<BrokenPromise, 'promisedOn' | 'id'> | null = null,
): Promise<{ promises: BrokenPromise[]; more: boolean }> {
  const day = after?.promisedOn ?? null;
  const id = after?.id ?? null;
  const open = Prisma.sql`s.promised_on IS NOT NULL AND s.state NOT IN ('delivered', 'cancelled', 'returned_to_sender')`;
  const later = Prisma.sql`(${day}::date IS NULL OR (s.promised_on, s.id) > (${day}::date, ${id}::uuid))`;
  const which = {
    overdue: Prisma.sql`${open} AND s.promised_on < ${today}::date AND ${later} ORDER BY s.promised_on, s.id`,
    at_risk: Prisma.sql`${open} AND s.promised_on >= ${today}::date AND s.expected_on > s.promised_on AND ${later}
      ORDER BY s.promised_on, s.id`,
    missed: Prisma.sql`s.promised_on < (s.delivered_at AT TIME ZONE 'Europe/Zurich')::date AND s.state = 'delivered'
      AND (${day}::date IS NULL OR s.promised_on < ${day}::date OR (s.promised_on = ${day}::date AND s.id > ${id}::uuid))
      ORDER BY s.promised_on DESC, s.id`,
  }[kind];
  const rows = await db.$queryRaw<unknown[]>`
    SELECT s.id, o.number AS order_number, f.name AS source_name, s.carrier, s.tracking_number, s.state,
      s.promised_on::text, s.expected_on::text, (s.delivered_at AT TIME ZONE 'Europe/Zurich')::date::text AS delivered_on,
      s.delay_reason AS reason
    FROM shipment s JOIN orders o ON o.id = s.order_id JOIN source f ON f.id = s.source_id
    WHERE ${which} LIMIT ${PROMISES_PER_PAGE + 1}`;
  const promises = z
    .array(brokenRow)
    .max(PROMISES_PER_PAGE + 1)
    .parse(rows)
    .map((row) => ({
      ...{ kind, id: row.id, order: row.order_number, source: row.source_name, carrier: row.carrier },
      ...{ trackingNumber: row.tracking_number, state: row.state, promisedOn: row.promised_on },
      ...{ expectedOn: row.expected_on, deliveredOn: row.delivered_on, reason: row.reason },
    }));
  return { promises: promises.slice(0, PROMISES_PER_PAGE), more: promises.length > PROMISES_PER_PAGE };
}
