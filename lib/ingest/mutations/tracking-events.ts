import { settleCancellations } from '@/lib/cancellations/mutations/settle';
import type { Transaction } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { numberKey } from '@/lib/orders/utils';
import { recordParcelMessages } from '@/lib/returns/mutations/parcel-events';
import { listNumberedReturns } from '@/lib/returns/queries/numbered';
import { recordTrackingEvents } from '@/lib/tracking/mutations';
import type { TrackingEventInput } from '@/lib/tracking/types';
import type { TrackingEventEntry } from '../contracts/v1/tracking-events';
import { contentHash } from '../policy/entries';
import { numberWarnings, unknownCodes } from '../policy/reports';
import type { ImportSource, Outcome } from '../types';
import { parkEntries } from './waiting';

/** What a message waits for until its parcel is there. */
const parcelOf = ({ shipment, trackingNumber }: TrackingEventEntry): string =>
  shipment === undefined ? `tracking-number ${numberKey(trackingNumber ?? '')}` : `shipment ${shipment}`;

/**
 * Keeps messages of carriers. One whose parcel has not come in yet waits for it; one about a number that several parcels
 * have is one about each of them. In the transaction of the batch.
 */
export async function writeTrackingEvents(
  tx: Transaction,
  source: ImportSource,
  entries: readonly TrackingEventEntry[],
): Promise<Outcome[]> {
  const parcels = await parcelsOf(tx, source, entries);
  const about = entries.map((entry) => parcels.get(parcelOf(entry)) ?? []);
  const inputs = entries.flatMap((entry, index) => (about[index] ?? []).map((id) => inputOf(entry, id)));
  const fresh = await recordTrackingEvents(tx, inputs);
  await settleParcels(
    tx,
    inputs.flatMap(({ shipmentId }, index) => (fresh[index] ? [shipmentId] : [])),
  );
  // A number that no parcel to a customer has may be that of one on its way back.
  const strange = entries.filter((_, index) => about[index]?.length === 0);
  const back = await writeWayBack(tx, source, strange);
  await parkEntries(
    tx,
    source,
    strange
      .filter((entry) => !back.has(entry))
      .map((entry) => ({
        resource: 'tracking-events',
        sourceKey: entry.shipment ?? entry.trackingNumber ?? '',
        waitsFor: parcelOf(entry),
        version: null,
        contentHash: contentHash(entry),
        entry,
      })),
  );
  let next = 0;
  const outcomes = about.map((ids, index): Outcome => {
    const entry = entries[index];
    const wayBack = entry && back.get(entry);
    if (wayBack !== undefined) return { status: wayBack ? 'created' : 'unchanged' };
    if (ids.length === 0) return { status: 'waiting', ...numberWarnings(entry?.trackingNumber) };
    const mine = fresh.slice(next, next + ids.length);
    next += ids.length;
    return { status: mine.some(Boolean) ? 'created' : 'unchanged' };
  });
  noteUnknown(
    source,
    entries.filter((_, index) => outcomes[index]?.status !== 'unchanged'),
  );
  return outcomes;
}

/** Messages about goods that come back, with whether each is new; the others are about no return of this source. */
async function writeWayBack(
  tx: Transaction,
  source: ImportSource,
  entries: readonly TrackingEventEntry[],
): Promise<Map<TrackingEventEntry, boolean>> {
  const returns = await listNumberedReturns(
    tx,
    source.id,
    entries.flatMap(({ trackingNumber }) => (trackingNumber ? numberKey(trackingNumber) : [])),
  );
  const known = entries.flatMap((entry) => {
    const returnId = returns.get(numberKey(entry.trackingNumber ?? ''));
    return returnId ? [{ entry, returnId }] : [];
  });
  const fresh = await recordParcelMessages(
    tx,
    known.map(({ entry: { at, code, state = null, text = null, place = null }, returnId }) => ({
      ...{ returnId, at: new Date(at), code, state, text, place },
    })),
  );
  return new Map(known.map(({ entry }, index) => [entry, fresh[index] ?? false]));
}

/** What a carrier has taken over is not at the shop any more. */
async function settleParcels(tx: Transaction, shipmentIds: readonly string[]): Promise<void> {
  if (shipmentIds.length === 0) return;
  const where = { id: { in: [...new Set(shipmentIds)] } };
  const rows = await tx.shipment.findMany({ where, distinct: ['orderId'], select: { orderId: true } });
  await settleCancellations(
    tx,
    rows.map(({ orderId }) => orderId),
  );
}

/** A new word of a carrier costs no parcel its news, but somebody should give it a meaning one day. */
function noteUnknown(source: ImportSource, entries: readonly TrackingEventEntry[]): void {
  const codes = unknownCodes(entries);
  if (codes.size === 0) return;
  log().warn({ event: 'tracking-codes-unknown', source: source.id, codes: Object.fromEntries(codes) });
}

function inputOf(entry: TrackingEventEntry, shipmentId: string): TrackingEventInput {
  const { at, code, state = null, text = null, place = null, deliveredTo = null, pickup, estimate } = entry;
  return {
    ...{ shipmentId, at: new Date(at), code, state, text, place, deliveredTo },
    pickup: pickup ? { place: pickup.place, until: pickup.until ?? null, code: pickup.code ?? null } : null,
    ...(estimate ? { estimate: estimateOf(entry, estimate) } : {}),
  };
}

/** Why it comes later, the carrier says in the message itself where something has gone wrong. */
function estimateOf(
  { state, text }: TrackingEventEntry,
  { on, from = null, to = null, reason, at }: NonNullable<TrackingEventEntry['estimate']>,
): NonNullable<TrackingEventInput['estimate']> {
  const wrong = state === 'exception' || state === 'attempt_failed';
  const said = reason ?? (wrong ? text : null) ?? null;
  return { on, from, to, reason: said, at: at === undefined ? undefined : new Date(at) };
}

/** Parcels by what messages call them, in two statements at most. */
async function parcelsOf(
  tx: Transaction,
  source: ImportSource,
  entries: readonly TrackingEventEntry[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const add = (name: string, id: string) => found.set(name, [...(found.get(name) ?? []), id]);
  const ids = entries.flatMap(({ shipment }) => shipment ?? []);
  const numbers = [
    ...new Set(entries.flatMap(({ trackingNumber }) => (trackingNumber ? numberKey(trackingNumber) : []))),
  ];
  if (ids.length > 0) {
    const rows = await tx.$queryRaw<{ id: string; source_key: string }[]>`
      SELECT id, source_key FROM shipment
       WHERE source_id = ${source.id}::uuid AND source_key = ANY(${[...new Set(ids)]}::text[])`;
    for (const { id, source_key: key } of rows) add(`shipment ${key}`, id);
  }
  if (numbers.length > 0) {
    const rows = await tx.$queryRaw<{ id: string; key: string }[]>`
      SELECT id, upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) AS key FROM shipment
       WHERE source_id = ${source.id}::uuid
         AND upper(regexp_replace(tracking_number, '[^[:alnum:]]', '', 'g')) = ANY(${numbers}::text[]) ORDER BY id`;
    for (const { id, key } of rows) add(`tracking-number ${key}`, id);
  }
  return found;
}
