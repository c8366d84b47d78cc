import { COLUMN_LABELS, COLUMN_NAMES, MAX_DOCUMENT_LINES } from '../constants';
import { customerKey, documentOf } from '../policy/invoice-lines';
import type {
  Cells,
  Column,
  CsvRecord,
  DateOrder,
  LineFault,
  RawLine,
  ReadingRules,
  Refusal,
  Survey,
  Verdict,
} from '../types';
import { dateOrderOf } from '../utils/dates';
import { delimiterOf, readRecords } from '../utils/records';
import { detectEncoding, FileError, readLines } from '../utils/text';

/** What the second reading hands over, one per document or numberless line. */
export type Found = ({ kind: 'document' } & Verdict) | { kind: 'line'; refusal: Refusal };

/**
 * First reading of a file of invoice lines: encoding, separator, columns, and how many lines each number has, so that
 * the second reading knows when a document is complete, wherever its lines stand.
 * @throws FileError in one sentence if the file cannot be read, is no CSV, or lacks a column
 */
export async function surveyFile(path: string, signal?: AbortSignal): Promise<Survey> {
  const encoding = await detectEncoding(path);
  const delimiter = delimiterOf(await firstLine(path, encoding));
  const survey: Survey = {
    encoding,
    delimiter,
    columns: new Map(),
    width: 0,
    lines: 0,
    linesWithoutCustomer: 0,
    emptyLines: 0,
    counts: new Map(),
    dateOrder: null,
  };
  const orders = new Set<DateOrder>();
  for await (const records of readRecords(path, encoding, delimiter)) {
    if (signal?.aborted) break;
    for (const record of records) {
      if (survey.width === 0) {
        survey.columns = columnsOf(path, record.fields ?? []);
        survey.width = record.fields?.length ?? 0;
        continue;
      }
      if (isEmpty(record)) {
        survey.emptyLines += 1;
        continue;
      }
      survey.lines += 1;
      const raw = rawLine(record, survey);
      if (raw.cells && customerKey(raw.cells.customer) === '') survey.linesWithoutCustomer += 1;
      if (raw.cells) orders.add(dateOrderOf(raw.cells.date));
      const number = numberOf(record, raw, survey);
      if (number !== '') survey.counts.set(number, (survey.counts.get(number) ?? 0) + 1);
    }
  }
  // 13/1 and 1/13 in one file: it has no order, and what could be either stays unread.
  if (orders.has('dmy') !== orders.has('mdy')) survey.dateOrder = orders.has('dmy') ? 'dmy' : 'mdy';
  return survey;
}

/**
 * Second reading: hands over each document as soon as its last line has come. Memory holds the documents that are
 * still incomplete, packed; in a file whose invoices stand together that is one.
 * @param rules how texts are to be read
 * @throws FileError if the file is no longer the one that was surveyed
 */
export async function* readDocuments(path: string, survey: Survey, rules: ReadingRules): AsyncGenerator<Found> {
  /** one text per line, because a text takes a fifth of the memory of its parts */
  const pending = new Map<string, string[]>();
  let lines = 0;
  let header = true;
  for await (const records of readRecords(path, survey.encoding, survey.delimiter)) {
    for (const record of records) {
      if (header || isEmpty(record)) {
        header = false;
        continue;
      }
      lines += 1;
      const raw = rawLine(record, survey);
      const number = numberOf(record, raw, survey);
      if (number === '') {
        const refusal = { number: null, line: raw.line, lines: 1, reason: raw.fault ?? ('no invoice number' as const) };
        yield { kind: 'line', refusal };
        continue;
      }
      const expected = survey.counts.get(number) ?? 0;
      const packed = pending.get(number) ?? [];
      if (packed.length === 0) pending.set(number, packed);
      // A "document" beyond the limit is refused whatever it says: its lines are counted, not kept.
      packed.push(expected > MAX_DOCUMENT_LINES && packed.length > 0 ? '' : pack(raw));
      if (packed.length < expected) continue;
      pending.delete(number);
      yield { kind: 'document', ...documentOf(number, packed.map(unpack), rules) };
    }
  }
  if (pending.size > 0 || lines !== survey.lines) throw new FileError(`${path} changed while it was being read.`);
}

/** Values only: the names of the cells would double the text. */
function pack({ line, cells, fault }: RawLine): string {
  return JSON.stringify(cells ? [line, ...CELLS.map((name) => cells[name])] : [line, fault]);
}

function unpack(text: string): RawLine {
  if (text === '') return { line: Number.MAX_SAFE_INTEGER, cells: null, fault: 'quotes do not close' };
  const [line, ...values]: [number, ...(string | null)[]] = JSON.parse(text);
  if (values.length === 1) return { line, cells: null, fault: values[0] as LineFault };
  // JSON knows no undefined: a column that the file does not have comes back as null.
  return { line, cells: Object.fromEntries(CELLS.map((name, index) => [name, values[index] ?? undefined])) as Cells };
}

const CELLS = Object.keys(COLUMN_NAMES) as Column[];

async function firstLine(path: string, encoding: Survey['encoding']): Promise<string> {
  for await (const lines of readLines(path, encoding)) {
    const line = lines.find((text) => text.trim() !== '');
    if (line !== undefined) return line;
  }
  throw new FileError(`${path} is empty.`);
}

function columnsOf(path: string, header: readonly string[]): Map<Column, number> {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const columns = new Map<Column, number>();
  const missing: string[] = [];
  for (const column of Object.keys(COLUMN_NAMES) as Column[]) {
    const places = names.flatMap((name, index) => (COLUMN_NAMES[column].includes(name) ? [index] : []));
    const [place] = places;
    if (places.length > 1) throw new FileError(`${path} has two columns for ${COLUMN_LABELS[column]}.`);
    if (place !== undefined) columns.set(column, place);
    else if (column !== 'currency') missing.push(COLUMN_LABELS[column]);
  }
  if (missing.length === Object.keys(COLUMN_NAMES).length - 1) {
    throw new FileError(`${path} is not a file of invoice lines: its first line names none of the columns.`);
  }
  if (missing.length > 0) {
    throw new FileError(`${path} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  }
  return columns;
}

function isEmpty(record: CsvRecord): boolean {
  return record.fields?.every((field) => field.trim() === '') ?? false;
}

function rawLine(record: CsvRecord, { columns, width }: Survey): RawLine {
  const { line, fields } = record;
  if (!fields) return { line, cells: null, fault: 'quotes do not close' };
  if (fields.length < width) return { line, cells: null, fault: 'fewer columns than the header' };
  // Separators at the end of a line mean nothing; a text in an extra column means that the columns are shifted.
  if (fields.slice(width).some((field) => field.trim() !== '')) {
    return { line, cells: null, fault: 'more columns than the header' };
  }
  const cell = (column: Column) => fields[columns.get(column) ?? -1] ?? '';
  const cells: Cells = {
    invoice: cell('invoice'),
    code: cell('code'),
    description: cell('description'),
    quantity: cell('quantity'),
    date: cell('date'),
    price: cell('price'),
    customer: cell('customer'),
    country: cell('country'),
  };
  if (columns.has('currency')) cells.currency = cell('currency');
  return { line, cells };
}

/** Whose line it is. A broken line still counts against its document if the number stands before the damage. */
function numberOf(record: CsvRecord, raw: RawLine, { columns, delimiter }: Survey): string {
  if (raw.cells) return raw.cells.invoice.trim();
  const fields = record.fields ?? record.text.slice(0, record.text.indexOf('"')).split(delimiter).slice(0, -1);
  return fields[columns.get('invoice') ?? 0]?.trim() ?? '';
}
