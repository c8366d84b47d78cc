import type { OutboxHandlers } from '@/lib/core/worker';
import { declareStale, refreshNext } from './mutations/summaries';

/** What the worker does when summaries may be others although no order has changed. */
export const handlers = {
  'rules.changed': async (_entry, tx) => declareStale(tx),

  /** Some hundred orders at a time, and a row for the rest: mails in between need not wait for all. */
  'summaries.stale': async ({ payload }, tx) => {
    const after = await refreshNext(tx, payload);
    if (after !== null) await declareStale(tx, payload.productIds, after);
  },
} satisfies Partial<OutboxHandlers>;
