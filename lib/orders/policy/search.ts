/** What the list's one search field finds an order by. */
export type SearchFacts = {
  number: string;
  reference: string | null;
  /** invoice numbers and the like */
  documents: readonly string[];
  trackingNumbers: readonly string[];
  items: readonly { name: string; variant: string | null; sku: string }[];
};

/** Enough for the names of an order of a thousand lines; nobody reads further, and an index would only grow. */
const TEXT_MAX = 60_000;
/** More words than this narrow nothing down any more. */
const WORDS_MAX = 8;

/**
 * The words of a text as they are compared: without accents, in small letters, and codes without their separators, so
 * that `99.60.004817`, `99 60 004817` and `9960004817` are one and the same.
 */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss');
  return plain
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((word) => word !== '');
}

/**
 * The text that an order is found by, stored with its summary. Each thing stands on a line of its own; a code is one
 * word, whatever blanks its writer put into it.
 */
export function searchTextOf(facts: SearchFacts): string {
  const codes = [facts.number, facts.reference ?? '', ...facts.documents, ...facts.trackingNumbers];
  const lines = new Set([
    ...codes.map((code) => searchWords(code).join('')),
    ...facts.items.flatMap(({ name, variant, sku }) => [
      searchWords(sku).join(''),
      searchWords(`${name} ${variant ?? ''}`).join(' '),
    ]),
  ]);
  lines.delete('');
  return [...lines].join('\n').slice(0, TEXT_MAX);
}

/**
 * What somebody typed, as the parts that must all be found. A text of digits with blanks is one code.
 * @returns an empty list if there is nothing to look for
 */
export function searchTerms(typed: string): string[] {
  const words = searchWords(typed);
  if (words.length > 1 && words.every((word) => /^\p{N}+$/u.test(word))) return [words.join('')];
  return words.slice(0, WORDS_MAX);
}
