import { v7 as uuid } from 'uuid';
import { recordAudit } from '@/lib/audit/mutations';
import type { Transaction } from '@/lib/core/db';
import { deleteFiles, insertFiles } from '@/lib/files/mutations';
import { lockOrders, refreshSummaries } from '@/lib/orders/mutations/summaries';
import { toDateColumn } from '@/lib/orders/utils';
import { Prisma } from '@/prisma/generated/client';
import type { DocumentInput, SavedDocument } from './types';

/** {@link saveDocuments} for one paper. */
export async function saveDocument(tx: Transaction, input: DocumentInput): Promise<SavedDocument> {
  const [saved] = await saveDocuments(tx, [input]);
  if (!saved) throw new Error('saveDocuments returned nothing');
  return saved;
}

/**
 * Writes papers as their source states them, with audit rows and the summaries of the orders they belong to. A paper is
 * known by its source and the source's key; a version that is not higher than the known one changes nothing. A bounded
 * number of statements for any number of new papers, one more for each that is replaced.
 * @param tx the transaction of the change; the named orders stay locked until it ends
 * @param inputs each key once; files already lie on the disk, those that were not needed are cleared later
 * @returns what became of each, in the order given
 */
export async function saveDocuments(tx: Transaction, inputs: readonly DocumentInput[]): Promise<SavedDocument[]> {
  if (inputs.length === 0) return [];
  const owners = await lockOwners(tx, inputs);
  const known = await findKnown(tx, inputs);
  const results: SavedDocument[] = [];
  const writes: Write[] = [];
  for (const input of inputs) {
    const owner = owners.get('orderId' in input ? input.orderId : input.creditNoteId);
    const old = known.get(keyOf(input));
    if (owner?.sourceId !== input.sourceId) {
      results.push({ ok: false, reason: 'orderId' in input ? 'unknownOrder' : 'unknownCreditNote' });
    } else if (old && isKnown(old, input)) {
      results.push({ ok: true, id: old.id, effect: 'kept' });
    } else {
      const id = old?.id ?? uuid();
      writes.push({ id, input, owner, old });
      results.push({ ok: true, id, effect: old ? 'replaced' : 'created' });
    }
  }
  await write(tx, writes);
  return results;
}

/** Whether the portal has this version or a later one; without versions, these very bytes. */
function isKnown(old: Known, { version, file }: DocumentInput): boolean {
  return version === null ? old.sha256 === file.sha256 : old.version >= BigInt(version);
}

type Owner = { accountId: string; sourceId: string; orderId: string | null; creditNoteId: string | null };
type Known = { id: string; version: bigint; fileId: string; sha256: string; orderId: string | null };
type Write = { id: string; input: DocumentInput; owner: Owner; old: Known | undefined };

const keyOf = (paper: { sourceId: string; sourceKey: string }) => `${paper.sourceId} ${paper.sourceKey}`;

async function write(tx: Transaction, writes: Write[]): Promise<void> {
  const fileIds = await insertFiles(
    tx,
    writes.map(({ input }) => input.file),
  );
  const rows = writes.map(({ id, input, owner, old }, index) => {
    const { sourceKey, kind, number, title } = input;
    const version = BigInt(input.version ?? old?.version ?? 1);
    const issuedOn = toDateColumn(input.issuedOn);
    return { id, sourceKey, kind, number, title, version, issuedOn, fileId: fileIds[index] ?? '', ...owner };
  });
  await tx.document.createMany({ data: rows.filter((_, index) => !writes[index]?.old) });
  for (const { id, ...data } of rows.filter((_, index) => writes[index]?.old)) {
    await tx.document.update({ where: { id }, data, select: { id: true } });
  }
  const replaced = writes.flatMap(({ old }) => (old ? [old] : []));
  await deleteFiles(
    tx,
    replaced.map(({ fileId }) => fileId),
  );
  await recordAudit(
    tx,
    writes.map(({ id, input, owner, old }) => ({
      action: old ? 'document.replaced' : 'document.added',
      entity: 'document',
      entityId: id,
      accountId: owner.accountId,
      details: {
        kind: input.kind,
        version: input.version === null ? null : String(input.version),
        sha256: input.file.sha256,
      },
    })),
  );
  const orders = [...writes.map(({ owner }) => owner.orderId), ...replaced.map(({ orderId }) => orderId)];
  await refreshSummaries(tx, [...new Set(orders.filter((id) => id !== null))]);
}

/**
 * Finds what the papers belong to, within their own source, and locks the orders. Before anything is inserted: a new row
 * takes a weak lock on its order, and two transactions that both wanted more afterwards would wait for each other.
 */
async function lockOwners(tx: Transaction, inputs: readonly DocumentInput[]): Promise<Map<string, Owner>> {
  const noteIds = inputs.flatMap((input) => ('creditNoteId' in input ? [input.creditNoteId] : []));
  const notes = await tx.creditNote.findMany({
    where: { id: { in: noteIds } },
    select: { id: true, accountId: true, orderId: true, sourceId: true },
  });
  const orderIds = [
    ...inputs.flatMap((input) => ('orderId' in input ? [input.orderId] : [])),
    ...notes.flatMap(({ orderId }) => orderId ?? []),
  ];
  await lockOrders(tx, orderIds);
  const orders = await tx.order.findMany({
    where: { id: { in: orderIds } },
    select: { id: true, accountId: true, sourceId: true },
  });
  return new Map<string, Owner>([
    ...orders.map(({ id, ...order }) => [id, { ...order, orderId: id, creditNoteId: null }] as const),
    ...notes.map(({ id, ...note }) => [id, { ...note, creditNoteId: id }] as const),
  ]);
}

/** The papers that are there already, locked: of two deliveries of one paper the second sees what the first wrote. */
async function findKnown(tx: Transaction, inputs: readonly DocumentInput[]): Promise<Map<string, Known>> {
  const keys = Prisma.join(inputs.map(({ sourceId, sourceKey }) => Prisma.sql`(${sourceId}::uuid, ${sourceKey})`));
  const rows = await tx.$queryRaw<(Known & { sourceId: string; sourceKey: string })[]>`
    SELECT d.id, d.version, d.file_id AS "fileId", f.sha256, d.order_id AS "orderId", d.source_id AS "sourceId",
           d.source_key AS "sourceKey"
      FROM document d JOIN stored_file f ON f.id = d.file_id
     WHERE (d.source_id, d.source_key) IN (${keys}) ORDER BY d.id FOR UPDATE OF d`;
  return new Map(rows.map((row) => [keyOf(row), row]));
}
