import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MIGRATIONS, pendingChange, readMigrations, readSchema, SCHEMA } from './engine';

const LOCK = 'migration_lock.toml';
const NAME = /^[a-z][a-z0-9_]{1,60}$/;

/**
 * Writes the migration that brings the database from the migrations so far to the schema.
 * @param name what it does, in small letters, digits and underscores
 * @param options.empty also when nothing changed, as a sheet for SQL that Prisma cannot say
 * @returns the file's path, or null when there is nothing to do
 * @throws Error with one sentence when the name does not fit or a migration does not run
 */
export async function writeMigration(
  name: string,
  options: { empty?: boolean; folder?: string; schema?: string; now?: Date } = {},
): Promise<string | null> {
  const { empty = false, folder = MIGRATIONS, schema = SCHEMA, now = new Date() } = options;
  if (!NAME.test(name))
    throw new Error('Give a name in small letters, digits and underscores: npm run db:migration -- add_returns');
  mkdirSync(folder, { recursive: true });
  const migrations = readMigrations(folder);
  if (migrations.migrationDirectories.some(({ path }) => path.endsWith(`_${name}`))) {
    throw new Error(`A migration named ${name} exists already.`);
  }
  const script = await pendingChange(migrations, readSchema(schema));
  if (script === null && !empty) return null;

  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const target = join(folder, `${stamp}_${name}`);
  mkdirSync(target);
  writeFileSync(join(target, 'migration.sql'), script ?? '-- written by hand\n');
  if (!existsSync(join(folder, LOCK))) {
    writeFileSync(
      join(folder, LOCK),
      '# Prisma reads this file; it belongs into version control.\nprovider = "postgresql"\n',
    );
  }
  return join(target, 'migration.sql');
}

async function main() {
  const [name = '', ...flags] = process.argv.slice(2);
  const file = await writeMigration(name, { empty: flags.includes('--empty') });
  if (file)
    console.log(
      `Written: ${relative(process.cwd(), file)}. Read it, add what Prisma cannot say, then npm run db:deploy.`,
    );
  else console.log('No change: the migrations agree with the schema.');
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
