import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { environment } from './env';
import { requestContext } from './request-context';

const CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION|START TRANSACTION|DEALLOCATE)/i;

/** Counts the statements of the running request; a test reads the figure from the request's log line. */
class CountingClient extends pg.Client {
  // biome has no say here: pg's query has a dozen overloads, all are passed on untouched.
  override query(...args: unknown[]) {
    const context = requestContext.getStore();
    if (context) {
      const [first] = args;
      const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
      if (!CONTROL.test(text)) context.statements += 1;
    }
    return (super.query as (...all: unknown[]) => never).apply(this, args);
  }
}

/** Statements shorter than this are planned faster than they are looked up. */
const LONG = 1_500;
/** Different texts that a connection keeps plans of; the rest is planned each time. */
const KEPT_MAX = 200;
const names = new Map<string, string>();
const UNNAMED = '';

/**
 * The long reads of pages join a dozen tables: PostgreSQL takes longer to plan them than to run them, so it is given a
 * name to keep the plan by. A search is left out: which index serves it depends on the words.
 */
function statementName({ sql }: { sql: string }): string {
  if (sql.length < LONG || sql.includes(' LIKE ')) return UNNAMED;
  const known = names.get(sql);
  if (known !== undefined || names.size >= KEPT_MAX) return known ?? UNNAMED;
  const name = `p${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

/**
 * Opens a client with its own pool. Tests and scripts use it with their own address; everything else uses `db`.
 * @param url PostgreSQL address
 * @param max connections at the most
 */
export function openDatabase(url: string, max = 10): PrismaClient {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000, Client: CountingClient });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName });
  return new PrismaClient({
    adapter,
    omit: {
      customerSecret: { passwordHash: true },
      authenticator: { secret: true },
      recoveryCode: { hash: true },
      webhookEndpoint: { secret: true, previousSecret: true },
    },
  });
}

export type Database = PrismaClient;
/** Inside a transaction: what `db.$transaction(async (tx) => …)` hands over. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

const key = Symbol.for('mein-konto.db');
const store = globalThis as unknown as Record<symbol, PrismaClient | undefined>;

function open(): PrismaClient {
  store[key] ??= openDatabase(environment().DATABASE_URL, environment().DATABASE_POOL);
  return store[key];
}

/** The application's client, opened at first use so that a build needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => {
    const client = open();
    const value = Reflect.get(client, property, client);
    return typeof value === 'function' ? value.bind(client) : value;
  },
});
