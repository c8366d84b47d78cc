import type { Database } from '@/lib/core/db';
import { BATCH_DOCUMENTS, BATCH_LINES, MAX_NAMED_CODES } from '../constants';
import { importDocuments } from '../mutations/imports';
import { openSource } from '../mutations/sources';
import { type Found, readDocuments, surveyFile } from '../queries/invoice-lines';
import type { BatchResult, ImportDocument, ImportResult, OddKind, ReadingRules, Refusal, Survey } from '../types';

/** How {@link importFile} tells what happens while it runs. */
export type ImportHooks = {
  onSurvey?: (lines: number) => void;
  onProgress?: (linesDone: number) => void;
  onRefusal?: (refusal: Refusal) => void;
  /** aborted = write what is collected, then stop */
  signal?: AbortSignal;
};

/**
 * Imports a file of invoice lines: reads it twice, in flat memory, and writes in batches. What is written stays, so a
 * run that ended early is simply started again: it finds those documents unchanged and goes on with the rest.
 * @param shop name of the source, made on first use, and where its clocks are if that is to be set or changed
 * @param rules how texts are read; an order of day and month that is not given is found in the file
 * @throws FileError in one sentence if the file is not one of invoice lines
 */
export async function importFile(
  db: Database,
  shop: { name: string; timeZone?: string | undefined },
  path: string,
  rules: Pick<ReadingRules, 'currency' | 'dateOrder'>,
  hooks: ImportHooks = {},
): Promise<ImportResult> {
  const survey = await surveyFile(path, hooks.signal);
  hooks.onSurvey?.(survey.lines);
  const tally = new Tally(survey, hooks);
  if (hooks.signal?.aborted) return tally.result;
  // Only now: a file that cannot be read leaves no trace.
  const source = await openSource(db, shop.name, shop.timeZone);
  const reading: ReadingRules = {
    ...rules,
    timeZone: source.timeZone,
    dateOrder: rules.dateOrder ?? survey.dateOrder,
    // Between commas, a quoted "1,234" could be a thousand or three decimals: it is refused instead of guessed.
    decimalComma: survey.delimiter !== ',',
  };
  let batch: ImportDocument[] = [];
  let lines = 0;
  const flush = async () => {
    tally.written(batch, await importDocuments(db, source, batch));
    batch = [];
    lines = 0;
  };
  for await (const found of readDocuments(path, survey, reading)) {
    if (hooks.signal?.aborted) break;
    const document = tally.found(found);
    if (!document) continue;
    batch.push(document);
    lines += document.lines;
    if (batch.length >= BATCH_DOCUMENTS || lines >= BATCH_LINES) await flush();
  }
  await flush();
  return tally.result;
}

/** Keeps the figures of a run. */
class Tally {
  private readonly customers = new Set<string>();
  readonly result: ImportResult;

  constructor(
    survey: Survey,
    private readonly hooks: ImportHooks,
  ) {
    this.result = {
      lines: survey.lines,
      documents: survey.counts.size,
      orders: 0,
      credits: 0,
      customers: 0,
      linesWithoutCustomer: survey.linesWithoutCustomer,
      created: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
      linesDone: 0,
      encoding: survey.encoding,
      delimiter: survey.delimiter,
      refusedLines: 0,
      reasons: new Map(),
      odd: new Map<OddKind, number>(survey.emptyLines > 0 ? [['empty line', survey.emptyLines]] : []),
      unknownCodes: new Map(),
    };
  }

  /** Counts what was read. @returns the document if it is to be written */
  found(found: Found): ImportDocument | null {
    if (found.kind === 'line') return this.refuse(found.refusal);
    for (const kind of found.odd) count(this.result.odd, kind);
    for (const code of found.unknownCodes) {
      const { unknownCodes } = this.result;
      if (unknownCodes.has(code) || unknownCodes.size < MAX_NAMED_CODES) count(unknownCodes, code);
    }
    return found.result.ok ? found.result.document : this.refuse(found.result.refusal);
  }

  /** Counts what was written of a batch. */
  written(batch: readonly ImportDocument[], written: BatchResult): void {
    const { result } = this;
    const failed = new Set(written.refused.map(({ number }) => number));
    for (const document of batch) {
      if (failed.has(document.number)) continue;
      this.customers.add(document.customer);
      result[document.kind === 'order' ? 'orders' : 'credits'] += 1;
      result.linesDone += document.lines;
    }
    result.created += written.created;
    result.updated += written.updated;
    result.unchanged += written.unchanged;
    result.customers = this.customers.size;
    for (const refusal of written.refused) this.refuse(refusal);
    this.hooks.onProgress?.(result.linesDone);
  }

  private refuse(refusal: Refusal): null {
    const { result } = this;
    count(result.reasons, refusal.reason);
    if (refusal.number === null) result.refusedLines += 1;
    else result.refused += 1;
    result.linesDone += refusal.lines;
    this.hooks.onRefusal?.(refusal);
    return null;
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
