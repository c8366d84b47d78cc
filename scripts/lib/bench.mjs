import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { BARE, build } from './build.mjs';
import { withTestBed } from './check.mjs';
import { Refusal } from './failure.mjs';
import { install } from './install.mjs';
import { listenForStop, run } from './processes.mjs';
import { NODE, ROOT, typescript } from './tools.mjs';

/**
 * `node scripts/bench.mjs <bench/x.ts> [args…]`: a measurement with everything it needs around it: packages, a browser, a
 * disposable database server, the portal's production build in a folder of its own and the bare page beside it. Says
 * nothing on stdout, which belongs to the measurement.
 * @returns {Promise<number>} the measurement's exit code
 */
export async function main([script, ...args]) {
  if (!script || !existsSync(join(ROOT, script))) {
    throw new Refusal(
      `There is no measurement "${script ?? ''}"; usage: node scripts/bench.mjs <bench/x.ts> [arguments]`,
    );
  }
  listenForStop();
  await install();
  const PORTAL_CHROMIUM = await findBrowser();
  let code = 1;
  await withTestBed(async ({ env: tools }) => {
    const env = { ...tools, PORTAL_CHROMIUM, NEXT_DIST_DIR: '.next-bench' };
    await build(env);
    await build(tools, BARE);
    ({ code } = await run(NODE, typescript(script, ...args), { cwd: ROOT, env, stdio: 'inherit' }));
  });
  return code;
}
