import { join } from 'node:path';
import { Readable } from 'node:stream';
import { create } from 'content-disposition';
import { environment } from '@/lib/core/env';
import { LENGTH_HEADER } from '@/lib/core/http/headers';
import { MEDIA_TYPES, NAME_LENGTH } from './constants';
import type { MediaType, ServedFile } from './types';

/** As `storeFile` makes them; the first two digits are the folder. */
const KEY = /^[0-9a-f]{40}$/;

/** Where all files lie. */
export const fileFolder = () => join(environment().PORTAL_DATA, 'files');

/** Files on their way in; on the same disk, so that a rename is one step. */
export const incomingFolder = () => join(fileFolder(), 'incoming');

/**
 * Where a file lies.
 * @throws Error for a key that was not generated here: a row that somebody else wrote must not lead out of the folder
 */
export function pathOf(key: string): string {
  if (!KEY.test(key)) throw new Error('Not a key of a stored file');
  return join(fileFolder(), key.slice(0, 2), key);
}

export function isMediaType(value: string | undefined): value is MediaType {
  return value !== undefined && Object.hasOwn(MEDIA_TYPES, value);
}

/** Controls, marks that turn the direction of reading, invisible signs, line separators, half characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** Not allowed in file names by one system or the other. */
const RESERVED = /[<>:"|?*]/g;

/**
 * A name as it may be shown and saved (T51): no folders, nothing invisible, umlauts kept, and an ending that is that of
 * the content, so that `rechnung.exe` cannot be saved as one.
 * @param name as a sender gave it
 */
export function displayName(name: string, mediaType: MediaType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(INVISIBLE, '').replace(RESERVED, ' ').replace(/\s+/g, ' ');
  const [ending, ...others] = MEDIA_TYPES[mediaType];
  const dot = clean.lastIndexOf('.');
  const given = clean.slice(dot + 1).toLowerCase();
  const fits = dot >= 0 && [ending, ...others].some((known) => known === given);
  const stem = (fits ? clean.slice(0, dot) : clean).replace(/^[. ]+|[. ]+$/g, '');
  return `${[...stem].slice(0, NAME_LENGTH).join('').trimEnd() || 'datei'}.${fits ? given : ending}`;
}

/** For programs that read no UTF-8 in headers: accents fall off, what is left over becomes a line. */
function asciiName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
}

/**
 * Headers under which a stored file leaves (T53): to be saved, never opened as a page of this portal. Opened in the tab,
 * a PDF would need a sandbox, in which the viewers of some browsers stay blank. The server sees the disposition, puts
 * the policy of files in place of that of pages and gives the length (lib/core/http/headers.ts).
 */
export function fileHeaders(file: ServedFile): Record<string, string> {
  const name = isMediaType(file.mediaType) ? displayName(file.name, file.mediaType) : 'datei';
  return {
    'Content-Type': isMediaType(file.mediaType) ? file.mediaType : 'application/octet-stream',
    [LENGTH_HEADER]: String(file.bytes),
    'Content-Disposition': create(name, { type: 'attachment', fallback: asciiName(name) }),
    'Cache-Control': 'private, no-store',
  };
}

/** A file that is made while somebody waits, under the same headers; @param content null = its head alone */
export const downloadOf = (name: string, mediaType: MediaType, content: Readable | null): Response =>
  new Response(content && (Readable.toWeb(content) as ReadableStream), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': create(name, { type: 'attachment', fallback: asciiName(name) }),
      'Cache-Control': 'private, no-store',
    },
  });

/** A file on its way out. Whoever gets it reads the content or cancels it. */
export type Download = { file: ServedFile; content: ReadableStream<Uint8Array> };

/**
 * The handlers of a route that streams one stored file.
 * @param load gate and file, by the id in the address
 */
export function fileRoute(load: (id: string) => Promise<Download>) {
  type Context = { params: Promise<{ id: string }> };
  return {
    async GET(_request: Request, { params }: Context) {
      const { file, content } = await load((await params).id);
      return new Response(content, { headers: fileHeaders(file) });
    },
    /** Left to the framework, the content would be read and thrown away. */
    async HEAD(_request: Request, { params }: Context) {
      const { file, content } = await load((await params).id);
      await content.cancel();
      return new Response(null, { headers: fileHeaders(file) });
    },
  };
}
