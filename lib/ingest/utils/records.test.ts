import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { CsvRecord } from '../types';
import { delimiterOf, readRecords } from './records';
import { detectEncoding, readLines } from './text';

const folder = await mkdtemp(join(tmpdir(), 'records-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${files++}.csv`);
  await writeFile(path, content);
  return path;
}
async function recordsOf(content: string, delimiter = ','): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  for await (const group of readRecords(await fileOf(content), 'utf-8', delimiter)) all.push(...group);
  return all;
}
const fieldsOf = async (content: string, delimiter?: string) =>
  (await recordsOf(content, delimiter)).map(({ line, fields }) => [line, fields]);

describe('readRecords', () => {
  it('reads quoted separators, quotes and line breaks, and keeps the numbers of lines', async () => {
    expect(await fieldsOf('a,b\r\n"x, y",1\r\n"say ""hi""\r\ntwice",2\r\n\r\nlast,3')).toEqual([
      [1, ['a', 'b']],
      [2, ['x, y', '1']],
      [3, ['say "hi"\ntwice', '2']],
      [6, ['last', '3']],
    ]);
  });

  it('keeps a quotation mark within a text', async () => {
    expect(await fieldsOf('5" HOOK,1\nA "B" C,2\n')).toEqual([
      [1, ['5" HOOK', '1']],
      [2, ['A "B" C', '2']],
    ]);
  });

  it('goes on after a quotation mark that is never closed', async () => {
    const rest = Array.from({ length: 200 }, (_, index) => `n${index},${index}`);
    const records = await recordsOf(['a,b', '"open,1', '"whole, one",2', '"open again,3', ...rest].join('\n'));
    expect(records.filter(({ fields }) => !fields).map(({ line, text }) => [line, text])).toEqual([
      [2, '"open,1'],
      [4, '"open again,3'],
    ]);
    expect(records).toHaveLength(204);
    expect(records[2]).toMatchObject({ line: 3, fields: ['whole, one', '2'] });
    expect(records.at(-1)).toMatchObject({ line: 204, fields: ['n199', '199'] });
  });

  it('survives an open quotation mark in the last lines', async () => {
    expect(await fieldsOf('a,b\n"open,1\nwhole,2')).toEqual([
      [1, ['a', 'b']],
      [2, null],
      [3, ['whole', '2']],
    ]);
  });

  it('gives back whatever was written, across the chunks of the file', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '€', ',', ';', '"', '\n', ' ', '1'), maxLength: 8 });
    const rows = fc.array(fc.tuple(field, field, fc.constant('end')), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (all, delimiter) => {
        const quoted = all.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter));
        expect((await recordsOf(quoted.join('\n'), delimiter)).map(({ fields }) => fields)).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });

  it('never loses a line, whatever stands in the file', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', '"', ' '), minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        const records = await recordsOf(lines.join('\n'));
        // Each physical line begins a record or lies within one whose quotes close.
        const starts = new Set(records.map((record) => record.line));
        for (const record of records) {
          for (let more = 1; more < record.text.split('\n').length; more++) starts.add(record.line + more);
        }
        expect(starts.size).toBe(lines.length);
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['InvoiceNo,StockCode,Description', ','],
  ['InvoiceNo;StockCode;"a,b"', ';'],
  ['InvoiceNo\tStockCode\tDescription', '\t'],
])('delimiterOf(%j) is %j', (header, delimiter) => expect(delimiterOf(header)).toBe(delimiter));

describe('encodings', () => {
  const text = 'Zürich,Café,€ 5';
  const windows = Uint8Array.from([
    0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x2c, 0x43, 0x61, 0x66, 0xe9, 0x2c, 0x80, 0x20, 0x35,
  ]);
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', windows],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
  ] as const)('%s is found and read', async (encoding, bytes) => {
    const path = await fileOf(bytes);
    expect(await detectEncoding(path)).toBe(encoding);
    const lines: string[] = [];
    for await (const group of readLines(path, encoding)) lines.push(...group);
    expect(lines).toEqual([text]);
  });

  it('one broken byte does not garble the umlauts of the rest', async () => {
    const path = await fileOf(Buffer.concat([Buffer.from('Zürich\nGenève\n'), Buffer.from([0xe9, 0x0a])]));
    expect(await detectEncoding(path)).toBe('utf-8');
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0, 0]), /is not a CSV file\.$/],
    ['nothing', Buffer.from([]), /is empty\.$/],
  ])('%s is refused in one sentence', async (_, bytes, message) => {
    await expect(detectEncoding(await fileOf(bytes))).rejects.toThrow(message);
  });

  it('a missing file and a folder are refused in one sentence', async () => {
    await expect(detectEncoding('/no/such.csv')).rejects.toThrow('There is no file /no/such.csv.');
    await expect(detectEncoding(folder)).rejects.toThrow(`${folder} is a folder, not a file.`);
  });
});
