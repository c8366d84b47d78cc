import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { completeSettings, readSettings, withDatabase } from './environment.mjs';
import { Refusal } from './failure.mjs';
import { install } from './install.mjs';
import { listenForStop, run } from './processes.mjs';
import { NODE, ROOT, typescript } from './tools.mjs';

/**
 * `node scripts/run.mjs <script.ts> [args…]`: a command line tool with everything that it needs around it. Says
 * nothing on stdout, which belongs to the tool.
 * @returns {Promise<number>} the tool's exit code
 */
export async function main([script, ...args]) {
  if (!script || !existsSync(join(ROOT, script))) {
    throw new Refusal(`There is no script "${script ?? ''}"; usage: node scripts/run.mjs <script.ts> [arguments]`);
  }
  listenForStop();
  const said = await readSettings();
  await install();
  const settings = await completeSettings(said);
  return await withDatabase(settings, async (env) => {
    // The folder stays the root (packages and paths of tsconfig.json are found from there). Where the caller stands,
    // and what paths in arguments are meant from, npm says in INIT_CWD.
    const here = { INIT_CWD: process.cwd(), ...env };
    const end = await run(NODE, typescript(script, ...args), { cwd: ROOT, env: here, stdio: 'inherit' });
    return end.code;
  });
}
