import type { FeeKind } from '@/prisma/generated/enums';
import type { Column, OddKind, RefusalReason } from './types';

/**
 * Codes that stand on invoices without being a product. They come from the exports that this format is known from
 * (UCI Online Retail I and II); the meaning is the description found there.
 */
export const FEE_CODES: ReadonlyMap<string, FeeKind> = new Map([
  ['POST', 'shipping'], // postage
  ['DOT', 'shipping'], // "DOTCOM POSTAGE": postage of the web shop
  ['C2', 'shipping'], // carriage
  ['C3', 'shipping'], // carriage, second tariff
  ['D', 'discount'], // discount, with a negative quantity
  ['BANK CHARGES', 'service'], // passed-on bank fees
  ['AMAZONFEE', 'service'], // marketplace fee
  ['CRUK', 'service'], // commission given to a charity
  ['M', 'other'], // "Manual": typed in by a person
  ['m', 'other'], // the same, typed in small
  ['ADJUST', 'other'], // adjustment by a person
  ['ADJUST2', 'other'],
  ['B', 'other'], // "Adjust bad debt"
  ['S', 'other'], // "SAMPLES"
  ['PADS', 'other'], // "PADS TO MATCH ALL CUSHIONS", a tenth of a penny: an entry to balance, no stock
]);

/**
 * A product has a running number of three digits or more (22809, 85123A, DCGS0003, gift_0001_20, RW-1001), or belongs
 * to the one family of letters only that the known exports have (DCGSSBOY, a party bag).
 */
export const PRODUCT_CODE = /\d{3}|^DCGS/i;

/** A number that begins so is a credit note. */
export const CREDIT_NUMBER = /^C/i;

/** How headers are written elsewhere; compared without case, blanks and signs. Online Retail II says Invoice, Price. */
export const COLUMN_NAMES: Record<Column, readonly string[]> = {
  invoice: ['invoiceno', 'invoice', 'invoicenumber'],
  code: ['stockcode'],
  description: ['description'],
  quantity: ['quantity'],
  date: ['invoicedate'],
  price: ['unitprice', 'price'],
  customer: ['customerid'],
  country: ['country'],
  currency: ['currency'],
};

/** As the README of the format and the error messages name them. */
export const COLUMN_LABELS: Record<Column, string> = {
  invoice: 'InvoiceNo',
  code: 'StockCode',
  description: 'Description',
  quantity: 'Quantity',
  date: 'InvoiceDate',
  price: 'UnitPrice',
  customer: 'CustomerID',
  country: 'Country',
  currency: 'Currency',
};

/** The longest invoice in the known exports has 1,114 lines; beyond ten times that a number is not an invoice's. */
export const MAX_DOCUMENT_LINES = 10_000;
/** One transaction: long enough to be cheap, short enough that Ctrl-C is answered within a second. */
export const BATCH_DOCUMENTS = 250;
export const BATCH_LINES = 5_000;
/** Of codes nobody knows, so many are named in the report; the rest is counted. */
export const MAX_NAMED_CODES = 20;
/** An order before or after is a slip of the pen or an empty cell in disguise (1899-12-30, 1970-01-01). */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2099;

export const REFUSALS: Record<RefusalReason, string> = {
  'quotes do not close': 'a quotation mark is not closed or not doubled',
  'fewer columns than the header': 'has fewer columns than the header',
  'more columns than the header': 'has more columns than the header (a separator in a text without quotation marks?)',
  'no invoice number': 'has no invoice number',
  'no customer': 'no customer',
  'two customers': 'names more than one customer',
  'two currencies': 'names more than one currency',
  'unknown currency': 'names a currency that does not exist',
  'text too long': 'a text is longer than the portal keeps',
  'no stock code': 'has no stock code',
  'unreadable date': 'the date cannot be read',
  'ambiguous date': 'day and month of the date could be either; say which with --date-order',
  'implausible date': 'the date lies outside 1990 to 2099',
  'unreadable quantity': 'the quantity is not a whole number',
  'quantity is zero': 'the quantity is zero',
  'negative quantity in an invoice': 'goods with a negative quantity in an invoice; a credit note has a number with C',
  'unreadable price': 'the price is not a number',
  'amount too large': 'an amount is larger than the portal keeps (21,474,836.47)',
  'negative total': 'the total runs the wrong way for its kind of document',
  'too many lines': 'has more than 10,000 lines',
  'not written': 'the database refused it',
};

export const ODDITIES: Record<OddKind, string> = {
  'repeated line': 'lines that repeat another one of their invoice word for word; each counts',
  'no description': 'lines without a description; named by their code',
  'price zero': 'goods at a price of zero; kept as goods',
  'negative price': 'lines with a product code and a negative price; taken as a discount',
  'fraction of a coin': 'prices finer than the smallest coin; kept exactly, the line is rounded',
  'code without a product': 'lines with a code that is neither a product nor a known fee; taken as a fee',
  'several dates': 'documents with several dates; the earliest counts',
  'several countries': 'documents with several countries; none is kept',
  'unknown country': 'documents with a country that is not one; none is kept',
  'positive quantity in a credit note': 'lines of credit notes that ask for money; deducted',
  'skipped hour': 'documents dated in an hour that the clocks skipped; moved an hour on',
  'control character': 'texts with line breaks or control characters; made one line',
  'unreadable character': 'texts with characters that cannot be read in the encoding of the file',
  'empty line': 'empty lines; skipped',
};

/** Purpose under which secrets of tracking services are sealed. */
export const FEED_SEAL = 'tracking-feed';
