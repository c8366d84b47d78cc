import { toldReturnStates } from '@/lib/notifications/constants';
import type { ToldReturnState } from '@/lib/notifications/types';
import type { ReturnState } from '../types';

/** Whether a state is one that customers get a message about; the others are steps of the shop between two of them. */
export const isTold = (state: ReturnState): state is ToldReturnState =>
  (toldReturnStates as readonly ReturnState[]).includes(state);
