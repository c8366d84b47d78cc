import pg from 'pg';
import { pageTest } from '../support/fixtures';
import { logLines, type Portal, startPortal } from '../support/portal';
import { runningServer } from '../support/test-server';

let portal: Portal | undefined;

/** Tests on pages that exist in development only; paths lead to the file's own development server. */
export const test = pageTest.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  baseURL: async ({}, use) => use(portal?.url ?? ''),
});

/**
 * Called once at the top of a file: a development server for its tests, which then run one after the other in one worker.
 * @param paths compiled before the first test, so that no test waits for the compiler
 */
export function onDevelopmentServer(...paths: string[]): void {
  let turn: pg.Client | undefined;
  test.describe.configure({ mode: 'default' });

  test.beforeAll(async () => {
    test.setTimeout(240_000);
    // Two development servers cannot write into one .next folder: files take turns. The lock ends with its process.
    turn = new pg.Client(runningServer());
    await turn.connect();
    await turn.query(`SELECT pg_advisory_lock(hashtext('e2e/style'))`);
    portal = await startPortal({ development: true });
    for (const path of paths) await (await fetch(portal.url + path)).text();
  });

  test.afterAll(async () => {
    await portal?.stop();
    await turn?.end();
  });
}

/** How often a form on this page has been sent so far, by the server's own log. */
export function timesSent(path: string): number {
  const lines = logLines(portal?.logFile ?? '');
  return lines.filter((line) => line.event === 'request' && line.method === 'POST' && line.path === path).length;
}
