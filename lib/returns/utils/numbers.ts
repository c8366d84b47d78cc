import { randomInt } from 'node:crypto';

/** No 0, 1, I and O: people read these numbers to each other. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * A number for people, such as RT-7K3F9M2Q. By chance and not in a row: it tells nobody how many there are, and 10^12 of
 * them make two alike so rare that the unique index may refuse one.
 */
export const makeNumber = (prefix: 'RT' | 'ER'): string =>
  `${prefix}-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
