import { lineTotal, MAX_AMOUNT, minorDigits, parseDecimal, parseWhole, toUnitPrice } from '@/lib/core/money';
import { sumOf } from '@/lib/core/sum';
import { compare } from '@/lib/orders/utils';
import type { FeeKind } from '@/prisma/generated/enums';
import { CREDIT_NUMBER, FEE_CODES, MAX_DOCUMENT_LINES, PRODUCT_CODE } from '../constants';
import { cellsSchema } from '../schema';
import type {
  Cells,
  DocumentLine,
  ImportDocument,
  OddKind,
  RawLine,
  ReadingRules,
  RefusalReason,
  Verdict,
} from '../types';
import { countryCode } from '../utils/countries';
import { type Instant, readInstant } from '../utils/dates';

/** A line as it was understood; `fee` is null for goods. */
type Line = DocumentLine & { fee: FeeKind | null; at: string };
type Fault = { reason: RefusalReason; line: number };
/** What holds for all lines of a document; `minor` is the currency's digits after the point. */
type Context = { credit: boolean; minor: number; rules: ReadingRules; notes: Notes };
type Notes = Pick<Verdict, 'odd' | 'unknownCodes'>;

/**
 * What the lines of one invoice number are: an order, a credit note (number with C), or a refusal with reason and
 * line. A document is taken whole or not at all. Pure: the same lines give the same document in whatever order they
 * come, which is why its lines are sorted by code, name, price and quantity.
 * @param number the invoice number that all lines bear
 * @param lines all lines of that number, at least one
 */
export function documentOf(number: string, lines: readonly RawLine[], rules: ReadingRules): Verdict {
  const notes: Notes = { odd: [], unknownCodes: [] };
  const inFile = [...lines].sort((a, b) => a.line - b.line);
  const outcome = read(number, inFile, rules, notes);
  if (!('reason' in outcome)) return { result: { ok: true, document: outcome }, ...notes };
  // What is odd about a document that stays outside is its refusal; counting both would say it twice.
  return { result: { ok: false, refusal: { number, lines: lines.length, ...outcome } }, odd: [], unknownCodes: [] };
}

/** What a code stands for; null = goods. Unknown ones that do not look like a product are fees of kind `other`. */
export function feeKindOf(code: string): { kind: FeeKind; known: boolean } | null {
  const kind = FEE_CODES.get(code);
  if (kind !== undefined) return { kind, known: true };
  return PRODUCT_CODE.test(code) ? null : { kind: 'other', known: false };
}

/** `12662.0` is how a spreadsheet writes customer 12662 into a column that has empty cells. */
export function customerKey(text: string): string {
  return text.trim().replace(/^(\d+)\.0+$/, '$1');
}

function read(number: string, lines: readonly RawLine[], rules: ReadingRules, notes: Notes): ImportDocument | Fault {
  const first = lines[0]?.line ?? 0;
  if (lines.length > MAX_DOCUMENT_LINES) return { reason: 'too many lines', line: first };
  // Asked before anything else: a document of nobody is not worth reading, and its other faults explain nothing.
  if (lines.every(({ cells }) => cells && customerKey(cells.customer) === ''))
    return { reason: 'no customer', line: first };

  const cells: (Cells & { line: number })[] = [];
  for (const raw of lines) {
    if (raw.cells === null) return { reason: raw.fault, line: raw.line };
    if (!cellsSchema.safeParse(raw.cells).success) return { reason: 'text too long', line: raw.line };
    cells.push({ ...raw.cells, line: raw.line });
  }
  const customers = cells.map((cell) => customerKey(cell.customer));
  const [customer = ''] = customers.filter((key) => key !== '');
  const stranger = customers.findIndex((key) => key !== customer);
  if (stranger !== -1) {
    return {
      reason: customers[stranger] === '' ? 'no customer' : 'two customers',
      line: cells[stranger]?.line ?? first,
    };
  }
  const currencies = cells.map((cell) => cell.currency?.trim().toUpperCase() || rules.currency);
  const [currency = rules.currency] = currencies;
  const other = currencies.findIndex((code) => code !== currency);
  if (other !== -1) return { reason: 'two currencies', line: cells[other]?.line ?? first };
  const minor = minorDigits(currency);
  if (minor === null) return { reason: 'unknown currency', line: first };

  const credit = CREDIT_NUMBER.test(number);
  const all: Line[] = [];
  // The lines of a document nearly always bear the same moment, and reading one is the dearest part of a line.
  const instants = new Map<string, Instant>();
  for (const { date } of cells) {
    if (!instants.has(date)) instants.set(date, readInstant(date, rules.timeZone, rules.dateOrder));
  }
  for (const cell of cells) {
    const line = readLine(cell, instants.get(cell.date), { credit, minor, rules, notes });
    if (typeof line === 'string') return { reason: line, line: cell.line };
    all.push(line);
  }
  all.sort(byContent);
  notes.odd.push(...repetitions(cells));
  const dates = new Set(all.map((line) => line.at));
  if (dates.size > 1) notes.odd.push('several dates');
  const at = [...dates].sort()[0] ?? '';
  if ([...instants.values()].some((instant) => instant.ok && instant.skipped)) notes.odd.push('skipped hour');

  const goods = all.filter((line) => line.fee === null);
  const fees = all.filter((line) => line.fee !== null);
  const total = sumOf(all);
  // Each part has a column of its own, so each must fit.
  if ([total, sumOf(goods), sumOf(fees)].some((part) => Math.abs(part) > MAX_AMOUNT)) {
    return { reason: 'amount too large', line: first };
  }
  if (total < 0) return { reason: 'negative total', line: first };

  const head = { number, customer, at, currency, country: country(cells, notes) };
  const place = { line: first, lines: lines.length };
  if (credit) {
    const items = all.map(({ sku, name, quantity, total: amount }) => ({ sku, name, quantity, total: amount }));
    return { kind: 'credit', ...head, ...place, items };
  }
  return {
    kind: 'order',
    ...head,
    ...place,
    items: goods.map(({ fee: _, at: __, ...line }) => line),
    fees: fees.map(({ fee, sku, name, quantity, total: amount }) => ({
      kind: fee ?? 'other',
      code: sku,
      name,
      quantity,
      total: amount,
    })),
  };
}

