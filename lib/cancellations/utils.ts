import type { Ask } from './types';

/** Pieces that the shop has not answered for. */
export const outstandingOf = ({ quantity, confirmed, refused }: Ask): number => quantity - confirmed - refused;

/** Lines and pieces in one field, as the schema reads them: `id*2 id*1`. */
export const linesField = (lines: readonly { id: string; chosen: number }[]): string =>
  lines.flatMap(({ id, chosen }) => (chosen > 0 ? [`${id}*${chosen}`] : [])).join(' ');
