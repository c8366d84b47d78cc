/** Pictures beside each other; fixed, so that a place follows from the number of rows alone. */
export const SHEET_COLUMNS = 8;

/** What stands where a product has no picture, so that no list has holes. */
export const PARCEL = '/art/parcel.svg';

/** The pictures of one page as one file (docs/decisions/0017). */
export type SheetFile = { href: string; rows: number };
/** With the index of each picture in it, by its path. More than a sheet takes are missing and shown one by one. */
export type PictureSheet = SheetFile & { places: Record<string, number> };

/**
 * Where a picture of a sheet lies, as `background-position` of an element that is as large as one picture.
 * @param index of the picture in its sheet
 */
export function placeIn({ rows }: Pick<SheetFile, 'rows'>, index: number): string {
  const share = (at: number, of: number) => (of > 1 ? `${Math.round((at / (of - 1)) * 1e4) / 100}%` : '0');
  return `${share(index % SHEET_COLUMNS, SHEET_COLUMNS)} ${share(Math.floor(index / SHEET_COLUMNS), rows)}`;
}
