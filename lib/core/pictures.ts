import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { PARCEL, type PictureSheet } from './picture-places';

/** As many as a page of the order list shows at most (20 orders of three), and what stands in for a missing one. */
export const PICTURES_MAX = 64;
/** Edge of a picture in the sheet's own units; what is drawn smaller or larger is scaled. */
const EDGE = 400;
const ID_LENGTH = 8;
const FOLDER = '/art/';

const types: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.avif': 'image/avif',
};

type Stored = { ids: Map<string, string>; pictures: Map<string, string> };

let stored: Promise<Stored> | undefined;

/** Every product picture there is, once per process: id by path, and by id the picture as a `data:` address. */
async function load(): Promise<Stored> {
  const folder = resolve('public/art');
  const names = (await readdir(folder)).filter((name) => types[extname(name)]);
  const read = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(resolve(folder, name));
      const id = createHash('sha256').update(content).digest('base64url').slice(0, ID_LENGTH);
      return { path: FOLDER + name, id, picture: dataAddress(types[extname(name)] ?? '', content) };
    }),
  );
  return {
    ids: new Map(read.map(({ path, id }) => [path, id])),
    pictures: new Map(read.map(({ id, picture }) => [id, picture])),
  };
}

/** Drawings stay text, which compresses five times better than the same in base64. */
function dataAddress(type: string, content: Buffer): string {
  if (type !== 'image/svg+xml') return `data:${type};base64,${content.toString('base64')}`;
  const text = content.toString('utf8').replaceAll('%', '%25').replaceAll('#', '%23');
  return `data:${type};utf8,${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}`;
}

/**
 * One file for the pictures of a page. Its address is made of the pictures' contents, so it never changes its meaning.
 * @param paths of product pictures, in the order they stand on the page, repeated or not; null = a product without one
 */
export async function sheetOf(paths: (string | null)[]): Promise<PictureSheet> {
  stored ??= load();
  const { ids } = await stored;
  const places: Record<string, number> = {};
  const chosen: string[] = [];
  for (const path of new Set(paths.map((path) => path ?? PARCEL))) {
    const id = ids.get(path) ?? ids.get(PARCEL);
    if (!id || chosen.length >= PICTURES_MAX) continue;
    places[path] = chosen.length;
    chosen.push(id);
  }
  return { href: `/bilder/${chosen.join('')}.svg`, last: lastOf(chosen.length), places };
}

/** A page divides by it, so a single picture has an empty place beside it. */
const lastOf = (count: number) => Math.max(1, count - 1);

/**
 * The sheet behind an address of `sheetOf`: a drawing that holds each picture as it is.
 * @param name last part of the address, unchecked
 * @returns null unless it names pictures that there are
 */
export async function drawSheet(name: string): Promise<string | null> {
  const [, text = ''] = /^([\w-]+)\.svg$/.exec(name) ?? [];
  const count = text.length / ID_LENGTH;
  if (!Number.isInteger(count) || count < 1 || count > PICTURES_MAX) return null;
  stored ??= load();
  const { pictures } = await stored;
  const images: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const picture = pictures.get(text.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH));
    if (!picture) return null;
    images.push(`<image x="${index * EDGE}" width="${EDGE}" height="${EDGE}" href="${picture}"/>`);
  }
  const box = `0 0 ${(lastOf(count) + 1) * EDGE} ${EDGE}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${images.join('')}</svg>`;
}
