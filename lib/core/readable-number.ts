import { randomInt } from 'node:crypto';

/** No vowels and nothing that is read as something else: a number is spelt on the phone, and is no word. */
const LETTERS = '23456789BCDFGHJKMNPQRSTVWXZ';
const LENGTH = 8;

/**
 * A number for people, such as RT-7K3F9M2Q. By chance and not in a row: it tells nobody how many there are, and 10^11 of
 * them make two alike so rare that a unique index may refuse one.
 * @param prefix two letters for the kind of thing
 */
export const readableNumber = (prefix: 'RT' | 'ER' | 'ST'): string =>
  `${prefix}-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
