import type { Draft } from '../types';

/**
 * Whether the rules alone decide: everything is given back as the shop's rules grant it to everybody. A fault, a repair,
 * a present and goods that stay are looked at by a person.
 */
export const isPlain = ({ lines, origin }: Pick<Draft, 'lines' | 'origin'>): boolean =>
  origin !== 'gift' &&
  lines.every(
    ({ known, solution }) =>
      known?.fault === false && (solution === 'refund' || solution === 'credit' || solution === 'exchange'),
  );
