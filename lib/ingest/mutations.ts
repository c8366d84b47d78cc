import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { AuditInput } from '@/lib/audit/types';
import type { Database, Transaction } from '@/lib/core/db';
import { saveCreditNotes } from '@/lib/orders/mutations/credit-notes';
import { saveOrders } from '@/lib/orders/mutations/orders';
import type { CreditNoteInput, ItemInput, OrderInput } from '@/lib/orders/types';
import { Prisma } from '@/prisma/generated/client';
import { dataErrorSchema } from './schema';
import type { BatchResult, CreditDocument, DocumentLine, ImportDocument, ImportSource, OrderDocument } from './types';

/** A batch writes a few thousand rows; on a slow disk that takes longer than Prisma's five seconds. */
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/**
 * The source of that name, made on first use. A time zone given here is kept with it; the next run of the same file
 * then brings the times of all its documents up to date.
 * @param timeZone IANA name; unset = what the source has, else Europe/Zurich
 */
export async function openSource(db: Database, name: string, timeZone?: string): Promise<ImportSource> {
  return db.$transaction(async (tx) => {
    const select = { id: true, timeZone: true } as const;
    const found = await tx.source.findUnique({ where: { name }, select });
    if (found && (timeZone === undefined || timeZone === found.timeZone)) return found;
    const zone = timeZone === undefined ? {} : { timeZone };
    const source = await tx.source.upsert({ where: { name }, create: { name, ...zone }, update: zone, select });
    const action = found ? 'source.changed' : 'source.opened';
    const details = { timeZone: source.timeZone };
    await recordAudit(tx, [{ action, entity: 'source', entityId: source.id, actorKind: 'system', details }]);
    return source;
  });
}

/**
 * Takes documents over, in one transaction with their accounts and audit rows. Unknown documents are created, those
 * with another content hash replaced, the rest left alone. If the database refuses the batch, each document is tried
 * alone, so that a bad one costs only itself.
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
  const [document] = documents;
  if (!document) return result;
  try {
    return await db.$transaction((tx) => writeBatch(tx, source, documents), TRANSACTION);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (documents.length === 1) {
      const { number, line, lines } = document;
      return { ...result, refused: [{ number, line, lines, reason: 'not written' }] };
    }
  }
  for (const one of documents) {
    const alone = await importDocuments(db, source, [one]);
    result.created += alone.created;
    result.updated += alone.updated;
    result.unchanged += alone.unchanged;
    result.refused.push(...alone.refused);
  }
  return result;
}

async function writeBatch(
  tx: Transaction,
  source: ImportSource,
  documents: readonly ImportDocument[],
): Promise<BatchResult> {
  // Two runs over one source take turns, batch by batch: what is read below stays true until the batch is written.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${source.id}, 0))`;
  const orders = await known(tx, source, 'order', documents);
  const credits = await known(tx, source, 'credit', documents);
  const before = (document: ImportDocument) => (document.kind === 'order' ? orders : credits).get(document.number);
  const changed = documents.filter((document) => before(document)?.contentHash !== document.hash);
  const result: BatchResult = { created: 0, updated: 0, unchanged: documents.length - changed.length, refused: [] };
  if (changed.length === 0) return result;

  const accounts = await openAccounts(tx, source, changed);
  const head = (document: ImportDocument) => {
    const accountId = accounts.ids.get(document.customer);
    if (accountId === undefined) throw new Error(`No account for customer ${document.customer}.`);
    const id = before(document)?.id;
    return { ...(id === undefined ? {} : { id }), accountId, sourceId: source.id };
  };
  const newOrders = changed.filter((document) => document.kind === 'order');
  const newCredits = changed.filter((document) => document.kind === 'credit');
  const ids = [
    ...(await saveOrders(
      tx,
      newOrders.map((document) => ({ ...head(document), ...orderOf(document) })),
    )),
    ...(await saveCreditNotes(
      tx,
      newCredits.map((document) => ({ ...head(document), ...creditNoteOf(document) })),
    )),
  ];
  const written = [...newOrders, ...newCredits].map((document, index): AuditInput => {
    const existed = before(document) !== undefined;
    result[existed ? 'updated' : 'created'] += 1;
    const entity = document.kind === 'order' ? 'order' : 'credit_note';
    const { accountId } = head(document);
    const action = `${entity}.${existed ? 'changed' : 'imported'}`;
    return { action, entity, entityId: ids[index], accountId, actorKind: 'system', details: { hash: document.hash } };
  });
  await recordAudit(tx, [...accounts.audit, ...written]);
  return result;
}

type Known = { id: string; contentHash: string };

/** What is there already of the documents of a batch, by number. */
async function known(
  tx: Transaction,
  source: ImportSource,
  kind: ImportDocument['kind'],
  documents: readonly ImportDocument[],
): Promise<Map<string, Known>> {
  const numbers = documents.filter((document) => document.kind === kind).map(({ number }) => number);
  if (numbers.length === 0) return new Map();
  const query = {
    where: { sourceId: source.id, number: { in: numbers } },
    select: { id: true, number: true, contentHash: true },
  } as const;
  const rows = await (kind === 'order' ? tx.order.findMany(query) : tx.creditNote.findMany(query));
  return new Map(rows.map((row) => [row.number, row]));
}

