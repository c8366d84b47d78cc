import { parse } from 'csv-parse/sync';
import type { CsvRecord, Encoding } from '../types';
import { readLines } from './text';

/** A quoted text may span so many lines; one that goes on is a quotation mark that somebody forgot to close. */
const MAX_RECORD_LINES = 50;
/** … and so many characters, so that trying again stays cheap. */
const MAX_RECORD_LENGTH = 20_000;

type Whole = { line: number; text: string; broken: boolean };

/**
 * Reads a CSV file record by record, in groups. Unlike a plain parser it survives a quotation mark that is never
 * closed: the record's first line is handed over as broken and reading goes on at the next line, instead of swallowing
 * the rest of the file. Quotes inside a text that did not begin with one are kept as they are (`5" HOOK`).
 * Lines without any character are passed over.
 */
export async function* readRecords(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<CsvRecord[]> {
  const assembler = new Assembler(delimiter);
  for await (const lines of readLines(path, encoding)) yield split(assembler.push(lines), delimiter);
  yield split(assembler.end(), delimiter);
}

/**
 * The separator that a header uses: the one of comma, semicolon and tabulator that occurs most often.
 */
export function delimiterOf(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Puts physical lines together to records and keeps their numbers. */
class Assembler {
  private line = 0;
  private open: { line: number; lines: string[]; length: number } | null = null;

  constructor(private readonly delimiter: string) {}

  push(lines: readonly string[]): Whole[] {
    const found: Whole[] = [];
    for (const text of lines) this.take(text, ++this.line, found);
    return found;
  }

  /** At the end of the file an open quotation mark is a broken line like any other. */
  end(): Whole[] {
    const found: Whole[] = [];
    while (this.open) this.giveUp(found);
    return found;
  }

  private take(text: string, line: number, found: Whole[]): void {
    if (!this.open) {
      if (text === '') return;
      const state = text.includes('"') ? this.scan(text, false) : 'closed';
      if (state === 'open') this.open = { line, lines: [text], length: text.length };
      else found.push({ line, text, broken: state === 'malformed' });
      return;
    }
    const { open } = this;
    open.lines.push(text);
    open.length += text.length;
    const state = this.scan(text, true);
    if (state === 'closed') {
      this.open = null;
      found.push({ line: open.line, text: open.lines.join('\n'), broken: false });
    } else if (state === 'malformed' || open.lines.length > MAX_RECORD_LINES || open.length > MAX_RECORD_LENGTH) {
      this.giveUp(found);
    }
  }

  /** The record's first line is broken; those after it are looked at again as records of their own. */
  private giveUp(found: Whole[]): void {
    if (!this.open) return;
    const { line, lines } = this.open;
    this.open = null;
    found.push({ line, text: lines[0] ?? '', broken: true });
    for (let index = 1; index < lines.length; index++) this.take(lines[index] ?? '', line + index, found);
  }

  /** Whether the quotes of a line close: the same rules as csv-parse, which takes the record apart later. */
  private scan(text: string, startsOpen: boolean): 'closed' | 'open' | 'malformed' {
    let open = startsOpen;
    let at = 0;
    for (;;) {
      if (open) {
        const quote = text.indexOf('"', at);
        if (quote === -1) return 'open';
        const next = text[quote + 1];
        at = quote + 2;
        if (next === '"') continue;
        if (next === undefined) return 'closed';
        if (next !== this.delimiter) return 'malformed';
        open = false;
      }
      if (text[at] === '"') {
        open = true;
        at += 1;
        continue;
      }
      const end = text.indexOf(this.delimiter, at);
      if (end === -1) return 'closed';
      at = end + 1;
    }
  }
}

/** Takes whole records apart, many in one call: the parser's set-up costs more than a record. */
function split(records: readonly Whole[], delimiter: string): CsvRecord[] {
  const sound = records.filter((record) => !record.broken);
  const rows =
    sound.length === 0
      ? []
      : parse(sound.map((record) => record.text).join('\n'), {
          delimiter,
          record_delimiter: '\n',
          relax_quotes: true,
          relax_column_count: true,
        });
  if (rows.length !== sound.length) throw new Error(`${sound.length} records were read as ${rows.length}.`);
  let next = 0;
  return records.map(({ line, text, broken }) => ({ line, text, fields: broken ? null : (rows[next++] ?? null) }));
}
