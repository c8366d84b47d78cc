import { recordAudit } from '@/lib/audit/mutations';
import { settleCancellations } from '@/lib/cancellations/mutations/settle';
import type { Transaction } from '@/lib/core/db';
import { announceNews } from '@/lib/orders/mutations/news';
import { recordOrderEvents, recordStatedDays, saveShipments } from '@/lib/orders/mutations/shipments';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import type { OrderEventInput, ShipmentInput } from '@/lib/orders/types';
import { toDateColumn } from '@/lib/orders/utils';
import { announceShipments, refoldShipments } from '@/lib/tracking/mutations';
import type { ShipmentEntry } from '../contracts/v1/shipments';
import { changes, isRenewed, judge } from '../policy/entries';
import { isEarlier } from '../policy/ranks';
import { numberWarnings } from '../policy/reports';
import type { ImportSource, Outcome } from '../types';
import { parkEntries } from './waiting';

/**
 * Writes parcels as their source states them. One whose order, or a line of it, has not come in yet waits for it. An
 * older entry changes nothing but the first promise. For entries of each key once, in the transaction of the batch.
 */
export async function writeShipments(
  tx: Transaction,
  source: ImportSource,
  entries: readonly ShipmentEntry[],
): Promise<Outcome[]> {
  const orders = await ordersOf(tx, source, entries);
  const rows = await tx.shipment.findMany({
    where: { sourceId: source.id, sourceKey: { in: entries.map(({ id }) => id) } },
    select: {
      id: true,
      sourceKey: true,
      orderId: true,
      contentHash: true,
      sourceVersion: true,
      promisedOn: true,
      promisedVersion: true,
    },
  });
  const stored = new Map(rows.map((row) => [row.sourceKey, row]));
  const judged = entries.map((entry) => {
    const order = orders.get(entry.order);
    const row = stored.get(entry.id);
    const waits = !order || entry.items.some(({ line }) => !order.lines.has(line));
    const moved = row !== undefined && order !== undefined && row.orderId !== order.id;
    return { ...judge(entry, row), row, order, waits, moved };
  });
  const sound = judged.filter(({ moved, waits }) => !moved && !waits);
  const written = sound.filter(changes);
  const ids = await saveShipments(
    tx,
    written.map(({ entry, order, hash, version }) => shipmentInput(entry, source, order?.id ?? '', hash, version)),
  );
  await refoldShipments(tx, ids);
  for (const { row, version } of sound.filter(isRenewed)) {
    await tx.shipment.update({ where: { id: row?.id ?? '' }, data: { sourceVersion: version }, select: { id: true } });
  }
  // What is not written anew was said nevertheless.
  await recordStatedDays(
    tx,
    sound.flatMap(({ entry, row, rank, verdict }) =>
      row && rank !== null && (verdict === 'ignored' || verdict === 'unchanged')
        ? [{ ...entry, ...saidAt(entry), shipmentId: row.id, version: rank }]
        : [],
    ),
  );
  const promised: string[] = [];
  for (const { entry, row, rank, verdict } of sound) {
    if (verdict !== 'ignored' || !row || !entry.expectedOn) continue;
    if (row.promisedOn !== null && !isEarlier(rank, row.promisedVersion)) continue;
    const data = { promisedOn: toDateColumn(entry.expectedOn), promisedVersion: rank };
    await tx.shipment.update({ where: { id: row.id }, data, select: { id: true } });
    promised.push(row.orderId);
  }
  await refreshSummaries(tx, [...new Set(promised)]);
  const orderIds = [...new Set(written.map(({ order }) => order?.id ?? ''))];
  await announceNews(tx, [...new Set([...orderIds, ...promised])]);
  await settleCancellations(tx, orderIds);
  const idOf = new Map(written.map(({ entry }, index) => [entry.id, ids[index] ?? '']));
  await recordOrderEvents(
    tx,
    sound.flatMap(({ entry, row, order }) => packedEvent(entry, order?.id ?? '', idOf.get(entry.id) ?? row?.id ?? '')),
  );
  await recordAudit(
    tx,
    written.map(({ verdict, order, hash }, index) => ({
      action: `shipment.${verdict === 'created' ? 'announced' : 'changed'}`,
      entity: 'shipment',
      entityId: ids[index] ?? '',
      accountId: order?.accountId ?? '',
      details: { hash },
    })),
  );
  // Nobody has the page of a new parcel open.
  await announceShipments(
    tx,
    sound.flatMap(({ row, verdict }) => (row && verdict !== 'unchanged' ? [row.id] : [])),
  );
  await parkEntries(
    tx,
    source,
    judged
      .filter(({ waits, moved }) => waits && !moved)
      .map(({ entry, hash, rank }) => ({
        resource: 'shipments',
        sourceKey: entry.id,
        waitsFor: `order ${entry.order}`,
        version: rank,
        contentHash: hash,
        entry,
      })),
  );
  return judged.map(({ entry, verdict, waits, moved }): Outcome => {
    if (moved) return { status: 'refused', path: 'order', message: 'this parcel belongs to another order' };
    return { status: waits ? 'waiting' : verdict, ...numberWarnings(entry.trackingNumber) };
  });
}

const saidAt = ({ occurredAt }: ShipmentEntry) => (occurredAt === undefined ? {} : { statedAt: new Date(occurredAt) });

/** That it was packed stays known, also from a version that was overtaken. */
function packedEvent({ id, packedAt }: ShipmentEntry, orderId: string, shipmentId: string): OrderEventInput[] {
  if (!packedAt) return [];
  const at = new Date(packedAt);
  return [{ orderId, shipmentId, kind: 'packed', at, key: `packed:${id}:${at.toISOString()}` }];
}

async function ordersOf(tx: Transaction, source: ImportSource, entries: readonly ShipmentEntry[]) {
  const rows = await tx.order.findMany({
    where: { sourceId: source.id, sourceKey: { in: [...new Set(entries.map(({ order }) => order))] } },
    relationLoadStrategy: 'join',
    select: { id: true, sourceKey: true, accountId: true, items: { select: { lineKey: true } } },
  });
  return new Map(
    rows.map(({ id, sourceKey, accountId, items }) => [
      sourceKey,
      { id, accountId, lines: new Set(items.map(({ lineKey }) => lineKey)) },
    ]),
  );
}

function shipmentInput(
  entry: ShipmentEntry,
  source: ImportSource,
  orderId: string,
  contentHash: string,
  version: bigint | null,
): ShipmentInput {
  const { id, order: _, packedAt: __, version: ___, occurredAt: ____, items, pickup, ...facts } = entry;
  return {
    ...facts,
    ...saidAt(entry),
    sourceId: source.id,
    sourceKey: id,
    orderId,
    handedOverAt: facts.handedOverAt ? new Date(facts.handedOverAt) : null,
    deliveredAt: facts.deliveredAt ? new Date(facts.deliveredAt) : null,
    pickup: pickup ? { place: pickup.place, until: pickup.until ?? null, code: pickup.code ?? null } : null,
    items: items.map(({ line, quantity }) => ({ lineKey: line, quantity })),
    contentHash,
    version,
  };
}
