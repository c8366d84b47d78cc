import type { Database } from '@/lib/core/db';
import type { EntryResult } from '../contracts/v1/answers';
import type { Resource } from '../contracts/v1/resources';
import { takeEntries } from '../mutations/calls';
import { openSource } from '../mutations/sources';
import { readEntries } from '../queries/json';
import type { ImportReport } from '../types';

/** As many as one call of the API brings: the same transactions, whichever way entries come. */
const BATCH = 500;
/** Papers carry their bytes, up to 27 MB each: a few at a time keep memory flat. */
const BATCH_PAPERS = 5;

/** An entry of a file that was not taken over. */
export type EntryRefusal = { place: string; id: string | null; reason: string };

export type EntriesReport = ImportReport & {
  /** kept until the thing they belong to comes in */
  waiting: number;
};

type Hooks = {
  /** bytes of the file read so far */
  onProgress?: (bytes: number) => void;
  onRefusal?: (refusal: EntryRefusal) => void;
  /** aborted = write what is collected, then stop */
  signal?: AbortSignal;
};

type Batch = { resource: Resource; places: string[]; entries: unknown[] };

/**
 * Imports a file of entries by the code that answers the API, in flat memory. A second run changes nothing, so one that
 * ended early is simply started again.
 * @param sourceName made on first use, as soon as the file has an entry
 * @throws FileError in one sentence if the file is not one of entries; what was read before it stays written
 */
export async function importEntries(
  db: Database,
  sourceName: string,
  path: string,
  hooks: Hooks = {},
): Promise<EntriesReport> {
  const tally = new EntryTally(hooks);
  let batch: Batch | null = null;
  const flush = async () => {
    if (!batch) return;
    const { resource, places, entries } = batch;
    batch = null;
    const source = await openSource(db, sourceName);
    tally.written(resource, places, entries, await takeEntries(db, source, resource, entries));
  };
  for await (const sent of readEntries(path, hooks.onProgress)) {
    if (hooks.signal?.aborted) break;
    if ('fault' in sent) {
      tally.refused({ place: sent.place, id: null, reason: sent.fault });
      continue;
    }
    if (batch && (batch.resource !== sent.resource || batch.entries.length >= sizeOf(batch))) await flush();
    batch ??= { resource: sent.resource, places: [], entries: [] };
    batch.places.push(sent.place);
    batch.entries.push(sent.entry);
  }
  await flush();
  return tally.report();
}

const sizeOf = ({ resource }: Batch) => (resource === 'documents' ? BATCH_PAPERS : BATCH);

class EntryTally {
  private readonly customers = new Set<string>();
  private readonly figures: EntriesReport = {
    lines: 0,
    documents: 0,
    orders: 0,
    credits: 0,
    customers: 0,
    linesWithoutCustomer: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    waiting: 0,
  };

  constructor(private readonly hooks: Hooks) {}

  written(resource: Resource, places: readonly string[], entries: readonly unknown[], results: readonly EntryResult[]) {
    const { figures } = this;
    results.forEach((result, index) => {
      const { id, status, error } = result;
      if (status === 'refused') {
        const reason = (error?.issues ?? []).map(({ path, message }) => `${path}: ${message}`).join('; ');
        this.refused({ place: places[index] ?? '', id, reason: reason || (error?.message ?? '') });
        return;
      }
      figures.lines += 1;
      // Older than what is stored: it changed nothing.
      figures[status === 'ignored' ? 'unchanged' : status] += 1;
      if (resource === 'orders') figures.orders += 1;
      if (resource === 'credit-notes') figures.credits += 1;
      if (resource !== 'orders' && resource !== 'credit-notes') return;
      figures.documents += 1;
      const { customer, company } = entries[index] as { customer?: string; company?: string };
      const owner = company ?? customer;
      if (owner) this.customers.add(owner);
      else figures.linesWithoutCustomer += 1;
    });
  }

  refused(refusal: EntryRefusal): void {
    this.figures.lines += 1;
    this.figures.refused += 1;
    this.hooks.onRefusal?.(refusal);
  }

  report(): EntriesReport {
    return { ...this.figures, customers: this.customers.size };
  }
}
