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
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports);
  (bindings as Loader).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine as unknown as typeof SchemaEngine;
}

/**
 * An engine bound to a database.
 * @param factory where it works, see shadowFactory and ownerFactory
 * @param schema the datamodel, needed by what compares with it
 */
export async function openEngine(factory: Factory, schema?: SchemasContainer): Promise<SchemaEngine> {
  loaded ??= load();
  const datamodels = schema?.files.map(({ path, content }): [string, string] => [path, content]);
  return (await loaded).new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/**
 * A factory whose shadow is an in-memory PGlite **with** our extensions. The adapter's own shadow has none, and answers
 * "no difference" on a migration that asks for one, because it does not wait for a script to end either.
 */
export async function shadowFactory(): Promise<Factory> {
  const [{ PGlite }, { pg_trgm }, { unaccent }, { PrismaPGlite }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/unaccent'),
    import('pglite-prisma-adapter'),
  ]);
  const open = async (): Promise<SqlDriverAdapter> => {
    const client = await PGlite.create({ dataDir: 'memory://', extensions: { pg_trgm, unaccent } });
    const adapter = await new PrismaPGlite(client).connect();
    adapter.executeScript = async (script) => {
      await client.exec(script);
    };
    adapter.dispose = () => client.close();
    return adapter;
  };
  return { provider: 'postgres', adapterName: 'pglite', connect: open, connectToShadowDb: open };
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
  const engine = await openEngine(await shadowFactory(), schema);
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return result.exitCode === 0 ? null : (result.stdout ?? '');
  } finally {
    engine.free();
  }
}
