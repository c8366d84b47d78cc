import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { PHOTO_PIXELS, PHOTO_SIDE } from '../constants/limits';
import type { PhotoRefusal } from '../types';

type Picture = { jpeg: Buffer; width: number; height: number };
type Made = { ok: true; picture: Picture } | { ok: false; reason: PhotoRefusal };

/** By content, whatever a sender says. The name is that of the decoder. */
const KINDS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' };
const HEIC = /^image\/(hei[cf]|avif)/;

/** One after the other: a large picture takes up to 200 MB while it is decoded, and pages are served meanwhile. */
const inTurn = pLimit(1);
/** A picture that takes longer was made to. */
const SECONDS = 20;

/**
 * Makes a picture anew, so that nothing of what was sent is kept but what is seen: no place, no device, no preview, nothing
 * behind the end (T49). Turned as it was held, sRGB, at most PHOTO_SIDE long.
 * @param path of what was sent
 * @param head its first bytes
 */
export async function makePicture(path: string, head: Buffer): Promise<Made> {
  const mime = (await fileTypeFromBuffer(head))?.mime ?? '';
  const kind = KINDS[mime];
  if (!kind) return { ok: false, reason: HEIC.test(mime) ? 'heic' : 'mediaType' };
  if (isPdf(head) || (await isArchive(path))) return { ok: false, reason: 'mediaType' };
  return inTurn(() => decode(path, kind));
}

async function decode(path: string, kind: string): Promise<Made> {
  try {
    // Only the head is read here: what is too large is known before anything is decoded (T50).
    const { format, width, height } = await sharp(path, { limitInputPixels: false }).metadata();
    if (format !== kind) return { ok: false, reason: 'mediaType' };
    if (width * height > PHOTO_PIXELS) return { ok: false, reason: 'pixels' };
    const { data, info } = await sharp(path, { limitInputPixels: PHOTO_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: PHOTO_SIDE, height: PHOTO_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, picture: { jpeg: data, width: info.width, height: info.height } };
  } catch {
    // The decoder has no kinds of errors; whatever it says, the picture is none that it can read.
    return { ok: false, reason: 'broken' };
  }
}

/** Readers of PDF accept its beginning anywhere here. */
const isPdf = (head: Buffer) => head.subarray(0, 1_024).includes('%PDF-');

/** Where a ZIP (a JAR, an office document) says what it holds: readers begin at the end of a file. */
const DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06, 0, 0, 0, 0]);
const DIRECTORY_BYTES = 22 + 65_535;

/** Whether a file is an archive besides what it begins as. */
async function isArchive(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, DIRECTORY_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.includes(DIRECTORY);
  } finally {
    await handle.close();
  }
}
