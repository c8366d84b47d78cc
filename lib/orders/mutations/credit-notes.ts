import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import { sumOf } from '@/lib/core/sum';
import type { CreditNoteInput } from '../types';
import { type LineOf, lineOf } from './lines';

/**
 * Writes credit notes with their lines, as {@link saveOrders} does for orders. The total is the sum of the lines.
 * @returns the ids, in the order given
 */
export async function saveCreditNotes(tx: Transaction, notes: readonly CreditNoteInput[]): Promise<string[]> {
  const rows = notes.map((note) => ({ note, id: note.id ?? uuid() }));
  const replaced = rows.filter(({ note }) => note.id !== undefined);
  if (replaced.length > 0) {
    await tx.creditNoteLine.deleteMany({ where: { creditNoteId: { in: replaced.map(({ id }) => id) } } });
    for (const { note, id } of replaced) {
      await tx.creditNote.update({ where: { id }, data: creditNoteRow(note), select: { id: true } });
    }
  }
  const created = rows.filter(({ note }) => note.id === undefined);
  if (created.length > 0) {
    await tx.creditNote.createMany({ data: created.map(({ note, id }) => ({ id, ...creditNoteRow(note) })) });
  }
  await insertLines(
    tx,
    rows.flatMap(({ note, id }) => note.lines.map((line, index) => ({ ...line, ...lineOf(id, index) }))),
  );
  return rows.map(({ id }) => id);
}

function creditNoteRow(note: CreditNoteInput) {
  const { id: _, lines, version = null, sourceKey = note.number, orderKey = null, ...row } = note;
  return { ...row, sourceKey, orderKey, sourceVersion: version, total: sumOf(lines) };
}

async function insertLines(tx: Transaction, lines: LineOf<CreditNoteInput['lines'][number]>[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO credit_note_line (id, credit_note_id, position, sku, name, quantity, total)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line("id" uuid, "ownerId" uuid, "position" int,
      "sku" text, "name" text, "quantity" int, "total" int)`;
}
