import type { Transaction } from '@/lib/core/db';
import { saveDocuments } from '@/lib/documents/mutations';
import type { Written } from '../orders/write';
import { storePapers } from '../pdf/store';
import { papersOf } from './order-papers';

/** Draws the papers of these orders and saves them as those of a source are. */
export async function writePapers(tx: Transaction, orders: readonly Written[]): Promise<number> {
  const planned = orders.flatMap(papersOf);
  const files = await storePapers(planned.map(({ make, fileName }) => ({ make, name: `${fileName}.pdf` })));
  const documents = planned.flatMap(({ document }, index) => {
    const file = files[index];
    return file ? [{ ...document, file }] : [];
  });
  const saved = await saveDocuments(tx, documents);
  const refused = saved.find(({ ok }) => !ok);
  if (refused) throw new Error(`A paper of the demo was refused: ${JSON.stringify(refused)}.`);
  return saved.length;
}
