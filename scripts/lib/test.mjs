import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { check, vitest, withTestBed } from './check.mjs';
import { install } from './install.mjs';
import { listenForStop } from './processes.mjs';
import { playwrightCounts, Report, seconds, summary, tool } from './stages.mjs';
import { TOOLS } from './tools.mjs';

// About half an hour on two cores; a slower machine gets its time, one that hangs does not.
const LIMIT_MS = 60 * 60 * 1000;

/** `npm test`: from an empty folder to one last line `N passed, N failed`. */
export async function main() {
  listenForStop();
  const report = new Report();
  // Told by ourselves as SIGTERM, so that a run that hangs ends like one that is asked to: nothing is left behind.
  const limit = setTimeout(() => {
    report.late = true;
    process.kill(process.pid, 'SIGTERM');
  }, LIMIT_MS);
  try {
    await stages(report);
  } catch (error) {
    if (error.name === 'Stopped' && !report.late) throw error;
    const late = `The tests took longer than ${LIMIT_MS / 60_000} minutes and were stopped.`;
    console.log(`\n✗ ${report.late ? late : error.message}`);
    report.failed += 1;
  } finally {
    clearTimeout(limit);
  }
  console.log(`\nTested in ${seconds(report.started)}.\n${summary(report)}`);
  return report.ok ? 0 : 1;
}

async function stages(report) {
  const installed = await report.stage('install', async () => {
    await install();
    return { ok: true };
  });
  if (!installed) return;
  let browser = '';
  const hasBrowser = await report.stage('browser', async () => {
    browser = await findBrowser();
    return { ok: true };
  });
  await withTestBed(async ({ env: bare, folder }) => {
    const env = { ...bare, PORTAL_CHROMIUM: browser, NEXT_DIST_DIR: '.next-test' };
    await check(report, bare, folder);
    const built = await report.stage('build', async () => {
      await build(env);
      return { ok: true };
    });
    if (!built) return;
    if (hasBrowser) await report.stage('end to end', () => playwright(env, join(folder, 'playwright.json')));
    await report.stage('bootstrap', () => {
      return vitest(['run', '--config', 'vitest.bootstrap.config.ts'], bare, join(folder, 'bootstrap.json'));
    });
  });
}

async function playwright(env, results) {
  const reporting = { PLAYWRIGHT_JSON_OUTPUT_NAME: results, PLAYWRIGHT_HTML_OPEN: 'never' };
  const args = [TOOLS.playwright, 'test', '--reporter=list,json'];
  // Live, because this is the long one, and a silent quarter of an hour looks like a hang.
  const result = await tool(args, { env: { ...env, ...reporting }, output: 'live' });
  return { ...result, counts: playwrightCounts(results) };
}
