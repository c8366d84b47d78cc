import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { expectedMigrations } from '@/lib/core/migrations';

// Prisma's schema engine as WebAssembly: the binary that the Prisma command line wants is a download, and closed
// networks have none. The bookkeeping (_prisma_migrations) is the standard one, so `prisma migrate deploy` works too.

const ROOT = resolve(import.meta.dirname, '../..');
export const MIGRATIONS = join(ROOT, 'prisma/migrations');
export const SCHEMA = join(ROOT, 'prisma/schema');

type Factory = Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0];

/** The part of the generated bindings that their declaration leaves out: how the module gets its memory. */
type Loader = typeof bindings & { __wbg_set_wasm(exports: WebAssembly.Exports): void };

let loaded: Promise<typeof SchemaEngine> | undefined;

async function load(): Promise<typeof SchemaEngine> {
  const file = join(ROOT, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm');
  const imports = { ...bindings } as unknown as Record<string, (...args: never[]) => unknown>;
  for (const [name, original] of Object.entries(imports)) {
    if (!name.startsWith('__wbg_setTimeout')) continue;
    // The engine's time limit for its lock is never cleared; it must not keep a finished process alive for 10 s.
    imports[name] = (...args) => (original(...args) as NodeJS.Timeout).unref();
  }
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': imports as unknown as WebAssembly.ModuleImports,
  });
  (bindings as Loader).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine as unknown as typeof SchemaEngine;
}

/**
 * Runs something with an engine bound to a database.
 * @param factory where it works, see shadowFactory and ownerFactory
 * @param schema the datamodel, needed by what compares with it
 * @throws Error with the database's own words where it was the database that refused, else with the engine's
 */
export async function withEngine<T>(
  factory: Factory,
  schema: SchemasContainer | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  const datamodels = schema?.files.map(({ path, content }): [string, string] => [path, content]);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  let engine: SchemaEngine | undefined;
  try {
    engine = await (await loaded).new({ datamodels }, () => {}, bound);
    return await work(engine);
  } catch (error) {
    // An error of the driver crosses WebAssembly as a number in a stack trace of Rust.
    const message = error instanceof Error ? error.message : String(error);
    const kept = bound.errorRegistry.consumeError(Number(/External error id#(\d+)/.exec(message)?.[1] ?? -1));
    throw kept ? new Error(kept.error instanceof Error ? kept.error.message : String(kept.error)) : error;
  } finally {
    engine?.free();
  }
}

/**
 * A factory whose shadow is an in-memory PGlite **with** our extensions. The adapter's own shadow has none, and answers
 * "no difference" on a migration that asks for one, because it does not wait for a script to end either.
 */
async function shadowFactory(): Promise<{ factory: Factory; close: () => Promise<void> }> {
  const [{ PGlite }, { pg_trgm }, { unaccent }, { btree_gin }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/unaccent'),
    import('@electric-sql/pglite/contrib/btree_gin'),
    import('pglite-prisma-adapter'),
  ]);
  const client = await PGlite.create({ dataDir: 'memory://', extensions: { pg_trgm, unaccent, btree_gin } });
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPGlite(client).connect();
    adapter.executeScript = async (script) => {
      await client.exec(script);
    };
    return adapter;
  };
  // A comparison asks its main connection for the version only, so the shadow can be both (2 s and 200 MB less).
  const factory: Factory = { provider: 'postgres', adapterName: 'pglite', connect, connectToShadowDb: connect };
  return { factory, close: () => client.close() };
}

/**
 * A factory that works on one connection of a real server, so that the caller can put a transaction around the engine.
 * @param pool must hold exactly one connection (`max: 1`)
 */
export function ownerFactory(pool: pg.Pool): Factory {
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await new PrismaPg(pool).connect();
    // The adapter cuts scripts at every semicolon, also inside the body of a function.
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  const connectToShadowDb = () => Promise.reject(new Error('A shadow database is made in memory only.'));
  return { provider: 'postgres', adapterName: 'pg', connect, connectToShadowDb };
}

/** Reads migrations from disk in the form that the engine takes. */
export function readMigrations(baseDir = MIGRATIONS, names = expectedMigrations(baseDir)): MigrationList {
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** Reads the schema's files in the form that the engine takes. */
export function readSchema(folder = SCHEMA): SchemasContainer {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort();
  return {
    files: files.map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') })),
  };
}

/**
 * The SQL that brings a database made by the migrations to the schema.
 * @returns null when both agree
 */
export async function pendingChange(migrations: MigrationList, schema: SchemasContainer): Promise<string | null> {
  const { factory, close } = await shadowFactory();
  try {
    return await withEngine(factory, schema, async (engine) => {
      const result = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', ...schema },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      });
      return result.exitCode === 0 ? null : (result.stdout ?? '');
    });
  } finally {
    await close();
  }
}
