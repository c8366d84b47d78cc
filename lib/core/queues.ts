import type { Queue } from 'pg-boss';

/** Where jobs end that failed for good; `npm run portal -- queue redrive` sends them on again. */
export const DEAD_LETTER = 'dead_letter';
/** One job per outbox row. */
export const OUTBOX = 'outbox';
/** One job per message and endpoint of a shop. */
export const WEBHOOKS = 'webhooks';
/** One job per message of a tracking service. */
export const INBOX = 'inbox';
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
  {
    name: WEBHOOKS,
    // 14 tries. After the n-th pg-boss waits 20 s × 2^(n-1), times 1 to 2 by chance, so that what failed together does not
    // come again together. The sum of 13 pauses is 20 s × (2^13 - 1) × 1.5 = 2.8 days on average, 1.9 to 3.8 at the ends.
    // A try takes at most 20 s (lib/webhooks/constants.ts); held for 60 s, its worker is dead.
    options: { deadLetter: DEAD_LETTER, retryLimit: 13, retryDelay: 20, retryBackoff: true, expireInSeconds: 60 },
  },
  {
    name: INBOX,
    // About a quarter of an hour in all: what fails longer fails for good, and is sent on again by hand.
    options: { deadLetter: DEAD_LETTER, retryLimit: 7, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  },
  { name: HOUSEKEEPING, options: { retryLimit: 2, retryDelay: 60, expireInSeconds: 300 } },
];
