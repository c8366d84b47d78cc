import { createWriteStream, openSync, statSync, type WriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SingleBar } from 'cli-progress';
import { type Database, openDatabase } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import type { TrackingEventEntry } from '@/lib/ingest/contracts/v1/tracking-events';
import { importFile } from '@/lib/ingest/jobs/invoice-lines';
import { type EntryRefusal, importEntries, importReports } from '@/lib/ingest/jobs/json';
import { type IngestOptions, ingestOptionsSchema } from '@/lib/ingest/schema';
import type { Refusal } from '@/lib/ingest/types';
import { FileError } from '@/lib/ingest/utils/text';
import { entryRow, LISTED, lineRow, printEntries, printLines, REFUSED_ENTRIES, REFUSED_LINES } from './ingest/report';

const USAGE = `npm run ingest -- <file> --format <format> [options]

  invoice-lines         a CSV file with a line for each line of an invoice
  json                  entries of the API: {"orders": [{…}]}, or one such object a line
  aftership, easypost, swiss-post, planzer, quickpac, austrian-post
                        what the carrier or the service answered about parcels of the source, as JSON, or one answer a
                        line; hermes, dhl and dpd too, whose shape only is known

  --source <name>       the shop the file comes from (import)
  --currency <code>     currency of lines that name none (GBP); nothing is converted
  --time-zone <name>    where the shop's clocks are (kept with the source; Europe/Zurich)
  --date-order dmy|mdy  how to read 01/02/2011 if the file itself does not tell
  --refused <file.csv>  writes everything that was refused with its place and reason
  --json                ends with one line of JSON

  --currency, --time-zone and --date-order are for invoice lines only.
`;
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

function openList(path: string, head: string): WriteStream {
  try {
    const list = createWriteStream(path, { fd: openSync(path, 'w') });
    list.write(head);
    return list;
  } catch {
    throw new UsageError(`The list of what is refused cannot be written to ${path}.`);
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
  const head = options.format === 'invoice-lines' ? REFUSED_LINES : REFUSED_ENTRIES;
  const list = options.refused === undefined ? null : openList(options.refused, head);
  const bar = process.stderr.isTTY && !options.json ? new SingleBar({ format: BAR, stream: process.stderr }) : null;
  const db = openDatabase(environment().DATABASE_URL, 1);
  const memory = setInterval(keepSmall, 250);
  try {
    await (options.format === 'invoice-lines' ? runLines : runEntries)({ db, options, list, bar, signal: stop.signal });
    return stop.signal.aborted ? 1 : 0;
  } finally {
    bar?.stop();
    list?.end();
    clearInterval(memory);
    await db.$disconnect();
  }
}

type Run = {
  db: Database;
  options: IngestOptions;
  list: WriteStream | null;
  bar: SingleBar | null;
  signal: AbortSignal;
};

async function runLines({ db, options, list, bar, signal }: Run): Promise<void> {
  const started = performance.now();
  const refused: Refusal[] = [];
  const shop = { name: options.source, timeZone: options.timeZone };
  const rules = { currency: options.currency, dateOrder: options.dateOrder ?? null };
  const result = await importFile(db, shop, options.file, rules, {
    signal,
    onSurvey: (lines) => bar?.start(lines, 0),
    onProgress: (linesDone) => bar?.update(linesDone),
    onRefusal: (refusal) => {
      if (refused.length < LISTED) refused.push(refusal);
      list?.write(lineRow(refusal));
    },
  });
  bar?.stop();
  printLines(result, refused, options, (performance.now() - started) / 1000);
}

async function runEntries({ db, options, list, bar, signal }: Run): Promise<void> {
  const started = performance.now();
  const refused: EntryRefusal[] = [];
  const warned: EntryRefusal[] = [];
  const messages: TrackingEventEntry[] = [];
  const { size } = statSync(options.file, { throwIfNoEntry: false }) ?? { size: 0 };
  bar?.start(size, 0);
  const { format, source, file } = options;
  const hooks = {
    signal,
    onProgress: (bytes: number) => bar?.update(bytes),
    onRefusal: (refusal: EntryRefusal) => {
      if (refused.length < LISTED) refused.push(refusal);
      list?.write(entryRow(refusal));
    },
    onWarning: (warning: EntryRefusal) => void (warned.length < LISTED && warned.push(warning)),
  };
  const result =
    format === 'json' || format === 'invoice-lines'
      ? await importEntries(db, source, file, hooks)
      : await importReports(db, source, format, file, {
          ...hooks,
          onEntry: (_, entry) => messages.push(entry as TrackingEventEntry),
        });
  bar?.stop();
  const seconds = (performance.now() - started) / 1000;
  printEntries(result, { refused, warned, messages }, options, { seconds, stopped: signal.aborted });
}

// An import shall run beside the portal on a small machine: 400 MB is what it may take, whatever the file. V8 lets
// garbage lie as long as the machine has memory, half a gigabyte around some 60 MB in use; so its young generation
// stays as small as it starts, and the rest is collected when it gets large.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const COLLECT_ABOVE = 120 * 1024 * 1024;
const keepSmall = () => process.memoryUsage().heapUsed > COLLECT_ABOVE && collect();

const BAR = '{bar} {percentage} % | {value} of {total}';

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
