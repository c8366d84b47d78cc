import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { acquirePostgres } from './postgres.mjs';
import { listenForStop, stopChildren } from './processes.mjs';
import { Report, seconds, summary, tool, vitestCounts } from './stages.mjs';
import { readText } from './state.mjs';
import { ROOT, TOOLS, toolEnvironment, typescript } from './tools.mjs';

/** `npm run check`: everything but browser, build and bootstrap; at most two minutes on two cores. */
export async function main() {
  listenForStop();
  const report = new Report();
  await install();
  await withTestBed(({ env, folder }) => check(report, env, folder));
  console.log(`\nChecked in ${seconds(report.started)}.\n${summary(report)}`);
  return report.ok ? 0 : 1;
}

/**
 * The stages of a check. Those that only read the sources run beside the tests: the tests wait for the database often
 * enough that the second core has time.
 */
export async function check(report, env, folder) {
  const results = join(folder, 'vitest.json');
  const sources = async () => {
    await report.stage('lint', () => tool([TOOLS.biome, 'ci', '.', '--colors=off'], { env }));
    await report.stage('types', () => types(env));
    await report.stage('structure', () => tool(typescript('scripts/check/run.ts'), { env }));
  };
  const tests = report.stage('unit', () => vitest(['run'], env, results));
  await Promise.all([sources(), tests]);
}

/** Next first writes down the types of its routes; those that other builds left behind may know pages long gone. */
async function types(env) {
  for (const folder of ['.next-test', '.next-bench'])
    rmSync(join(ROOT, folder, 'types'), { recursive: true, force: true });
  const routes = await tool([TOOLS.next, 'typegen'], { env });
  // Whole, every time: what the compiler remembers of its last run hides errors in files that did not change since.
  return routes.ok ? await tool([TOOLS.tsc, '--noEmit', '--incremental', 'false'], { env }) : routes;
}

/** A stage of vitest that hands its counts over. */
export async function vitest(args, env, results) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${results}`];
  const result = await tool([TOOLS.vitest, ...args, ...reporters], { env });
  return { ...result, counts: vitestCounts(results) };
}

/**
 * What tests run in: a disposable database server, a folder for results, and an environment without the operator's
 * settings, so that no test ever touches his database or his addresses.
 * @param {(bed: { env: object, folder: string }) => Promise<void>} work
 */
export async function withTestBed(work) {
  const folder = mkdtempSync(join(tmpdir(), 'mein-konto-test-'));
  try {
    const server = await acquirePostgres({ root: ROOT, name: 'test' });
    try {
      await work({ env: { ...testEnvironment(), TEST_POSTGRES_ADMIN_URL: server.adminUrl }, folder });
    } finally {
      await stopChildren();
      await server.release();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function testEnvironment() {
  const env = toolEnvironment();
  const settings = readText(join(ROOT, '.env.example')) ?? '';
  for (const [, name] of settings.matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)) delete env[name];
  delete env.NODE_ENV;
  return env;
}
