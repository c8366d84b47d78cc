import { db } from './db';
import { expectedMigrations } from './migrations';

/** The worker looks every few seconds; work older than this means that nobody is working. */
const QUEUE_LAG_MAX_SECONDS = 300;
const DATABASE_MAX_MS = 1_000;

const key = Symbol.for('mein-konto.draining');
const state = globalThis as unknown as Record<symbol, boolean | undefined>;

/** Called by the server when a shutdown begins: readiness fails from then on, so that no balancer sends more. */
export function beginDrain(): void {
  state[key] = true;
}

export type Readiness = {
  ready: boolean;
  checks: { draining: boolean; database: boolean; migrations: boolean; queueLagSeconds: number | null };
};

type Row = { migrations: string[]; lag: number | null };

/**
 * Applied migrations and the age of the oldest due job, in one statement. Webhooks do not count: a shop that lets all
 * workers wait must not take the portal away from its customers.
 */
const look = () => db.$queryRaw<Row[]>`
  SELECT
    (SELECT coalesce(array_agg(migration_name), '{}') FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS migrations,
    (SELECT extract(epoch FROM now() - min(start_after))::int FROM pgboss.job
      WHERE state < 'active' AND name NOT IN ('dead_letter', 'webhooks') AND start_after < now()) AS lag`;

/**
 * Whether this process should get requests: database within a second, migrations at the expected version, queue not
 * left behind, no shutdown under way.
 */
export async function readiness(): Promise<Readiness> {
  const checks: Readiness['checks'] = {
    draining: state[key] === true,
    database: false,
    migrations: false,
    queueLagSeconds: null,
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('database answers too slowly')), DATABASE_MAX_MS);
    });
    const [row] = await Promise.race([look(), late]);
    checks.database = true;
    const applied = new Set(row?.migrations ?? []);
    checks.migrations = expectedMigrations().every((name) => applied.has(name));
    checks.queueLagSeconds = row?.lag ?? 0;
  } catch {
    // The checks say it: whatever is not reached stays false (denied, not allowed: T58).
  } finally {
    clearTimeout(timer);
  }
  const ready =
    !checks.draining && checks.database && checks.migrations && (checks.queueLagSeconds ?? 0) <= QUEUE_LAG_MAX_SECONDS;
  return { ready, checks };
}
