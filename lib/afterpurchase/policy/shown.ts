import type { Rule } from '@/lib/rules/types';
import type { AfterItem, AfterOrder, Outcome, ShownOption } from '../types';
import { optionsFor } from './options';

/** Rights that are said of each line; buying again and reviewing are offered where they are done. */
const SHOWN = new Set(['cancel', 'return', 'exchange', 'claim', 'repair', 'withdraw']);

/**
 * What is said about a line on pages and by the API: whatever is open with its day, and of the rest the reason. What does
 * not concern it at all is left out: cancelling what has come, a law of another country.
 */
export function shownOptions(item: AfterItem, order: AfterOrder, rules: readonly Rule[], now: Date): ShownOption[] {
  return optionsFor(item, order, rules, now)
    .filter(({ right, refusal }) => SHOWN.has(right) && !BESIDE_THE_POINT.has(`${right} ${refusal?.why}`))
    .map(({ right, open, until, notBegun, untilTime, quantity, refusal, back, shipping }) => ({
      right,
      open,
      until,
      notBegun,
      untilTime,
      quantity,
      refusal,
      back: moneyOf(back),
      ownShipping: open && right === 'return' && shipping === null,
    }));
}

function moneyOf(back: Outcome | null): ShownOption['back'] {
  if (back === null || !('total' in back)) return null;
  const { kind, total, shipping, fee } = back;
  return { kind, total, shipping, fee };
}

const BESIDE_THE_POINT = new Set([
  'cancel nothing_left',
  'cancel not_offered',
  'withdraw no_legal_right',
  'exchange not_offered',
  'repair not_offered',
  'exchange not_delivered',
  'claim not_delivered',
  'repair not_delivered',
]);
