import type { DraftLine, MoneyLine } from '../types';
import { goneOf } from './solutions';

/** What an exchange costs more or less, as it was frozen for all pieces that were asked for. */
export const differenceOf = (item: {
  exchangeDifference: number | null;
  requested: number;
}): Pick<MoneyLine, 'difference'> =>
  item.exchangeDifference === null ? {} : { difference: { amount: item.exchangeDifference, pieces: item.requested } };

/** The lines as far as money goes; a line without a choice that is open brings none. */
export const moneyLines = (lines: readonly DraftLine[]): MoneyLine[] =>
  lines.flatMap((line): MoneyLine[] => {
    const chosen = line.solutions.find(({ solution, open }) => solution === line.solution && open);
    if (!chosen?.offer) return [];
    const { facts, id, quantity } = line;
    const { solution, offer } = chosen;
    const variant = solution === 'exchange' ? line.variants.find(({ sku }) => sku === line.exchangeSku) : undefined;
    const difference = differenceOf({ exchangeDifference: variant?.difference ?? null, requested: quantity });
    return [{ ...facts, returnItemId: id, quantity, gone: goneOf(facts), solution, offer, ...difference }];
  });
