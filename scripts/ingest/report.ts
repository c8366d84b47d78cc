import { stringify } from 'csv-stringify/sync';
import { ODDITIES, REFUSALS } from '@/lib/ingest/constants';
import type { TrackingEventEntry } from '@/lib/ingest/contracts/v1/tracking-events';
import type { EntriesReport, EntryRefusal } from '@/lib/ingest/jobs/json';
import { unknownCodes } from '@/lib/ingest/policy/reports';
import type { IngestOptions } from '@/lib/ingest/schema';
import type { ImportReport, ImportResult, Refusal } from '@/lib/ingest/types';

/** So many refusals are listed on screen. */
export const LISTED = 20;
const MORE = '--refused <file.csv> writes them all';
const STOPPED = 'Stopped. What is written stays; start it again and it goes on from there.';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What became of a file of invoice lines. */
export function printLines(result: ImportResult, refused: Refusal[], options: IngestOptions, seconds: number): void {
  const separators: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabulators' };
  say(`${options.file}: ${result.encoding}, separated by ${separators[result.delimiter]}, source "${options.source}"`);
  say(`read       ${number(result.lines, 'line')}, ${number(result.documents, 'document')}`);
  say(
    `           ${number(result.orders, 'order')}, ${number(result.credits, 'credit note')} of ${number(result.customers, 'customer')}`,
  );
  say(`created    ${result.created}`);
  say(`updated    ${result.updated}`);
  say(`unchanged  ${result.unchanged}`);
  say(
    `refused    ${number(result.refused, 'document')}, ${number(result.refusedLines, 'line')} without an invoice number`,
  );
  for (const one of refused) {
    const what = one.number === null ? 'a line' : `${one.number} (${number(one.lines, 'line')})`;
    say(`  line ${one.line}: ${what}: ${REFUSALS[one.reason]}`);
  }
  const more = result.refused + result.refusedLines - refused.length;
  if (more > 0) {
    say(`  … and ${more} more${options.refused ? `, all in ${options.refused}` : `; ${MORE}`}`);
    for (const [reason, count] of result.reasons) say(`  ${count} × ${REFUSALS[reason]}`);
  }
  if (result.linesWithoutCustomer > 0)
    say(`${number(result.linesWithoutCustomer, 'line')} without a customer; none was made up`);
  if (result.odd.size > 0) say('taken over, but odd:');
  for (const [kind, count] of result.odd) say(`  ${count} × ${ODDITIES[kind]}`);
  if (result.unknownCodes.size > 0) {
    say(`  such codes: ${[...result.unknownCodes].map(([code, count]) => `${code} (${count})`).join(', ')}`);
  }
  const speed = seconds > 0 ? Math.round(result.linesDone / seconds) : 0;
  say(`${result.linesDone} of ${result.lines} lines in ${seconds.toFixed(1)} s, ${speed} lines a second`);
  if (result.linesDone < result.lines) say(STOPPED);
  if (options.json) say(JSON.stringify(figures(result)));
}

function number(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

function figures(result: ImportResult): ImportReport {
  const { lines, documents, orders, credits, customers, linesWithoutCustomer } = result;
  const { created, updated, unchanged, refused } = result;
  return { lines, documents, orders, credits, customers, linesWithoutCustomer, created, updated, unchanged, refused };
}

/** What is said besides the figures. `messages`: of a carrier, as they were read. */
type Details = {
  refused: readonly EntryRefusal[];
  warned: readonly EntryRefusal[];
  messages: readonly TrackingEventEntry[];
};

/** What became of a file of entries. */
export function printEntries(
  result: EntriesReport,
  { refused, warned, messages }: Details,
  options: IngestOptions,
  run: { seconds: number; stopped: boolean },
): void {
  const ofCarrier = options.format !== 'json';
  const what = ofCarrier ? `answers of ${options.format}` : 'entries of the API';
  say(`${options.file}: ${what}, source "${options.source}"`);
  say(`read       ${ofCarrier ? number(result.lines, 'message') : number(result.lines, 'entry', 'entries')}`);
  say(
    ofCarrier
      ? `           of ${number(new Set(messages.map(({ trackingNumber }) => trackingNumber)).size, 'parcel')}`
      : `           ${number(result.orders, 'order')}, ${number(result.credits, 'credit note')} of ${number(result.customers, 'customer')}`,
  );
  say(`created    ${result.created}`);
  say(`updated    ${result.updated}`);
  say(`unchanged  ${result.unchanged}`);
  say(`waiting    ${result.waiting}${result.waiting > 0 ? ', until what they belong to comes in' : ''}`);
  say(`refused    ${result.refused}`);
  for (const { place, id, reason } of refused) say(`  ${place}${id === null ? '' : ` (${id})`}: ${reason}`);
  const more = result.refused - refused.length;
  if (more > 0) say(`  … and ${more} more${options.refused ? `, all in ${options.refused}` : `; ${MORE}`}`);
  if (result.warnings > 0) say(`odd        ${result.warnings}, taken as they are`);
  for (const { place, id, reason } of warned) say(`  ${place}${id === null ? '' : ` (${id})`}: ${reason}`);
  const codes = [...unknownCodes(messages)].map(([code, count]) => `${code} (${count})`);
  if (codes.length > 0) say(`codes that nobody knows, shown as on its way: ${codes.join(', ')}`);
  const speed = run.seconds > 0 ? Math.round(result.lines / run.seconds) : 0;
  say(`${result.lines} entries in ${run.seconds.toFixed(1)} s, ${speed} a second`);
  if (run.stopped) say(STOPPED);
  if (options.json) say(JSON.stringify(result));
}

/** A text from a foreign file must not become a formula in somebody's spreadsheet. */
const CSV = { quoted_string: true, escape_formulas: true } as const;

/** The list of what was refused: its head, and a row of each kind. */
export const REFUSED_LINES = 'InvoiceNo,Line,Lines,Reason\n';
export const lineRow = ({ number, line, lines, reason }: Refusal): string =>
  stringify([[number ?? '', line, lines, REFUSALS[reason]]], CSV);

export const REFUSED_ENTRIES = 'Place,Id,Reason\n';
export const entryRow = ({ place, id, reason }: EntryRefusal): string => stringify([[place, id ?? '', reason]], CSV);
