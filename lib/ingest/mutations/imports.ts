import type { Database, Transaction } from '@/lib/core/db';
import { compare } from '@/lib/orders/utils';
import type { CreditNoteEntry } from '../contracts/v1/credit-notes';
import type { OrderEntry } from '../contracts/v1/orders';
import type {
  BatchResult,
  CreditDocument,
  DocumentLine,
  ImportDocument,
  ImportSource,
  OrderDocument,
  Outcome,
} from '../types';
import { TRANSACTION } from './calls';
import { writeEntries } from './entries';

/**
 * Takes documents over, in one transaction, by the code that takes entries of the API: an invoice is an order that is
 * completed, a credit is a credit note. Equal content is left alone, so that a second run changes nothing.
 * @param source the feeding shop; two imports of one source write one after the other
 * @returns how many were created, updated, unchanged; those that the database refused, with reason `not written`
 * @throws what the database says if it is gone
 */
export async function importDocuments(
  db: Database,
  source: ImportSource,
  documents: readonly ImportDocument[],
): Promise<BatchResult> {
  const result: BatchResult = { created: 0, updated: 0, unchanged: 0, refused: [] };
  if (documents.length === 0) return result;
  const outcomes = await db.$transaction((tx) => writeDocuments(tx, source, documents), TRANSACTION);
  for (const document of documents) {
    const status = outcomes.get(document)?.status;
    if (status === 'created' || status === 'updated' || status === 'unchanged') result[status] += 1;
    else {
      const { number, line, lines } = document;
      result.refused.push({ number, line, lines, reason: 'not written' });
    }
  }
  return result;
}

async function writeDocuments(
  tx: Transaction,
  source: ImportSource,
  documents: readonly ImportDocument[],
): Promise<Map<ImportDocument, Outcome>> {
  const orders = documents.filter((document) => document.kind === 'order');
  const credits = documents.filter((document) => document.kind === 'credit');
  const written = [
    ...(await writeEntries(tx, source, 'orders', orders.map(orderOf))),
    ...(await writeEntries(tx, source, 'credit-notes', credits.map(creditNoteOf))),
  ];
  const outcomes = new Map(
    [...orders, ...credits].flatMap((document, index) => {
      const outcome = written[index];
      return outcome ? [[document, outcome] as const] : [];
    }),
  );
  const accepted = new Map([...outcomes].filter(([, { status }]) => status === 'created' || status === 'updated'));
  if (accepted.size > 0) await fillCountries(tx, source, accepted);
  return outcomes;
}

/**
 * Customers of such a file are companies without people, named after their number, because it says no more of them.
 * Their country is that of the earliest document in which they are met, until the shop states another one.
 */
async function fillCountries(
  tx: Transaction,
  source: ImportSource,
  written: ReadonlyMap<ImportDocument, Outcome>,
): Promise<void> {
  const countries = new Map<string, string>();
  const earliest = [...written.keys()].sort((a, b) => compare(b.at, a.at));
  for (const { customer, country } of earliest) if (country !== null) countries.set(customer, country);
  const rows = JSON.stringify([...countries].map(([key, country]) => ({ key, country })));
  await tx.$executeRaw`
    UPDATE account SET country = place.country
      FROM jsonb_to_recordset(${rows}::jsonb) AS place("key" text, "country" text)
     WHERE account.source_id = ${source.id}::uuid AND account.source_key = place.key AND account.country IS NULL
       AND account.content_hash = ''`;
}

/**
 * An invoice is the end of its order: all goods have arrived, on days that nobody wrote down. Hence `completed`, and
 * no date besides the invoice's own.
 */
function orderOf(document: OrderDocument): OrderEntry {
  const { number, customer, currency, country, at } = document;
  return {
    id: number,
    number,
    company: customer,
    placedAt: at,
    currency,
    country,
    completed: true,
    vatOnTop: false,
    items: document.items.map(itemOf),
    fees: document.fees,
    events: [],
  };
}

function itemOf({ quantity, ...line }: DocumentLine): OrderEntry['items'][number] {
  const nothing = { discount: 0, cancelled: 0, inTransit: 0, lost: 0, returned: 0 };
  return { ...line, ...nothing, quantity, delivered: quantity };
}

/** This format's credit notes name no invoice, so they belong to the account only. */
function creditNoteOf({ number, customer, currency, at, items }: CreditDocument): CreditNoteEntry {
  return { id: number, number, company: customer, currency, issuedAt: at, lines: items };
}
