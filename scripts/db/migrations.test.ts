import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { expectedMigrations } from '@/lib/core/migrations';
import { pendingChange, readMigrations, readSchema } from './engine';
import { writeMigration } from './migration';

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Each test runs all migrations in WebAssembly, which a busy machine does at a fraction of its speed.
vi.setConfig({ testTimeout: 120_000 });

test('schema and migrations agree', async () => {
  expect(await pendingChange(readMigrations(), readSchema())).toBeNull();
});

test('a changed schema is noticed, also behind a migration that creates extensions', async () => {
  const { files } = readSchema();
  const changed = files.map((file) => ({
    ...file,
    content: file.content.replace('@map("user_agent")', '@map("browser")'),
  }));
  expect(changed).not.toEqual(files);
  expect(await pendingChange(readMigrations(), { files: changed })).toContain('ADD COLUMN     "browser"');
});

test('a migration is written once, and nothing when nothing changed', async () => {
  const schema = join(folder, 'schema');
  const migrations = join(folder, 'migrations');
  mkdirSync(schema);
  const datamodel = 'datasource db {\n  provider = "postgresql"\n}\nmodel Note {\n  id Int @id\n}\n';
  writeFileSync(join(schema, 'note.prisma'), datamodel);
  const now = new Date('2026-11-22T05:00:00Z');

  const written = await writeMigration('add_note', { folder: migrations, schema, now });
  expect(written).toBe(join(migrations, '20261122050000_add_note/migration.sql'));
  expect(readFileSync(written ?? '', 'utf8')).toContain('CREATE TABLE "Note"');
  expect(readFileSync(join(migrations, 'migration_lock.toml'), 'utf8')).toContain('provider = "postgresql"');
  expect(expectedMigrations(migrations)).toEqual(['20261122050000_add_note']);

  expect(await writeMigration('again', { folder: migrations, schema, now })).toBeNull();
  expect(existsSync(join(migrations, '20261122050000_again'))).toBe(false);
  await expect(writeMigration('add_note', { folder: migrations, schema })).rejects.toThrow('exists already');
});

test.each(['', 'Add Note', '../x', '1st', 'a'.repeat(62)])('the name "%s" is refused', async (name) => {
  await expect(writeMigration(name, { folder: join(folder, 'none') })).rejects.toThrow('Give a name');
});

test('a migration that does not run says so in the words of the database', async () => {
  const broken = join(folder, 'broken');
  mkdirSync(join(broken, '20261122050000_bad'), { recursive: true });
  writeFileSync(join(broken, '20261122050000_bad/migration.sql'), 'SELECT * FROM nowhere;');
  await expect(pendingChange(readMigrations(broken), readSchema())).rejects.toThrow(
    'relation "nowhere" does not exist',
  );
});
