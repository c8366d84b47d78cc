import { Refusal } from './failure.mjs';
import { run } from './processes.mjs';
import { readJson } from './state.mjs';
import { NODE, ROOT } from './tools.mjs';

/**
 * Collects what the stages of a check or a test found. A stage that fails does not stop the others: one run shows
 * everything that is wrong.
 */
export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;
  started = Date.now();

  /**
   * Runs a stage and prints its line, and its output if it failed.
   * @param {string} name
   * @param {() => Promise<{ ok: boolean, output?: string, counts?: { passed: number, failed: number, skipped: number } }>} work
   */
  async stage(name, work) {
    const started = Date.now();
    const result = await work().catch((error) => {
      if (error.name === 'Stopped') throw error;
      return { ok: false, output: error instanceof Refusal ? error.message : error.stack };
    });
    const counts = result.counts ?? { passed: 0, failed: 0, skipped: 0 };
    // A stage without tests of its own (lint), or one that fell over before its first test, is one failure.
    if (!result.ok && counts.failed === 0) counts.failed = 1;
    for (const key of ['passed', 'failed', 'skipped']) this[key] += counts[key];
    if (!result.ok && result.output) console.log(`\n${result.output.trim()}\n`);
    const tests = result.counts ? `  ${summary(counts)}` : '';
    console.log(`${result.ok ? '✓' : '✗'} ${name.padEnd(12)} ${seconds(started).padStart(8)}${tests}`);
    return result.ok;
  }

  get ok() {
    return this.failed === 0;
  }
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** A stage that is one program of ours: fine if it exits with 0. */
export async function tool(args, { env, output = 'on failure' }) {
  const options = { cwd: ROOT, env };
  if (output === 'live') options.stdio = ['ignore', 'inherit', 'inherit'];
  else options.capture = true;
  const end = await run(NODE, args, options);
  return { ok: end.code === 0, output: end.output };
}

/** Counts of `vitest --reporter=json`; a file that could not even be loaded counts as one failed test. */
export function vitestCounts(file) {
  const report = readJson(file);
  if (!report) return undefined;
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of Playwright's JSON report; a test that passed at its second try has passed. */
export function playwrightCounts(file) {
  const stats = readJson(file)?.stats;
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
