import { seal, type TestCustomer } from '@/e2e/support/fixtures';
import { type Portal, startPortal } from '@/e2e/support/portal';
import { asAdmin, startTestRun } from '@/e2e/support/test-server';
import { type Database, openDatabase } from '@/lib/core/db';
import { seedDemo } from '@/prisma/seed/demo';

export type Bed = {
  portal: Portal;
  db: Database;
  /** the Cookie header of a new session */
  cookieOf: (customer: TestCustomer) => Promise<string>;
  /** to be called when the data is laid out: a planner without statistics is not the one of a real database */
  analyze: () => Promise<void>;
};

/** As many connections to the database as the load has to the server; the same for both sides. */
export const POOL = '8';

/**
 * Runs a measurement on a portal of its own: the production build, one web process as `npm start` runs it, no worker,
 * a disposable database with the demo in it.
 */
export async function withBed<T>(
  work: (bed: Bed) => Promise<T>,
  options: { env?: Record<string, string> } = {},
): Promise<T> {
  const run = await startTestRun();
  try {
    const portal = await startPortal({ env: { DATABASE_POOL: POOL, ...options.env } });
    const db = openDatabase(portal.database.url, 2);
    try {
      // What the fixtures ask the environment for: secret and address of the portal.
      Object.assign(process.env, portal.env);
      await seedDemo(db, { papers: false });
      return await work({
        portal,
        db,
        async cookieOf(customer) {
          const { name, value } = await seal(customer, db);
          return `${name}=${value}`;
        },
        async analyze() {
          const owner = new URL(portal.database.ownerUrl);
          await asAdmin(owner.href, (client) => client.query('VACUUM ANALYZE'));
        },
      });
    } finally {
      await db.$disconnect();
      await portal.stop();
    }
  } finally {
    await run.release();
  }
}
