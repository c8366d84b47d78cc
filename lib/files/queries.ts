import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { log } from '@/lib/core/log';
import type { ServedFile } from './types';
import { pathOf } from './utils';

/**
 * Opens a stored file. The scope was checked by whoever found its row.
 * @returns its bytes as a stream, which whoever takes it must read or cancel; null, with an error in the log, if it is
 * not on the disk or not as long as its row says
 */
export async function openFile(file: ServedFile): Promise<ReadableStream<Uint8Array> | null> {
  try {
    const handle = await open(pathOf(file.key), 'r');
    const { size } = await handle.stat();
    // A reader that goes away cancels, which closes the file.
    if (size === file.bytes) return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
    await handle.close();
    log().error({ event: 'file-damaged', key: file.key, bytes: file.bytes, found: size });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    log().error({ event: 'file-missing', key: file.key });
  }
  return null;
}
