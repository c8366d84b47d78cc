import type { Transaction } from '@/lib/core/db';
import { saveDocuments } from '@/lib/documents/mutations';
import type { Written } from '../orders/write';
import { storePaper } from '../pdf/store';
import { papersOf } from './order-papers';
import { inTurn } from './turn';

/** Draws the papers of these orders and saves them as those of a source are. */
export async function writePapers(tx: Transaction, orders: readonly Written[]): Promise<number> {
  const planned = orders.flatMap(papersOf);
  const documents = await inTurn(planned, async ({ make, fileName, document }) => ({
    ...document,
    file: await storePaper(await make(), `${fileName}.pdf`),
  }));
  const saved = await saveDocuments(tx, documents);
  const refused = saved.find(({ ok }) => !ok);
  if (refused) throw new Error(`A paper of the demo was refused: ${JSON.stringify(refused)}.`);
  return saved.length;
}
