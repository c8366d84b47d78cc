import { randomInt } from 'node:crypto';
import type { Ask } from './types';

/** No vowels and nothing that is read as something else: a number is spelt on the phone, and is no word. */
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 8;

/** A number for a cancellation, as people know it. Random: it says nothing about how many there are. */
export const cancellationNumber = (): string =>
  `ST-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;

/** Pieces that the shop has not answered for. */
export const outstandingOf = ({ quantity, confirmed, refused }: Ask): number => quantity - confirmed - refused;

export const sumBy = <One>(list: readonly One[], of: (one: One) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0);

/** Lines and pieces in one field, as the schema reads them: `id*2 id*1`. */
export const linesField = (lines: readonly { id: string; chosen: number }[]): string =>
  lines.flatMap(({ id, chosen }) => (chosen > 0 ? [`${id}*${chosen}`] : [])).join(' ');
