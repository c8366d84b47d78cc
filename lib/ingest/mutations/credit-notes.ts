import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { MAX_AMOUNT } from '@/lib/core/money';
import { sumOf } from '@/lib/core/sum';
import { saveCreditNotes } from '@/lib/orders/mutations/credit-notes';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import type { CreditNoteEntry } from '../contracts/v1/credit-notes';
import { changes, isRenewed, judge } from '../policy/entries';
import type { ImportSource, Outcome } from '../types';
import { ensureAccounts, strangerOf } from './accounts';
import { parkEntries } from './waiting';

/**
 * Writes credit notes as their source states them. One that names an order which is not there yet is shown without it
 * and joined later (`joinOrders`); one that names nothing but that order waits, because nobody knows whose it is.
 * For entries of each key once, in the transaction of the batch.
 */
export async function writeCreditNotes(
  tx: Transaction,
  source: ImportSource,
  entries: readonly CreditNoteEntry[],
): Promise<Outcome[]> {
  const rows = await tx.creditNote.findMany({
    where: {
      sourceId: source.id,
      OR: [
        { sourceKey: { in: entries.map(({ id }) => id) } },
        { number: { in: entries.map(({ id, number }) => number ?? id) } },
      ],
    },
    select: { id: true, sourceKey: true, number: true, contentHash: true, sourceVersion: true },
  });
  const stored = new Map(rows.map((row) => [row.sourceKey, row]));
  const orders = await tx.order.findMany({
    where: { sourceId: source.id, sourceKey: { in: entries.flatMap(({ order }) => order ?? []) } },
    select: { id: true, sourceKey: true, accountId: true },
  });
  const orderOf = new Map(orders.map((order) => [order.sourceKey, order]));
  // What is refused opens no account.
  const faults = new Map(entries.map((entry) => [entry, faultOf(entry, rows)]));
  const accounts = await ensureAccounts(tx, source, entries.filter((entry) => !faults.get(entry)).flatMap(ownersOf));

  const judged = entries.map((entry) => {
    const order = entry.order ? orderOf.get(entry.order) : undefined;
    const [owner] = ownersOf(entry);
    const accountId = (owner ? accounts.get(owner.key) : order?.accountId) ?? null;
    return { ...judge(entry, stored.get(entry.id)), order, accountId, fault: faults.get(entry) ?? null };
  });
  const sound = judged.filter(({ fault, accountId }) => !fault && accountId !== null);
  const written = sound.filter(changes);
  const ids = await saveCreditNotes(
    tx,
    written.map(({ entry, stored: before, order, accountId, hash, version }) => ({
      ...(before ? { id: before.id } : {}),
      accountId: accountId ?? '',
      orderId: order?.id ?? null,
      orderKey: entry.order ?? null,
      sourceId: source.id,
      sourceKey: entry.id,
      number: entry.number ?? entry.id,
      issuedAt: new Date(entry.issuedAt),
      currency: entry.currency,
      contentHash: hash,
      version,
      lines: entry.lines,
    })),
  );
  for (const { stored: before, version } of sound.filter(isRenewed)) {
    const data = { sourceVersion: version };
    await tx.creditNote.update({ where: { id: before?.id ?? '' }, data, select: { id: true } });
  }
  await recordAudit(
    tx,
    written.map(({ verdict, accountId, hash }, index) => ({
      action: `credit_note.${verdict === 'created' ? 'imported' : 'changed'}`,
      entity: 'credit_note',
      entityId: ids[index] ?? '',
      accountId: accountId ?? '',
      details: { hash },
    })),
  );
  await parkEntries(
    tx,
    source,
    judged
      .filter(({ fault, accountId }) => !fault && accountId === null)
      .map(({ entry, hash, rank }) => ({
        resource: 'credit-notes',
        sourceKey: entry.id,
        waitsFor: `order ${entry.order}`,
        version: rank,
        contentHash: hash,
        entry,
      })),
  );
  return judged.map(({ verdict, fault, accountId }): Outcome => {
    if (fault) return { status: 'refused', ...fault };
    return { status: accountId === null ? 'waiting' : verdict };
  });
}

function ownersOf({ customer, company }: CreditNoteEntry) {
  if (company) return [strangerOf(company, 'company')];
  return customer ? [strangerOf(customer, 'private')] : [];
}

function faultOf(entry: CreditNoteEntry, rows: readonly { sourceKey: string; number: string }[]) {
  const total = sumOf(entry.lines);
  if (total < 0) return { path: 'lines', message: 'the total runs the wrong way: a credit note pays the customer' };
  if (total > MAX_AMOUNT) {
    return { path: 'lines', message: 'an amount is larger than the portal keeps (21,474,836.47)' };
  }
  const other = rows.find(({ number, sourceKey }) => number === (entry.number ?? entry.id) && sourceKey !== entry.id);
  return other
    ? { path: 'number', message: `is already that of the credit note with the id ${other.sourceKey}` }
    : null;
}

/**
 * Joins credit notes that came in before the order they name, and the papers of those.
 * @param orderKeys the source's ids of orders that have just come in
 */
export async function joinOrders(tx: Transaction, source: ImportSource, orderKeys: readonly string[]): Promise<void> {
  if (orderKeys.length === 0) return;
  const joined = await tx.$queryRaw<{ id: string; orderId: string; accountId: string }[]>`
    UPDATE credit_note SET order_id = orders.id FROM orders
     WHERE credit_note.source_id = ${source.id}::uuid AND credit_note.order_key = ANY(${[...orderKeys]}::text[])
       AND credit_note.order_id IS NULL
       AND orders.source_id = credit_note.source_id AND orders.source_key = credit_note.order_key
    RETURNING credit_note.id, orders.id AS "orderId", credit_note.account_id AS "accountId"`;
  if (joined.length === 0) return;
  for (const { id, orderId } of joined) {
    await tx.document.updateMany({ where: { creditNoteId: id }, data: { orderId } });
  }
  await recordAudit(
    tx,
    joined.map(({ id, accountId }) => ({
      action: 'credit_note.joined',
      entity: 'credit_note',
      entityId: id,
      accountId,
    })),
  );
  await refreshSummaries(tx, [...new Set(joined.map(({ orderId }) => orderId))]);
}
