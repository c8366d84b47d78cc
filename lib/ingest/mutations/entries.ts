import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { deleteFiles } from '@/lib/files/mutations';
import { numberKey } from '@/lib/orders/utils';
import { Prisma } from '@/prisma/generated/client';
import type { Entry, Resource } from '../contracts/v1/resources';
import { dataErrorSchema } from '../schema';
import type { ImportSource, Outcome } from '../types';
import { writeCompanies, writeCustomers } from './accounts';
import { joinOrders, writeCreditNotes } from './credit-notes';
import { writeCreditSpendings } from './credit-spendings';
import { type StoredPaper, writeDocuments } from './documents';
import { priceKey, writePrices, writeStock } from './offers';
import { writeOrders } from './orders';
import { writeProducts } from './products';
import { writeRefunds } from './refunds';
import { writeShipments } from './shipments';
import { writeTrackingEvents } from './tracking-events';
import { takeWaiting } from './waiting';

/** An entry as it is written: read by its contract, and of a paper with its bytes on the disk. */
export type Writable<R extends Resource> = R extends 'documents' ? StoredPaper : Entry<R>;

const writers: {
  [R in Resource]: (tx: Transaction, source: ImportSource, entries: readonly Writable<R>[]) => Promise<Outcome[]>;
} = {
  products: writeProducts,
  customers: writeCustomers,
  companies: writeCompanies,
  orders: writeOrders,
  shipments: writeShipments,
  'tracking-events': writeTrackingEvents,
  documents: writeDocuments,
  'credit-notes': writeCreditNotes,
  stock: writeStock,
  prices: writePrices,
  refunds: writeRefunds,
  'credit-spendings': writeCreditSpendings,
};

/** Two batches of one source take turns: what is read stays true until the batch is written. */
async function lockSource(tx: Transaction, source: ImportSource): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${source.id}, 0))`;
}

/**
 * Writes entries of one kind in the transaction of the batch, then what waited for them. If the database refuses
 * something, each entry is tried alone, so that a bad one costs only itself.
 * @param entries read by their contract; one key may come several times, in the order in which it was said
 * @returns what became of each, in the order given
 */
export async function writeEntries<R extends Resource>(
  tx: Transaction,
  source: ImportSource,
  resource: R,
  entries: readonly Writable<R>[],
): Promise<Outcome[]> {
  await lockSource(tx, source);
  const outcomes: Outcome[] = new Array(entries.length);
  for (const wave of wavesOf(resource, entries)) {
    const group = wave.flatMap((index) => entries[index] ?? []);
    const written =
      (await attempt(tx, () => writers[resource](tx, source, group))) ?? (await oneByOne(tx, source, resource, group));
    wave.forEach((index, place) => {
      outcomes[index] = written[place] ?? NOT_WRITTEN;
    });
    await release(tx, source, resource, group, written);
  }
  return outcomes;
}

const NOT_WRITTEN: Outcome = { status: 'refused', message: 'the database refused it' };

async function oneByOne<R extends Resource>(
  tx: Transaction,
  source: ImportSource,
  resource: R,
  entries: readonly Writable<R>[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const entry of entries) {
    const written = await attempt(tx, () => writers[resource](tx, source, [entry]));
    outcomes.push(written?.[0] ?? NOT_WRITTEN);
  }
  return outcomes;
}

/**
 * Does something that the database may refuse, without losing what the transaction did before.
 * @returns null if it refused the data
 * @throws what the database says if it is gone, locked or too slow
 */
async function attempt<T>(tx: Transaction, work: () => Promise<T>): Promise<T | null> {
  await tx.$executeRaw`SAVEPOINT attempt`;
  try {
    const result = await work();
    await tx.$executeRaw`RELEASE SAVEPOINT attempt`;
    return result;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT attempt`;
    return null;
  }
}

