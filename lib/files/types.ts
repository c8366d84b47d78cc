import type { MEDIA_TYPES } from './constants';

export type MediaType = keyof typeof MEDIA_TYPES;

/** A file that lies on the disk and has no row yet. */
export type NewFile = {
  /** where it lies; generated (T51) */
  key: string;
  /** for showing only; made harmless */
  name: string;
  mediaType: MediaType;
  bytes: number;
  sha256: string;
};

/** Why content was not stored. */
export type FileRefusal = 'empty' | 'tooLarge' | 'mediaType';

/** What it takes to hand a stored file out. */
export type ServedFile = Pick<NewFile, 'key' | 'name' | 'bytes'> & { mediaType: string };
