import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { environment } from '@/lib/core/env';
import { expectedMigrations } from '@/lib/core/migrations';
import { queues } from '@/lib/core/queues';
import { MIGRATIONS, ownerFactory, readMigrations, withEngine } from './engine';
import { grantToApplication } from './grants';
import { germanLocaleProblems } from './locale';

const OLDEST = 15;
/** Any number will do, as long as nothing else in this database locks it: two deploys wait for each other. */
const LOCK = 4_711_002;

type Options = { url: string; ownerUrl?: string; migrations?: string; say?: (line: string) => void };

/** An address without user and password, as it may stand in a message. */
function place(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

async function connect(pool: pg.Pool, url: string): Promise<void> {
  const refuse = (reason: string) => new Error(`The database at ${place(url)} ${reason}.`);
  const answer = await pool
    .query<{ number: string; text: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text`,
    )
    .catch((error: Error & { code?: string }) => {
      // AggregateError (no address of a host answers) has an empty message.
      throw refuse(`cannot be used: ${error.message || error.code || 'no answer'}`);
    });
  const [version] = answer.rows;
  if (Number(version?.number) < OLDEST * 10_000)
    throw refuse(`runs PostgreSQL ${version?.text}; ${OLDEST} or newer is needed`);
}

async function appliedMigrations(pool: pg.Pool): Promise<Set<string>> {
  const {
    rows: [table],
  } = await pool.query<{ there: boolean }>(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`);
  if (!table?.there) return new Set();
  const { rows } = await pool.query<{ migration_name: string }>(
    'SELECT migration_name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Set(rows.map((row) => row.migration_name));
}

/**
 * Each migration together with its line in _prisma_migrations is one transaction: a failed or killed one leaves nothing
 * behind that somebody would have to mark as resolved.
 */
async function migrate(pool: pg.Pool, folder: string): Promise<string[]> {
  const names = expectedMigrations(folder);
  const applied = await appliedMigrations(pool);
  const open = names.filter((name) => !applied.has(name));
  for (const name of open) {
    const upToHere = names.slice(0, names.indexOf(name) + 1);
    await pool.query('BEGIN');
    try {
      await withEngine(ownerFactory(pool), undefined, (engine) =>
        engine.applyMigrations({
          migrationsList: readMigrations(folder, upToHere),
          filters: { externalTables: [], externalEnums: [] },
        }),
      );
      await pool.query('COMMIT');
    } catch (error) {
      await pool.query('ROLLBACK');
      throw new Error(`The migration ${name} failed: ${inOneLine(error)}.`);
    }
  }
  return open;
}

/** The engine spreads some of its messages over several lines. */
function inOneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').replace(/[\s.]+$/, '');
}

/** pg-boss's own schema and our queues. Both need DDL, so not the worker but the owner makes them. */
async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', max: 2, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const { name, options } of queues) {
      const { policy: _policy, partition: _partition, ...changeable } = options;
      if (await boss.getQueue(name)) await boss.updateQueue(name, changeable);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/**
 * Brings a database to the state that this version of the portal expects: migrations, job tables, rights. May be run
 * any number of times and by several at once.
 * @param options.url address of the application role; options.ownerUrl of the owner, who alone may change tables
 * @returns names of the migrations that were applied now
 * @throws Error with one sentence
 */
export async function deploy({
  url,
  ownerUrl = url,
  migrations = MIGRATIONS,
  say = () => {},
}: Options): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => {});
  try {
    await connect(pool, ownerUrl);
    await pool.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const applied = await migrate(pool, migrations);
    await prepareJobs(ownerUrl);

    const application = new pg.Client(url).user ?? '';
    const {
      rows: [role],
    } = await pool.query<{ owner: boolean; known: boolean }>(
      'SELECT $1 = current_user AS owner, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS known',
      [application],
    );
    if (!role?.known) throw new Error(`The role ${application} of DATABASE_URL does not exist at ${place(ownerUrl)}.`);
    if (!role.owner) await grantToApplication(pool, application);
    else
      say(
        'Warning: DATABASE_URL is the owner of the tables, so PostgreSQL does not protect the audit trail from the portal.',
      );

    const wrong = await germanLocaleProblems(pool);
    if (wrong.length)
      say(`Warning: this server's locale is not fit for German (${wrong.join(', ')}); see docs/operating.md.`);
    return applied;
  } finally {
    await pool.end();
  }
}

async function main() {
  const { DATABASE_URL, DATABASE_OWNER_URL } = environment();
  const applied = await deploy({ url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL, say: (line) => console.warn(line) });
  console.log(applied.length ? `Database: applied ${applied.join(', ')}.` : 'Database: up to date.');
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
