import { AsyncLocalStorage } from 'node:async_hooks';

/** What one request knows about itself, for its log line and its audit rows. */
export type RequestContext = {
  /** also the reference number that a problem page shows */
  traceId: string;
  /** client address after the check of proxies (T41), '' outside a request */
  address: string;
  /** SQL statements so far, without BEGIN, COMMIT, ROLLBACK and savepoints */
  statements: number;
  /** who asks, and in whose name; filled by the identity layer */
  actorId?: string;
  subjectId?: string;
  actorKind?: 'customer' | 'staff' | 'source';
  /** a form came back with errors: without JavaScript the page made in the same request says so in its title */
  formFailed?: boolean;
  /** what a form was about has moved on: without JavaScript its page, where the form may be gone, says so */
  movedOn?: string[];
  /** what was asked for does not exist for this reader (lib/core/missing.ts) */
  missing?: boolean;
  /** a server action was reached: the framework could read what was sent to it */
  acted?: boolean;
  /** a page that is open looks again by itself: that is no sign of life of who sits, or does not sit, before it */
  passive?: boolean;
  /** a page that must not be shown now: the entry answers with this status, which a page cannot set by itself */
  denied?: 429;
};

// The server's own modules and Next's bundles are loaded apart, so the storage hangs on the process.
const key = Symbol.for('mein-konto.request-context');
const store = globalThis as unknown as Record<symbol, AsyncLocalStorage<RequestContext> | undefined>;
store[key] ??= new AsyncLocalStorage<RequestContext>();

export const requestContext: AsyncLocalStorage<RequestContext> = store[key];
