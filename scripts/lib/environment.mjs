import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { checkDatabase, ensureDatabase } from './database.mjs';
import { Refusal, say } from './failure.mjs';
import { acquirePostgres } from './postgres.mjs';
import { freePort } from './postgres-cluster.mjs';
import { run } from './processes.mjs';
import { readText, secret } from './state.mjs';
import { NODE, ROOT, toolEnvironment, typescript } from './tools.mjs';

/** Stands for the address of a database that does not run yet while the other variables are checked. */
const NOT_YET = 'postgres://embedded@127.0.0.1/portal';

/**
 * What the operator said: `.env` below, real variables above it (an empty one counts as said, and means unset).
 * Port and host are looked at here already, because what is wrong with them must show before the install.
 */
export async function readSettings() {
  const settings = { ...parseEnv(readText(join(ROOT, '.env')) ?? ''), ...process.env };
  const port = Number(settings.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Refusal(`The variable PORT does not fit: "${settings.PORT}" is not a number from 0 to 65535.`);
  }
  // 0 means any free one. Chosen here, because addresses in mails need to know it.
  settings.PORT = String(port || (await freePort()));
  return settings;
}

/**
 * Adds what nobody said and checks everything against the schema in lib/core/env.ts.
 * Nothing is started; the addresses of an embedded database are added by `withDatabase`.
 */
export async function completeSettings(settings) {
  const complete = toolEnvironment(settings);
  const embedded = !complete.DATABASE_URL;
  if (embedded && complete.DATABASE_OWNER_URL) {
    throw new Refusal(
      'DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or neither for the embedded database.',
    );
  }
  complete.PORTAL_DEMO ||= embedded ? '1' : '0';
  complete.NEXTAUTH_URL ||= `http://localhost:${complete.PORT}`;
  complete.PORTAL_DATA = resolve(ROOT, complete.PORTAL_DATA || '.data');
  complete.NEXTAUTH_SECRET ||= secret(join(ROOT, '.data/secrets/session'));
  await checkAgainstSchema({ ...complete, DATABASE_URL: complete.DATABASE_URL || NOT_YET });
  mkdirSync(complete.PORTAL_DATA, { recursive: true, mode: 0o700 });
  return complete;
}

/** The one truth about variables is TypeScript, which the Node of the bootstrap may not understand: ours reads it. */
async function checkAgainstSchema(env) {
  const check = `import { parseEnvironment } from './lib/core/env.ts';
    try { parseEnvironment(process.env); } catch (error) { console.log(error.message); process.exitCode = 3; }`;
  const args = ['--input-type=module', ...typescript('--eval', check)];
  const { code, output } = await run(NODE, args, { cwd: ROOT, env, capture: true });
  if (code === 3) throw new Refusal(output.trim());
  if (code !== 0) throw new Refusal(`The variables could not be checked:\n${output.trim()}`);
}

/**
 * Runs `work` with a database: the one that DATABASE_URL names, else the embedded one, which is released at the end.
 * @param {object} settings from completeSettings
 * @param {(env: object, where: string) => Promise<T>} work env: with both addresses; where: what to tell about the data
 * @returns {Promise<T>}
 * @template T
 */
export async function withDatabase(settings, work) {
  if (settings.DATABASE_URL) {
    const env = { ...settings, DATABASE_OWNER_URL: settings.DATABASE_OWNER_URL || settings.DATABASE_URL };
    await checkDatabase(env.DATABASE_URL);
    if (settings.DATABASE_OWNER_URL) await checkDatabase(env.DATABASE_OWNER_URL);
    else say('Warning: DATABASE_OWNER_URL is not set; the portal runs with the rights of the owner of its tables.');
    return work(env, 'the database in DATABASE_URL');
  }
  const server = await acquirePostgres({ root: ROOT, name: 'main' });
  try {
    const addresses = await ensureDatabase({ adminUrl: server.adminUrl, database: 'portal', root: ROOT });
    return await work({ ...settings, ...addresses }, server.dataDirectory);
  } finally {
    await server.release();
  }
}
