import { createReadStream } from 'node:fs';
import type { Encoding } from '../types';

/** A file is not what it should be; the message is one sentence for a person. */
export class FileError extends Error {}

/** @returns undefined for what is no JSON, which no JSON is */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Chunks of this size keep a run flat in memory and cheap in calls. */
const CHUNK = 256 * 1024;
/** A line beyond this is cut: some text of it is then too long and its document is refused, but memory is safe. */
const MAX_LINE = 1024 * 1024;

/**
 * Finds out how the bytes of a file are to be read: UTF-16 by its mark, UTF-8 if all of it is, else Windows-1252. A
 * file that is UTF-8 in most places, with a few broken bytes, stays UTF-8: one bad line must not garble every umlaut.
 * @throws FileError if the file cannot be read, is empty, or is no text
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8');
  const strict = new TextDecoder('utf-8', { fatal: true });
  let valid = true;
  let wide = 0;
  let broken = 0;
  let first = true;
  for await (const chunk of bytesOf(path)) {
    if (first) {
      first = false;
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      if (chunk.includes(0)) throw new FileError(`${path} is not a CSV file.`);
    }
    try {
      if (valid) strict.decode(chunk, { stream: true });
    } catch {
      valid = false;
    }
    const text = decoder.decode(chunk, { stream: true });
    broken += text.match(/\ufffd/g)?.length ?? 0;
    wide += text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  }
  if (first) throw new FileError(`${path} is empty.`);
  if (valid) return 'utf-8';
  return wide > broken ? 'utf-8' : 'windows-1252';
}

/**
 * The lines of a text file, in groups, without their line ends (\n or \r\n) and without a byte order mark.
 * @throws FileError if the file cannot be read
 */
export async function* readLines(path: string, encoding: Encoding): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of bytesOf(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (lines.pop() ?? '').slice(0, MAX_LINE);
    if (lines.length > 0) yield lines.map(withoutReturn);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutReturn(rest)];
}

/**
 * The beginning of a file, for finding out what it is.
 * @throws FileError if the file cannot be read or is empty
 */
export async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of bytesOf(path)) return chunk;
  throw new FileError(`${path} is empty.`);
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk as Buffer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new FileError(`There is no file ${path}.`);
    if (code === 'EISDIR') throw new FileError(`${path} is a folder, not a file.`);
    if (code === 'EACCES') throw new FileError(`${path} may not be read by this user.`);
    throw error;
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
