import { createWriteStream, openSync, type WriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SingleBar } from 'cli-progress';
import { openDatabase } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { ODDITIES, REFUSALS } from '@/lib/ingest/constants';
import { importFile } from '@/lib/ingest/jobs';
import { type IngestOptions, ingestOptionsSchema } from '@/lib/ingest/schema';
import type { ImportReport, ImportResult, Refusal } from '@/lib/ingest/types';
import { FileError } from '@/lib/ingest/utils/text';

const USAGE = `npm run ingest -- <file> --format invoice-lines [options]

  --source <name>       the shop the file comes from (import)
  --currency <code>     currency of lines that name none (GBP); nothing is converted
  --time-zone <name>    where the shop's clocks are (kept with the source; Europe/Zurich)
  --date-order dmy|mdy  how to read 01/02/2011 if the file itself does not tell
  --refused <file.csv>  writes every refused document with line and reason
  --json                ends with one line of JSON
`;
/** So many refusals are listed on screen. */
const LISTED = 20;

/** A run that could not begin because of what was asked; the message is one sentence. */
class UsageError extends Error {}

function readOptions(args: string[]): IngestOptions | null {
  const text = { type: 'string' } as const;
  let parsed: ReturnType<typeof parse>;
  const parse = () =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: text,
        source: text,
        currency: text,
        'time-zone': text,
        'date-order': text,
        refused: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  try {
    parsed = parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split('. ')[0]}; --help lists what there is.`);
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  if (positionals.length > 1) throw new UsageError('Only one file can be imported at a time.');
  const { 'time-zone': timeZone, 'date-order': dateOrder, help: _, ...rest } = values;
  // npm changes to the project's folder; paths are meant from where the command was typed.
  const here = (path: string | undefined) => path && resolve(process.env.INIT_CWD ?? process.cwd(), path);
  const files = { file: here(positionals[0]) ?? '', refused: here(rest.refused) };
  const options = ingestOptionsSchema.safeParse({ ...rest, ...files, timeZone, dateOrder });
  if (!options.success) throw new UsageError(options.error.issues[0]?.message ?? 'The options do not fit.');
  return options.data;
}

function openList(path: string): WriteStream {
  try {
    const list = createWriteStream(path, { fd: openSync(path, 'w') });
    list.write('InvoiceNo,Line,Lines,Reason\n');
    return list;
  } catch {
    throw new UsageError(`The list of refused documents cannot be written to ${path}.`);
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return 0;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const refused: Refusal[] = [];
  const list = options.refused === undefined ? null : openList(options.refused);
  const bar = process.stderr.isTTY && !options.json ? new SingleBar({ format: BAR, stream: process.stderr }) : null;
  const db = openDatabase(environment().DATABASE_URL, 1);
  const started = performance.now();
  const memory = setInterval(keepSmall, 250);
  try {
    const shop = { name: options.source, timeZone: options.timeZone };
    const rules = { currency: options.currency, dateOrder: options.dateOrder ?? null };
    const result = await importFile(db, shop, options.file, rules, {
      signal: stop.signal,
      onSurvey: (lines) => bar?.start(lines, 0),
      onProgress: (linesDone) => bar?.update(linesDone),
      onRefusal: (refusal) => {
        if (refused.length < LISTED) refused.push(refusal);
        list?.write(csvLine(refusal));
      },
    });
    bar?.stop();
    print(result, refused, options, (performance.now() - started) / 1000);
    return stop.signal.aborted ? 1 : 0;
  } finally {
    bar?.stop();
    list?.end();
    clearInterval(memory);
    await db.$disconnect();
  }
}

// An import shall run beside the portal on a small machine: 400 MB is what it may take, whatever the file. V8 lets
// garbage lie as long as the machine has memory, half a gigabyte around some 60 MB in use; so its young generation
// stays as small as it starts, and the rest is collected when it gets large.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const COLLECT_ABOVE = 120 * 1024 * 1024;
const keepSmall = () => process.memoryUsage().heapUsed > COLLECT_ABOVE && collect();

const BAR = '{bar} {percentage} % | {value} of {total} lines';

function print(result: ImportResult, refused: Refusal[], options: IngestOptions, seconds: number): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const separators: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabulators' };
  say(`${options.file}: ${result.encoding}, separated by ${separators[result.delimiter]}, source "${options.source}"`);
  say(`read       ${number(result.lines, 'line')}, ${number(result.documents, 'document')}`);
  say(
    `           ${number(result.orders, 'order')}, ${number(result.credits, 'credit note')} of ${number(result.customers, 'customer')}`,
  );
  say(`created    ${result.created}`);
  say(`updated    ${result.updated}`);
  say(`unchanged  ${result.unchanged}`);
  say(
    `refused    ${number(result.refused, 'document')}, ${number(result.refusedLines, 'line')} without an invoice number`,
  );
  for (const one of refused) {
    const what = one.number === null ? 'a line' : `${one.number} (${number(one.lines, 'line')})`;
    say(`  line ${one.line}: ${what}: ${REFUSALS[one.reason]}`);
  }
  const more = result.refused + result.refusedLines - refused.length;
  if (more > 0) {
    say(
      `  … and ${more} more${options.refused ? `, all in ${options.refused}` : '; --refused <file.csv> writes them all'}`,
    );
    for (const [reason, count] of result.reasons) say(`  ${count} × ${REFUSALS[reason]}`);
  }
  if (result.linesWithoutCustomer > 0)
    say(`${number(result.linesWithoutCustomer, 'line')} without a customer; none was made up`);
  if (result.odd.size > 0) say('taken over, but odd:');
  for (const [kind, count] of result.odd) say(`  ${count} × ${ODDITIES[kind]}`);
  if (result.unknownCodes.size > 0) {
    say(`  such codes: ${[...result.unknownCodes].map(([code, count]) => `${code} (${count})`).join(', ')}`);
  }
  const speed = seconds > 0 ? Math.round(result.linesDone / seconds) : 0;
  say(`${result.linesDone} of ${result.lines} lines in ${seconds.toFixed(1)} s, ${speed} lines a second`);
  if (result.linesDone < result.lines) say('Stopped. What is written stays; start it again and it goes on from there.');
  if (options.json) say(JSON.stringify(figures(result)));
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function figures(result: ImportResult): ImportReport {
  const { lines, documents, orders, credits, customers, linesWithoutCustomer } = result;
  const { created, updated, unchanged, refused } = result;
  return { lines, documents, orders, credits, customers, linesWithoutCustomer, created, updated, unchanged, refused };
}

/** A number from a foreign file must not become a formula in somebody's spreadsheet. */
function csvLine({ number, line, lines, reason }: Refusal): string {
  const safe = (number ?? '').replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""');
  return `"${safe}",${line},${lines},"${REFUSALS[reason]}"\n`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const asked = error instanceof UsageError || error instanceof FileError;
    process.stderr.write(asked ? `${message}\n` : `The import could not finish: ${message}\n`);
    process.exitCode = asked ? 2 : 1;
  },
);
