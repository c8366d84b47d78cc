import { createReadStream, type ReadStream } from 'node:fs';
import { parser } from 'stream-json';
import { Assembler } from 'stream-json/assembler.js';
import { isResource, type Resource } from '../contracts/v1/resources';
import { FileError, firstBytes, parsedJson, readLines } from '../utils/text';

/** One entry of a file, or why there is none at this place. */
export type Sent = { place: string } & ({ resource: Resource; entry: unknown } | { fault: string });

/**
 * Reads a file of entries in flat memory. It is one object whose fields are the parts of the API's addresses and whose
 * values are entries or lists of them, `{"orders": [{…}, …]}`; or JSON Lines, one such object a line, where a broken
 * line costs only itself. A document that is broken in the middle gives what stands before.
 * @param onRead called with the bytes read so far
 * @throws FileError in one sentence if the file cannot be read, or is no such file from its beginning
 */
export async function* readEntries(path: string, onRead: OnRead = () => {}): AsyncGenerator<Sent> {
  yield* (await isJsonLines(path)) ? fromLines(path, onRead) : fromDocument(path, onRead);
}

type OnRead = (bytes: number) => void;

/** Whether the first line is a whole value and something follows. One long line is read as a document. */
async function isJsonLines(path: string): Promise<boolean> {
  const [first, ...others] = (await firstBytes(path))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n');
  return others.some((line) => line.trim() !== '') && parsedJson(first ?? '') !== undefined;
}

async function* fromLines(path: string, onRead: OnRead): AsyncGenerator<Sent> {
  let number = 0;
  let bytes = 0;
  for await (const lines of readLines(path, 'utf-8')) {
    for (const line of lines) {
      number += 1;
      bytes += Buffer.byteLength(line) + 1;
      onRead(bytes);
      if (line.trim() === '') continue;
      const place = `line ${number}`;
      const value = parsedJson(line);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        yield { place, fault: value === undefined ? 'the line is not JSON' : NO_OBJECT };
        continue;
      }
      for (const [name, entries] of Object.entries(value)) yield* named(name, entries, place);
    }
  }
}

const NO_OBJECT = 'is not an object such as {"orders": [{…}]}';
const unknown = (name: string) => `"${name.slice(0, 100)}" is no resource of the API`;

function* named(name: string, entries: unknown, place: string): Generator<Sent> {
  if (!isResource(name)) return yield { place, fault: unknown(name) };
  const list: unknown[] = Array.isArray(entries) ? entries : [entries];
  for (const [index, entry] of list.entries()) {
    yield { place: Array.isArray(entries) ? `${place}, ${name}[${index}]` : place, resource: name, entry };
  }
}

type Token = { name: string; value?: unknown };

/** Token by token, so that a document of any size takes the memory of one entry. */
async function* fromDocument(path: string, onRead: OnRead): AsyncGenerator<Sent> {
  const file = createReadStream(path);
  let last = '';
  let depth = 0;
  let name = '';
  let index = 0;
  let entry: Assembler | null = null;
  try {
    for await (const token of tokensOf(file)) {
      if (entry) {
        entry.consume(token as never);
      } else if (depth === 0) {
        if (token.name !== 'startObject') throw new FileError(`${path} ${NO_OBJECT}.`);
        depth = 1;
      } else if (depth === 1) {
        if (token.name === 'keyValue') {
          [name, index] = [String(token.value), -1];
        } else if (token.name === 'startArray' && index === -1) {
          [depth, index] = [2, 0];
        } else if (token.name !== 'endObject') {
          entry = begun(token);
        }
      } else if (token.name === 'endArray') {
        depth = 1;
      } else {
        entry = begun(token);
      }
      if (!entry?.done) continue;
      const place = index === -1 ? name : `${name}[${index}]`;
      last = place;
      onRead(file.bytesRead);
      yield isResource(name) ? { place, resource: name, entry: entry.current } : { place, fault: unknown(name) };
      if (index >= 0) index += 1;
      entry = null;
    }
  } catch (error) {
    if (error instanceof FileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (last === '') throw new FileError(`${path} is not JSON: ${reason}`);
    yield { place: `after ${last}`, fault: `the file is not JSON from here on (${reason})` };
  } finally {
    file.destroy();
  }
}

/** The parser must hear of a file that cannot be read, or it would wait for ever. */
function tokensOf(file: ReadStream): AsyncIterable<Token> {
  const tokens = parser.asStream({ streamValues: false });
  file.on('error', (error) => tokens.destroy(error)).pipe(tokens);
  return tokens;
}

function begun(token: Token): Assembler {
  const entry = new Assembler();
  entry.consume(token as never);
  return entry;
}
