import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { v7 as uuid } from 'uuid';
import type { Transaction } from '@/lib/core/db';
import { MAX_FILE_BYTES } from './constants';
import type { FileRefusal, NewFile } from './types';
import { displayName, incomingFolder, isMediaType, pathOf } from './utils';

type Stored = { ok: true; file: NewFile } | { ok: false; reason: FileRefusal };

/** Ends the writing of what is too large, however large it would have become. */
class TooLarge extends Error {}

/**
 * Writes content to the disk, under a name of our own and only as a whole: what a crash interrupts is never seen.
 * Then the caller inserts its row (`insertFiles`) in the transaction of its change. This order leaves a file without a
 * row if the process dies in between, which is cleared (`clearOrphans`), and never a row without its file.
 * @param content is streamed: memory stays flat whatever its size
 * @param name as the sender gave it; for showing only
 * @returns the file, or why nothing was kept
 */
export async function storeFile(content: Readable | Uint8Array, name: string): Promise<Stored> {
  const source = content instanceof Readable ? content : Readable.from([content]);
  const kept = await withIncoming(
    source,
    MAX_FILE_BYTES,
    async (incoming, { bytes, sha256, head }): Promise<Stored> => {
      const mediaType = (await fileTypeFromBuffer(head))?.mime;
      if (!isMediaType(mediaType)) return { ok: false, reason: 'mediaType' };
      const key = makeKey();
      await settle(incoming, pathOf(key));
      return { ok: true, file: { key, name: displayName(name, mediaType), mediaType, bytes, sha256 } };
    },
  );
  return typeof kept === 'string' ? { ok: false, reason: kept } : kept;
}

const makeKey = () => randomBytes(20).toString('hex');

/** Content that lies on the disk and is nobody's yet. */
type Incoming = { bytes: number; sha256: string; head: Buffer };

/**
 * Writes content to the disk for as long as somebody looks at it: what is made anew from it (a photo) is never kept as it
 * was sent.
 * @param content is streamed: memory stays flat whatever its size
 * @param max bytes; what is beyond goes nowhere
 * @param use gets its path, and what is known of it
 * @returns what `use` returns, or why it was not asked
 */
export async function withIncoming<Result>(
  content: Readable,
  max: number,
  use: (path: string, incoming: Incoming) => Promise<Result>,
): Promise<Result | Extract<FileRefusal, 'empty' | 'tooLarge'>> {
  const incoming = join(incomingFolder(), makeKey());
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  try {
    const written = await write(content, incoming, max);
    return written.bytes === 0 ? 'empty' : await use(incoming, written);
  } catch (error) {
    if (error instanceof TooLarge) return 'tooLarge';
    throw error;
  } finally {
    await rm(incoming, { force: true });
  }
}

/** Enough to tell every kind on the list apart. Whatever lies behind it is never unpacked (T50). */
const HEAD_BYTES = 4_096;

/** Writes, counts and hashes in one go. `flush`: on the disk, not only in its cache, when the promise is kept. */
async function write(content: Readable, path: string, max: number): Promise<Incoming> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  async function* measured() {
    for await (const chunk of content as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > max) throw new TooLarge();
      hash.update(chunk);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      yield chunk;
    }
  }
  await pipeline(measured, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return { bytes, sha256: hash.digest('hex'), head };
}

/** Gives the file its place. The folders are flushed too: after a power cut the row must not be all that is left. */
async function settle(incoming: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(incoming, path);
  await flush(folder);
  if (made) await flush(dirname(folder));
}

async function flush(folder: string): Promise<void> {
  // Windows opens no folders; its file system keeps the order by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Inserts the rows of files that lie on the disk, in one statement.
 * @param tx the transaction of the change that brings them
 * @returns the ids, in the order given
 */
export async function insertFiles(tx: Transaction, files: readonly NewFile[]): Promise<string[]> {
  const rows = files.map((file) => ({ id: uuid(), ...file }));
  if (rows.length > 0) await tx.storedFile.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/**
 * Forgets files that nothing refers to any more. Their bytes stay until `clearOrphans`: if the transaction does not
 * come about, nothing is lost, and a download under way ends well.
 */
export async function deleteFiles(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.storedFile.deleteMany({
    where: { id: { in: [...ids] }, documents: { none: {} }, media: { none: {} }, waiting: { none: {} }, photo: null },
  });
}