/** Whether the database says that the data does not fit, as opposed to: it is gone, locked or too slow. */
function isRefusal(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && dataErrorSchema.safeParse(error.meta).success;
}

/** Places of entries in groups that hold each key once, so that a later word on the same thing meets the earlier one. */
function wavesOf<R extends Resource>(resource: R, entries: readonly Writable<R>[]): number[][] {
  const waves: { keys: Set<string>; places: number[] }[] = [];
  entries.forEach((entry, place) => {
    const keys = keysOf(resource, entry);
    const last = waves.findLastIndex((one) => keys.some((key) => one.keys.has(key)));
    const wave = waves[last + 1] ?? { keys: new Set(), places: [] };
    waves[last + 1] = wave;
    for (const key of keys) wave.keys.add(key);
    wave.places.push(place);
  });
  return waves.map(({ places }) => places);
}

/** What an entry is known by: ids, and the numbers that must not be shared either. Messages stand for themselves. */
function keysOf(resource: Resource, entry: unknown): string[] {
  if (resource === 'tracking-events') return [];
  if (resource === 'prices') return [priceKey(entry as Entry<'prices'>)];
  if (resource === 'stock') return [(entry as Entry<'stock'>).sku];
  const { id, number } = entry as { id: string; number?: string };
  const shared = resource === 'orders' || resource === 'credit-notes';
  return shared ? [`id ${id}`, `number ${number ?? id}`] : [id];
}

/** What other entries may wait for. */
function namesOf(resource: Resource, entry: unknown): string[] {
  const { id, trackingNumber } = entry as { id: string; trackingNumber?: string | null };
  if (resource === 'orders') return [`order ${id}`];
  if (resource === 'credit-notes') return [`credit-note ${id}`];
  if (resource !== 'shipments') return [];
  return [`shipment ${id}`, ...(trackingNumber ? [`tracking-number ${numberKey(trackingNumber)}`] : [])];
}

/** What waited for the things that have just come in is written now. */
async function release<R extends Resource>(
  tx: Transaction,
  source: ImportSource,
  resource: R,
  entries: readonly Writable<R>[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const arrived = entries.filter((_, index) => {
    const status = outcomes[index]?.status;
    return status === 'created' || status === 'updated';
  });
  const names = arrived.flatMap((entry) => namesOf(resource, entry));
  if (names.length === 0) return;
  if (resource === 'orders') {
    await joinOrders(
      tx,
      source,
      (arrived as readonly Entry<'orders'>[]).map(({ id }) => id),
    );
  }
  await takeUp(tx, source, names);
}

/**
 * Writes what waited for some things that are there now. Takes the lock of the source, so that nothing is parked for
 * them meanwhile.
 * @param names as `waitsFor` has them
 */
export async function takeUp(tx: Transaction, source: ImportSource, names: readonly string[]): Promise<void> {
  await lockSource(tx, source);
  const parked = await takeWaiting(tx, source, names);
  // The papers bring the rows of their files again, with the bytes that lie there already.
  await deleteFiles(
    tx,
    parked.flatMap(({ fileId }) => fileId ?? []),
  );
  for (const kind of ['credit-notes', 'shipments', 'documents', 'tracking-events'] as const) {
    const waiting = parked.filter((one) => one.resource === kind).map(({ entry }) => entry);
    if (waiting.length === 0) continue;
    const written = await writeEntries(tx, source, kind, waiting as never);
    await recordAudit(tx, refusals(kind, waiting as { id: string }[], written));
  }
}

/** Nobody reads an answer any more: what is refused now is at least on record. */
function refusals(kind: Resource, entries: readonly { id: string }[], outcomes: readonly Outcome[]) {
  return outcomes.flatMap((outcome, index) =>
    outcome.status === 'refused'
      ? [
          {
            action: 'entry.refused',
            entity: kind,
            entityId: entries[index]?.id ?? '',
            details: { reason: outcome.message },
          },
        ]
      : [],
  );
}