/**
 * The accounts of the customers of some documents; unknown ones are opened as company accounts without people, named
 * after their number, because the source says no more. Their country is that of the earliest of these documents.
 */
async function openAccounts(tx: Transaction, source: ImportSource, documents: readonly ImportDocument[]) {
  const keys = [...new Set(documents.map(({ customer }) => customer))];
  const rows = await tx.account.findMany({
    where: { sourceId: source.id, sourceKey: { in: keys } },
    select: { id: true, sourceKey: true },
  });
  const ids = new Map(rows.map((row) => [row.sourceKey, row.id]));
  const earliest = [...documents].sort((a, b) => (a.at < b.at ? -1 : 1));
  const opened = keys
    .filter((key) => !ids.has(key))
    .map((key) => ({
      id: uuid(),
      kind: 'company' as const,
      name: `Kunde ${key}`,
      country: earliest.find((document) => document.customer === key)?.country ?? null,
      sourceId: source.id,
      sourceKey: key,
    }));
  if (opened.length > 0) await tx.account.createMany({ data: opened });
  for (const { id, sourceKey } of opened) ids.set(sourceKey, id);
  const audit = opened.map(({ id }): AuditInput => {
    return { action: 'account.opened', entity: 'account', entityId: id, accountId: id, actorKind: 'system' };
  });
  return { ids, audit };
}

type OrderContent = Omit<OrderInput, 'id' | 'accountId' | 'sourceId'>;

/**
 * An invoice is the end of its order: all goods have arrived, on days that nobody wrote down. Hence `completed`, and
 * no date besides the invoice's own.
 */
function orderOf(document: OrderDocument): OrderContent {
  const { number, currency, country, fees } = document;
  return {
    number,
    currency,
    country,
    placedAt: new Date(document.at),
    completed: true,
    expectedOn: null,
    contentHash: document.hash,
    items: document.items.map(itemOf),
    fees,
  };
}

function itemOf({ quantity, ...line }: DocumentLine): ItemInput {
  return {
    ...line,
    quantityOrdered: quantity,
    quantityOpen: 0,
    quantityCancelled: 0,
    quantityInTransit: 0,
    quantityDelivered: quantity,
    quantityLost: 0,
    quantityReturned: 0,
    deliveredOn: null,
    cancelledOn: null,
  };
}

/** This format's credit notes name no invoice, so they belong to the account only. */
function creditNoteOf(document: CreditDocument): Omit<CreditNoteInput, 'id' | 'accountId' | 'sourceId'> {
  const { number, currency, items } = document;
  return {
    number,
    currency,
    orderId: null,
    issuedAt: new Date(document.at),
    contentHash: document.hash,
    lines: items,
  };
}

/** Whether the database says that the data does not fit, as opposed to: it is gone, locked or too slow. */
function isRefusal(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && dataErrorSchema.safeParse(error.meta).success;
}
