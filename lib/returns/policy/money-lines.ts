import type { DraftLine, MoneyLine } from '../types';
import { goneOf } from './solutions';

/** The lines as far as money goes; a line without a choice that is open brings none. */
export const moneyLines = (lines: readonly DraftLine[]): MoneyLine[] =>
  lines.flatMap((line): MoneyLine[] => {
    const chosen = line.solutions.find(({ solution, open }) => solution === line.solution && open);
    if (!chosen?.offer) return [];
    const { facts, id, quantity } = line;
    return [
      { ...facts, returnItemId: id, quantity, gone: goneOf(facts), solution: chosen.solution, offer: chosen.offer },
    ];
  });
