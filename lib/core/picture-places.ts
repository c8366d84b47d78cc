/** What stands where a product has no picture, so that no list has holes. */
export const PARCEL = '/art/parcel.svg';

/** The pictures of one page as one file, side by side (docs/decisions/0017). `last` = index of its last place, at least 1. */
export type SheetFile = { href: string; last: number };
/** With the index of each picture in it, by its path. More than a sheet takes are missing and shown one by one. */
export type PictureSheet = SheetFile & { places: Record<string, number> };
