import { readFile, stat } from 'node:fs/promises';
import { ForeignPayload } from '../carriers/common';
import { type CarrierFormat, carriers } from '../carriers/formats';
import { entriesOf } from '../policy/reports';
import { FileError, parsedJson } from '../utils/text';
import type { Sent } from './json';

/** An answer of a carrier has kilobytes; this is a day's log of them. */
const FILE_MAX = 256 * 1024 * 1024;

/**
 * Reads what a carrier answered: one answer as JSON, or one a line, as a log of webhooks has them. A line that is none
 * costs only itself.
 * @throws FileError in one sentence if the file cannot be read, or is not of this carrier
 */
export async function* readReports(path: string, format: CarrierFormat): AsyncGenerator<Sent> {
  const text = await textOf(path);
  const whole = parsedJson(text);
  if (whole !== undefined) {
    // Alone in its file, an answer of somebody else is a wrong file.
    yield* entriesIn(whole, format, (error) => {
      throw new FileError(`${path}: ${error.message}`);
    });
    return;
  }
  const lines = text.split(/\r?\n/);
  if (lines.every((line) => line.trim() === '' || parsedJson(line) === undefined)) {
    throw new FileError(`${path} is neither JSON nor JSON Lines.`);
  }
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const value = parsedJson(line);
    if (value === undefined) yield { place, fault: 'the line is not JSON' };
    else yield* entriesIn(value, format, (error) => ({ place, fault: error.message }), `${place}, `);
  }
}

function* entriesIn(
  payload: unknown,
  format: CarrierFormat,
  onForeign: (error: Error) => Sent,
  prefix = '',
): Generator<Sent> {
  try {
    for (const report of carriers[format](payload)) {
      const place = `${prefix}parcel ${report.trackingNumber}`;
      for (const entry of entriesOf(report)) yield { place, resource: 'tracking-events', entry };
    }
  } catch (error) {
    if (!(error instanceof ForeignPayload)) throw error;
    yield onForeign(error);
  }
}

async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new FileError(`${path} cannot be read.`);
  if (found.size > FILE_MAX) throw new FileError(`${path} is larger than 256 MB; split it.`);
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new FileError(`${path} is empty.`);
  return text;
}
