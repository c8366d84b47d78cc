import type { Database } from '@/lib/core/db';
import type { CarrierFormat } from '../carriers/formats';
import type { EntryResult } from '../contracts/v1/answers';
import type { Resource } from '../contracts/v1/resources';
import { takeEntries } from '../mutations/calls';
import { openSource } from '../mutations/sources';
import { readEntries, type Sent } from '../queries/json';
import { readReports } from '../queries/reports';
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
  /** taken, with something that looks wrong */
  warnings: number;
};

type Hooks = {
  /** bytes of the file read so far */
  onProgress?: (bytes: number) => void;
  onRefusal?: (refusal: EntryRefusal) => void;
  /** taken as it is, and looks wrong */
  onWarning?: (warning: EntryRefusal) => void;
  /** what was read and is about to be written */
  onEntry?: (resource: Resource, entry: unknown) => void;
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
export const importEntries = (db: Database, sourceName: string, path: string, hooks: Hooks = {}) =>
  importSent(db, sourceName, readEntries(path, hooks.onProgress), hooks);

/**
 * Imports what a carrier answered, as the messages that a shop would send.
 * @param format whose answers the file has
 * @throws FileError in one sentence if nothing in the file is an answer of this carrier
 */
export const importReports = (
  db: Database,
  sourceName: string,
  format: CarrierFormat,
  path: string,
  hooks: Hooks = {},
) => importSent(db, sourceName, readReports(path, format), hooks);

async function importSent(
  db: Database,
  sourceName: string,
  entries: AsyncIterable<Sent>,
  hooks: Hooks,
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
  for await (const sent of entries) {
    if (hooks.signal?.aborted) break;
    if ('fault' in sent) {
      tally.refused({ place: sent.place, id: null, reason: sent.fault });
      continue;
    }
    if (batch && (batch.resource !== sent.resource || batch.entries.length >= sizeOf(batch))) await flush();
    batch ??= { resource: sent.resource, places: [], entries: [] };
    hooks.onEntry?.(sent.resource, sent.entry);
    batch.places.push(sent.place);
    batch.entries.push(sent.entry);
  }
  await flush();
  return tally.report();
}

const said = (issues: readonly { path: string; message: string }[]) =>
  issues.map(({ path, message }) => `${path}: ${message}`).join('; ');

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
    warnings: 0,
  };

  constructor(private readonly hooks: Hooks) {}

  written(resource: Resource, places: readonly string[], entries: readonly unknown[], results: readonly EntryResult[]) {
    const { figures } = this;
    results.forEach((result, index) => {
      const { id, status, error, warnings = [] } = result;
      const place = places[index] ?? '';
      if (status === 'refused') {
        this.refused({ place, id, reason: said(error?.issues ?? []) || (error?.message ?? '') });
        return;
      }
      if (warnings.length > 0) {
        figures.warnings += 1;
        this.hooks.onWarning?.({ place, id, reason: said(warnings) });
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
