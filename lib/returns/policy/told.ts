import type { ReturnState } from '../types';

/** Steps of the shop between two of which the customer is told. */
const SILENT: ReadonlySet<ReturnState> = new Set(['inspecting', 'settling', 'closed']);

/** Whether a state is one that customers get a message about; of a draft only a reminder. */
export const isTold = (state: ReturnState): boolean => !SILENT.has(state);
