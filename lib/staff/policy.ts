import { mayMove } from '@/lib/returns/policy/states';
import type { ReturnState } from '@/lib/returns/types';
import type { Act } from './types';

type Standing = {
  state: ReturnState;
  /** the goods belong to an order */
  known: boolean;
  /** pieces that were approved have not come yet */
  outstanding: boolean;
  /** it was opened again before */
  reopened: boolean;
};

/** What may be done to a case as it stands, the usual first; the table of moves decides, and nothing beside it. */
export function actsFor({ state, known, outstanding, reopened }: Standing): Act[] {
  const may = (to: ReturnState) => mayMove(state, to, 'staff');
  if (!known && (state === 'received' || state === 'inspecting')) {
    return ['assign', 'without_receipt', 'return_unknown'];
  }
  const acts: [Act, boolean][] = [
    ['approve', state === 'requested'],
    ['decline', may('declined')],
    ['inspect', may('inspecting')],
    ['judge', state === 'inspecting'],
    ['receive', may('received') && outstanding],
    ['settle', state === 'accepted'],
    ['retry', state === 'settlement_failed'],
    ['send_back', may('sent_back')],
    ['reopen', state === 'expired' && !reopened],
    ['cancel', may('cancelled')],
  ];
  return acts.flatMap(([act, open]) => (open ? [act] : []));
}
