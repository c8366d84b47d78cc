import { openDatabase } from '@/lib/core/db';
import { seedDemo } from '@/prisma/seed/demo';
import { startPortal } from './portal';
import { startTestRun } from './test-server';

/**
 * One portal for the whole run, with the demo in it. Its addresses reach the tests by the environment.
 * @returns what ends it
 */
export default async function globalSetup() {
  const run = await startTestRun();
  const portal = await startPortal({ worker: true });
  Object.assign(process.env, portal.env, { E2E_URL: portal.url, E2E_LOG: portal.logFile });
  const db = openDatabase(portal.database.url, 2);
  await seedDemo(db);
  await db.$disconnect();
  return async () => {
    await portal.stop();
    await run.release();
  };
}
