import type { FeedService, FeeKind } from '@/prisma/generated/enums';
import type { Scope } from './contracts/v1/resources';

/** The columns of an invoice line that the import reads; `currency` may be missing from a file. */
export type Column =
  | 'invoice'
  | 'code'
  | 'description'
  | 'quantity'
  | 'date'
  | 'price'
  | 'customer'
  | 'country'
  | 'currency';

/** The texts of one line as the file has them. */
export type Cells = Record<Exclude<Column, 'currency'>, string> & { currency?: string };

/** A line of a file; without cells it could not be taken apart, and `fault` says why. */
export type RawLine =
  /** `line` is the number of the physical line on which the record begins, the header's being 1 */
  { line: number; cells: Cells; fault?: undefined } | { line: number; cells: null; fault: LineFault };

export type LineFault = 'quotes do not close' | 'fewer columns than the header' | 'more columns than the header';

/** Why a document is not taken over; the sentences are in constants. */
export type RefusalReason =
  | LineFault
  | 'no invoice number'
  | 'no customer'
  | 'two customers'
  | 'two currencies'
  | 'unknown currency'
  | 'text too long'
  | 'no stock code'
  | 'unreadable date'
  | 'ambiguous date'
  | 'implausible date'
  | 'unreadable quantity'
  | 'quantity is zero'
  | 'negative quantity in an invoice'
  | 'unreadable price'
  | 'amount too large'
  | 'negative total'
  | 'too many lines'
  | 'not written';

/** A document (or, without a number, a single line) that stays outside, and the line that says why. */
export type Refusal = { number: string | null; line: number; lines: number; reason: RefusalReason };

/** What is unusual about a line or document that is taken over nevertheless; each is counted in the report. */
export type OddKind =
  | 'repeated line'
  | 'no description'
  | 'price zero'
  | 'negative price'
  | 'fraction of a coin'
  | 'code without a product'
  | 'several dates'
  | 'several countries'
  | 'unknown country'
  | 'positive quantity in a credit note'
  | 'skipped hour'
  | 'control character'
  | 'unreadable character'
  | 'empty line';

export type DocumentLine = {
  sku: string;
  name: string;
  quantity: number;
  /** smallest unit of the document's currency, as `total` */
  unitPrice: number;
  priceUnit: number;
  total: number;
};

export type DocumentFee = { kind: FeeKind; code: string; name: string; quantity: number; total: number };

type DocumentHead = {
  number: string;
  /** the source's number for the customer */
  customer: string;
  /** instant of the invoice, ISO 8601 in UTC */
  at: string;
  currency: string;
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  /** first line in the file, for reports */
  line: number;
  /** how many lines of the file it was made of */
  lines: number;
};

export type OrderDocument = DocumentHead & { kind: 'order'; items: DocumentLine[]; fees: DocumentFee[] };
/** Quantities and totals are positive towards the customer. */
export type CreditDocument = DocumentHead & {
  kind: 'credit';
  items: Pick<DocumentLine, 'sku' | 'name' | 'quantity' | 'total'>[];
};
export type ImportDocument = OrderDocument | CreditDocument;

/** What the lines of one number are: a document, or the reason why not. */
export type Verdict = {
  result: { ok: true; document: ImportDocument } | { ok: false; refusal: Refusal };
  odd: OddKind[];
  /** codes that were taken as fees because no product has such a code */
  unknownCodes: string[];
};

/** Which part of 01/02/2011 is the day; null = the file does not tell. */
export type DateOrder = 'dmy' | 'mdy' | null;

/** How the texts of a file are to be read. */
export type ReadingRules = {
  /** ISO 4217, for lines that name none */
  currency: string;
  /** IANA name: where local times are meant */
  timeZone: string;
  dateOrder: DateOrder;
  /** whether a comma may be the decimal sign */
  decimalComma: boolean;
};

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** One record of a CSV file. `fields` is null where quotes do not close; `text` is then its first line. */
export type CsvRecord = { line: number; fields: string[] | null; text: string };

/** What the first reading of a file finds. */
export type Survey = {
  encoding: Encoding;
  delimiter: string;
  columns: Map<Column, number>;
  width: number;
  lines: number;
  linesWithoutCustomer: number;
  emptyLines: number;
  /** lines per invoice number: tells when a document is complete */
  counts: Map<string, number>;
  dateOrder: DateOrder;
};

/** The feeding shop, as far as the import needs it. */
export type ImportSource = { id: string; timeZone: string };

export type BatchResult = { created: number; updated: number; unchanged: number; refused: Refusal[] };

/** The figures of a run; created, updated, unchanged and refused count documents. */
export type ImportReport = {
  lines: number;
  documents: number;
  orders: number;
  credits: number;
  customers: number;
  linesWithoutCustomer: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
};

/** A report with all that is said in words besides the figures. */
export type ImportResult = ImportReport & {
  /** fewer than `lines` if the run was stopped */
  linesDone: number;
  encoding: Encoding;
  delimiter: string;
  /** lines refused because they have no invoice number */
  refusedLines: number;
  reasons: Map<RefusalReason, number>;
  odd: Map<OddKind, number>;
  unknownCodes: Map<string, number>;
};

/** What became of one entry of the API, or of one document of a file. */
export type Outcome =
  | {
      status: 'created' | 'updated' | 'unchanged' | 'ignored' | 'waiting';
      statusUrl?: string;
      giftUrl?: string;
      warnings?: { path: string; message: string }[];
      /** of credit: what is left */
      balance?: number;
    }
  | { status: 'refused'; message: string; path?: string; balance?: number };

/** What is stored of an entry, as far as it decides about a newer one. */
export type Stored = { id: string; contentHash: string; sourceVersion: bigint | null };

/** A shop's system that has shown a key. */
export type ApiCaller = {
  keyId: string;
  scopes: Scope[];
  source: ImportSource & { name: string };
};

/** A key in a list. */
export type ApiKeyEntry = {
  id: string;
  source: string;
  name: string;
  /** its last four characters */
  hint: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

export type { FeedService };

/** A service that tells about the parcels of a source, in a list. */
export type FeedEntry = {
  id: string;
  source: string;
  service: FeedService;
  rotatesUntil: Date | null;
  /** messages that the worker has not read yet */
  unread: number;
};

/** The contract for people, as the reference page shows it. */
export type ApiReference = { introduction: string[]; operations: ApiOperation[]; schemas: ApiSchema[] };
export type ApiOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** name of the shape that is sent */
  body: string | null;
  example: string | null;
  responses: { status: string; meaning: string }[];
};
export type ApiSchema = { name: string; description: string | null; fields: ApiField[] };
export type ApiField = { name: string; type: string; required: boolean; description: string };