/** One line in numbers. In a credit note quantities and totals change their sign: positive is towards the customer. */
function readLine(cell: Cells, instant: Instant | undefined, context: Context): Line | RefusalReason {
  const { credit, minor, rules, notes } = context;
  const sku = oneLine(cell.code);
  if (sku === '') return 'no stock code';
  const written = parseWhole(cell.quantity, rules.decimalComma);
  if (written === null) return 'unreadable quantity';
  if (written === 0) return 'quantity is zero';
  const decimal = parseDecimal(cell.price, rules.decimalComma);
  if (decimal === null) return 'unreadable price';
  const price = toUnitPrice(decimal, minor);
  const total = price && lineTotal(written, price);
  if (price === null || total === null) return 'amount too large';
  if (!instant?.ok) return instant?.reason ?? 'unreadable date';

  const code = feeKindOf(sku);
  // Goods never cost less than nothing; who writes it so means a discount.
  const discount = code === null && price.unitPrice < 0;
  if (written < 0 && !credit && code === null) return 'negative quantity in an invoice';
  const described = oneLine(cell.description);
  if (described === '') notes.odd.push('no description');
  if (discount) notes.odd.push('negative price');
  if (code === null && price.unitPrice === 0) notes.odd.push('price zero');
  if (price.priceUnit > 1) notes.odd.push('fraction of a coin');
  if (credit && written > 0) notes.odd.push('positive quantity in a credit note');
  if (CONTROL.test(cell.description)) notes.odd.push('control character');
  if (cell.description.includes('\ufffd')) notes.odd.push('unreadable character');
  if (code && !code.known) {
    notes.odd.push('code without a product');
    notes.unknownCodes.push(sku);
  }
  const sign = credit ? -1 : 1;
  return {
    sku,
    name: described || sku,
    // `|| 0` because -0 is another value to a hash and to a test.
    quantity: sign * written,
    total: sign * total || 0,
    ...price,
    fee: discount ? 'discount' : (code?.kind ?? null),
    at: instant.at,
  };
}

/** One country for all lines, or none: where lines disagree, nobody knows where it went. */
function country(cells: readonly Cells[], notes: Notes): string | null {
  const names = new Set(cells.map((cell) => cell.country.trim()).filter((name) => name !== ''));
  if (names.size > 1) notes.odd.push('several countries');
  const [name] = names;
  if (names.size !== 1 || name === undefined) return null;
  const code = countryCode(name);
  if (code === null) notes.odd.push('unknown country');
  return code;
}

function repetitions(cells: readonly (Cells & { line: number })[]): OddKind[] {
  const different = new Set(cells.map(({ line: _, ...cell }) => JSON.stringify(cell)));
  return Array.from({ length: cells.length - different.size }, () => 'repeated line');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; PostgreSQL refuses NUL
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

function byContent(a: Line, b: Line): number {
  return (
    compare(a.sku, b.sku) ||
    compare(a.name, b.name) ||
    compare(a.unitPrice / a.priceUnit, b.unitPrice / b.priceUnit) ||
    compare(a.quantity, b.quantity)
  );
}
