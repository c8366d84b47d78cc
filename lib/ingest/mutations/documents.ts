import type { Transaction } from '@/lib/core/db';
import { saveDocuments } from '@/lib/documents/mutations';
import type { DocumentInput } from '@/lib/documents/types';
import { deleteFiles, insertFiles } from '@/lib/files/mutations';
import type { NewFile } from '@/lib/files/types';
import type { DocumentEntry } from '../contracts/v1/documents';
import { contentHash } from '../policy/entries';
import { rankOf } from '../policy/ranks';
import type { ImportSource, Outcome } from '../types';
import { parkEntries } from './waiting';

/** A paper whose bytes lie on the disk already; what is left of its entry. */
export type StoredPaper = Omit<DocumentEntry, 'file'> & { file: NewFile };

/**
 * Writes papers as their source states them. One whose order or credit note has not come in yet waits for it. For
 * entries of each key once, in the transaction of the batch.
 */
export async function writeDocuments(
  tx: Transaction,
  source: ImportSource,
  papers: readonly StoredPaper[],
): Promise<Outcome[]> {
  const orders = await tx.order.findMany({
    where: { sourceId: source.id, sourceKey: { in: papers.flatMap(({ order }) => order ?? []) } },
    select: { id: true, sourceKey: true },
  });
  const notes = await tx.creditNote.findMany({
    where: { sourceId: source.id, sourceKey: { in: papers.flatMap(({ creditNote }) => creditNote ?? []) } },
    select: { id: true, sourceKey: true },
  });
  const orderIds = new Map(orders.map(({ id, sourceKey }) => [sourceKey, id]));
  const noteIds = new Map(notes.map(({ id, sourceKey }) => [sourceKey, id]));
  const placed = papers.map((paper) => ({ paper, owner: ownerOf(paper, orderIds, noteIds) }));
  const ready = placed.flatMap(({ paper, owner }) => (owner ? [{ paper, owner }] : []));
  const saved = await saveDocuments(
    tx,
    ready.map(({ paper, owner }) => documentInput(paper, source, owner)),
  );
  const outcomes = new Map<StoredPaper, Outcome>(
    ready.map(({ paper }, index): [StoredPaper, Outcome] => {
      const result = saved[index];
      if (!result?.ok) return [paper, { status: 'refused', path: 'order', message: 'does not exist' }];
      return [paper, { status: EFFECTS[result.effect] }];
    }),
  );
  await park(
    tx,
    source,
    placed.filter(({ owner }) => !owner).map(({ paper }) => paper),
  );
  return papers.map((paper) => outcomes.get(paper) ?? { status: 'waiting' });
}

const EFFECTS = { created: 'created', replaced: 'updated', kept: 'unchanged' } as const;

type Owner = { orderId: string } | { creditNoteId: string };

function ownerOf(
  { order, creditNote }: StoredPaper,
  orderIds: ReadonlyMap<string, string>,
  noteIds: ReadonlyMap<string, string>,
): Owner | null {
  const orderId = order === undefined ? undefined : orderIds.get(order);
  if (orderId !== undefined) return { orderId };
  const creditNoteId = creditNote === undefined ? undefined : noteIds.get(creditNote);
  return creditNoteId === undefined ? null : { creditNoteId };
}

function documentInput(paper: StoredPaper, source: ImportSource, owner: Owner): DocumentInput {
  const { id, kind, number = null, title = null, issuedOn, file } = paper;
  const version = rankOf(paper);
  return { sourceId: source.id, sourceKey: id, kind, number, title, issuedOn, version, file, ...owner };
}

async function park(tx: Transaction, source: ImportSource, papers: readonly StoredPaper[]): Promise<void> {
  const fileIds = await insertFiles(
    tx,
    papers.map(({ file }) => file),
  );
  await parkEntries(
    tx,
    source,
    papers.map((paper, index) => {
      const { file, ...entry } = paper;
      // The key of a file is new each time; the bytes are what is compared.
      const content = { ...entry, sha256: file.sha256 };
      return {
        resource: 'documents',
        sourceKey: paper.id,
        waitsFor: paper.order === undefined ? `credit-note ${paper.creditNote}` : `order ${paper.order}`,
        version: rankOf(paper),
        contentHash: contentHash(content),
        entry: { ...entry, file },
        fileId: fileIds[index] ?? null,
      };
    }),
  );
  // The same paper once more while it waits: its new row belongs to nothing.
  await deleteFiles(tx, fileIds);
}
