/**
 * What is stored and shown (T49): what a shop's papers, manuals and photos of customers are made of, and what browsers
 * show without running anything. Found by content, whatever a sender says.
 */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** A long manual with pictures has 10 MB; beyond twice that somebody sends the wrong thing, and the disk is shared. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Letters of a shown name; most file systems end at 255 bytes, and an umlaut has two. */
export const NAME_LENGTH = 100;

/** No transaction lasts a day: a file without a row that is older than this was never taken, or its row has gone. */
export const ORPHAN_HOURS = 24;
