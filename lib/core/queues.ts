import type { Queue } from 'pg-boss';

/** Where jobs end that failed for good; `npm run portal -- queue redrive` sends them on again. */
export const DEAD_LETTER = 'dead_letter';
/** One job per outbox row. */
export const OUTBOX = 'outbox';
/** Clears what has ended: sessions, links, idempotency keys, counters. */
export const HOUSEKEEPING = 'housekeeping';

/**
 * Every queue of the portal. `npm run db:deploy` creates them as the owner, because the application role may not
 * change tables. Retries of `outbox`: 5 s, 10 s, … doubled, about 5 minutes in all, then the dead letters.
 */
export const queues: { name: string; options: Omit<Queue, 'name'> }[] = [
  { name: DEAD_LETTER, options: { retryLimit: 0, retentionSeconds: 30 * 24 * 3600 } },
  {
    name: OUTBOX,
    options: { deadLetter: DEAD_LETTER, retryLimit: 6, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  },
  { name: HOUSEKEEPING, options: { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 } },
];
