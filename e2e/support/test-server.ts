import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { deploy } from '@/scripts/db/deploy';
import { acquirePostgres } from '@/scripts/lib/postgres.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
/** What a database made by db:deploy depends on; another content is another template. */
const INGREDIENTS = ['prisma/migrations', 'scripts/db', 'lib/core/queues.ts', 'node_modules/pg-boss/package.json'];
export const OWNER = 'portal_test_owner';
export const APPLICATION = 'portal_test_app';

/** Advisory locks of the admin database: first half; the second is one of these or the number of a run. */
const CLASS = 4711;
const RUNS = 0;
const TEMPLATE = 1;
/** Set by the process that starts a run, inherited by its workers. */
const RUN = 'PORTAL_TEST_RUN';
const ADMIN = 'PORTAL_TEST_ADMIN_URL';

export type TestRun = { adminUrl: string; release: () => Promise<void> };

/** The same server, another user or database. The roles' password follows from the admin's, so all runs know it. */
export function addressOf(adminUrl: string, database: string, user?: string): string {
  const url = new URL(adminUrl);
  if (user) {
    url.password = createHmac('sha256', url.password).update(user).digest('hex');
    url.username = user;
  }
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs something with an admin connection. */
export async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function templateName(): string {
  const hash = createHash('sha256');
  for (const ingredient of INGREDIENTS) {
    const path = join(ROOT, ingredient);
    const files = /\.\w+$/.test(ingredient) ? [path] : filesBelow(path).filter((file) => !file.endsWith('.test.ts'));
    for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return `portal_test_template_${hash.digest('hex').slice(0, 16)}`;
}

/**
 * Makes the database that all others are copied from, by the very command that makes a real one. It is marked as a
 * template when it is finished, so a half-made one of a killed run is recognised and made again.
 * @returns its name
 */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const name = templateName();
  await asAdmin(adminUrl, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1, $2)', [CLASS, TEMPLATE]);
    const { rows } = await admin.query<{ datistemplate: boolean }>(
      'SELECT datistemplate FROM pg_database WHERE datname = $1',
      [name],
    );
    if (rows[0]?.datistemplate) return;
    for (const role of [OWNER, APPLICATION]) {
      const { password } = new URL(addressOf(adminUrl, name, role));
      const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD '${password}'`);
    }
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${OWNER}`);
    await deploy({ url: addressOf(adminUrl, name, APPLICATION), ownerUrl: addressOf(adminUrl, name, OWNER) });
    await admin.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
  return name;
}

/** Name for a new database of this run; without a run (a script, a debugger) of one that nobody will miss. */
export function cloneName(): string {
  const run = process.env[RUN] ?? 'ffffffff';
  return `portal_test_${run}_${randomBytes(4).toString('hex')}`;
}

/** The admin address of the run that this process belongs to. */
export function runningServer(): string {
  const adminUrl = process.env[ADMIN];
  if (!adminUrl) throw new Error('No test server: the global setup of the tests calls startTestRun().');
  return adminUrl;
}

/** Drops what runs left behind that were killed, and templates of other versions while nobody else is testing. */
async function sweep(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'portal\\_test\\_%'`,
  );
  const alone = await attempt(admin, RUNS);
  for (const { datname } of rows) {
    const run = /^portal_test_([0-9a-f]{8})_/.exec(datname)?.[1];
    if (run) {
      if (!(await attempt(admin, runNumber(run)))) continue;
      await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
      await admin.query('SELECT pg_advisory_unlock($1, $2)', [CLASS, runNumber(run)]);
    } else if (alone && datname !== templateName()) {
      await admin.query(`ALTER DATABASE ${datname} WITH IS_TEMPLATE false`);
      await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    }
  }
  await admin.query('SELECT pg_advisory_lock_shared($1, $2)', [CLASS, RUNS]);
  if (alone) await admin.query('SELECT pg_advisory_unlock($1, $2)', [CLASS, RUNS]);
}

async function attempt(admin: pg.Client, number: number): Promise<boolean> {
  const { rows } = await admin.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [CLASS, number]);
  return rows[0]?.got === true;
}

/** Second half of a run's lock, out of the way of RUNS and TEMPLATE. */
const runNumber = (run: string) => Number.parseInt(run, 16) | 2;

/**
 * Gets a server for a run of tests: TEST_POSTGRES_ADMIN_URL (a superuser's address) or the embedded one. For the global
 * setups of vitest and Playwright; workers inherit what it leaves in the environment. While the run lives it holds
 * locks on the admin database; a killed run loses them, and the next one clears up after it.
 */
export async function startTestRun(): Promise<TestRun> {
  const given = process.env.TEST_POSTGRES_ADMIN_URL;
  const server = given
    ? { adminUrl: given, release: async () => {} }
    : await acquirePostgres({ root: ROOT, name: 'test' });
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  admin.on('error', () => {});
  const run = randomBytes(4).toString('hex');
  await sweep(admin);
  await admin.query('SELECT pg_advisory_lock($1, $2)', [CLASS, runNumber(run)]);
  await ensureTemplate(server.adminUrl);
  process.env[RUN] = run;
  process.env[ADMIN] = server.adminUrl;
  return {
    adminUrl: server.adminUrl,
    async release() {
      await admin.end();
      await server.release();
    },
  };
}
