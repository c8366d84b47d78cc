import pLimit from 'p-limit';
import { storeFile } from '@/lib/files/mutations';
import type { NewFile } from '@/lib/files/types';

/** While the disk keeps one paper, the next ones are made. */
const AT_ONCE = 8;

/** A paper to be made, and its name when it is saved: "Rechnung 2026-24817.pdf". */
export type NamedPaper = { make: () => Promise<Buffer>; name: string };

/**
 * Makes papers of the demo and puts them where those of a source lie; their rows follow with `saveDocuments` or
 * `insertFiles`. Takes seconds for hundreds, so it belongs before the transaction, not into it.
 * @returns the files, in the order given
 */
export function storePapers(papers: readonly NamedPaper[]): Promise<NewFile[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(papers.map((paper) => limit(() => store(paper))));
}

async function store({ make, name }: NamedPaper): Promise<NewFile> {
  const stored = await storeFile(await make(), name);
  if (!stored.ok) throw new Error(`The demo's ${name} was not stored: ${stored.reason}.`);
  return stored.file;
}
