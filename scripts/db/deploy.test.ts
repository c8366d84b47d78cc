import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clone, cloneDatabase } from '@/e2e/support/database';
import { addressOf, asAdmin, runningServer } from '@/e2e/support/test-server';
import { DEAD_LETTER, HOUSEKEEPING, OUTBOX, queues } from '@/lib/core/queues';
import { deploy } from './deploy';
import { MIGRATIONS } from './engine';
import { germanLocaleProblems } from './locale';

const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
let database: Clone;

beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Everything that a deploy may touch: objects with their rights, functions, queues, and the log of migrations. */
async function snapshot(): Promise<unknown> {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  const { rows } = await client.query(`
    SELECT (SELECT json_agg(json_build_array(oid, relname, relkind, relacl::text) ORDER BY oid) FROM pg_class WHERE relnamespace > 16000 OR relnamespace = 'public'::regnamespace) AS tables,
           (SELECT json_agg(json_build_array(oid, proname, proacl::text, prosrc) ORDER BY oid) FROM pg_proc WHERE pronamespace = 'pgboss'::regnamespace) AS functions,
           (SELECT json_agg(json_build_array(nspname, nspacl::text) ORDER BY oid) FROM pg_namespace) AS schemas,
           (SELECT json_agg(to_json(q)::jsonb - 'updated_on' - 'maintain_on' - 'monitor_on' ORDER BY name) FROM pgboss.queue q) AS queues,
           (SELECT json_agg(m ORDER BY id) FROM _prisma_migrations m) AS migrations`);
  await client.end();
  return rows[0];
}

test('a second deploy, and two at once, change nothing', async () => {
  const before = await snapshot();
  expect(await deploy(database)).toEqual([]);
  await Promise.all([deploy(database), deploy(database)]);
  expect(await snapshot()).toEqual(before);
});

test('the queues are there with their options', async () => {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<{ name: string; dead_letter: string | null; retry_limit: number }>(
    'SELECT name, dead_letter, retry_limit FROM pgboss.queue',
  );
  await client.end();
  for (const { name, options } of queues) {
    const expected = { name, dead_letter: options.deadLetter ?? null, retry_limit: options.retryLimit };
    expect(rows.find((row) => row.name === name)).toEqual(expected);
  }
});

test('a failing migration is one sentence, leaves nothing behind, and its corrected version goes through', async () => {
  const next = join(folder, '29990101000000_next');
  cpSync(MIGRATIONS, folder, { recursive: true });
  mkdirSync(next);
  writeFileSync(join(next, 'migration.sql'), 'CREATE TABLE later (); INSERT INTO nowhere VALUES (1);');
  const before = await snapshot();
  const attempt = deploy({ ...database, migrations: folder });
  await expect(attempt).rejects.toThrow(
    /^The migration 29990101000000_next failed: relation "nowhere" does not exist\.$/,
  );
  expect(await snapshot()).toEqual(before);

  // A body with semicolons: the adapter of Prisma would cut the script at each of them.
  const body = 'BEGIN PERFORM 1; PERFORM 2; END;';
  writeFileSync(join(next, 'migration.sql'), `CREATE FUNCTION later() RETURNS void LANGUAGE plpgsql AS $$${body}$$;`);
  expect(await deploy({ ...database, migrations: folder })).toEqual(['29990101000000_next']);
});

test.each([
  [
    'an unreachable server',
    'postgres://u:secret@127.0.0.1:1/x',
    /^The database at 127\.0\.0\.1:1\/x cannot be used: [^\n]*ECONNREFUSED[^\n]*\.$/,
  ],
  [
    'an unknown host',
    'postgres://u:secret@nowhere.invalid/x',
    /^The database at nowhere\.invalid:5432\/x cannot be used: [^\n]*\.$/,
  ],
])('%s is one sentence without the password', async (_name, url, sentence) => {
  await expect(deploy({ url })).rejects.toThrow(sentence);
});

test('a server that is too old is one sentence', async () => {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query(`CREATE SCHEMA past;
    CREATE FUNCTION past.current_setting(text) RETURNS text LANGUAGE sql
      RETURN CASE $1 WHEN 'server_version_num' THEN '140013' ELSE '14.13' END`);
  await client.end();
  const ownerUrl = `${database.ownerUrl}?options=${encodeURIComponent('-c search_path=past,pg_catalog')}`;
  await expect(deploy({ url: ownerUrl })).rejects.toThrow(/ runs PostgreSQL 14\.13; 15 or newer is needed\.$/);
});

test('the application role can send, work, fail, tidy up and redrive jobs', async () => {
  const errors: Error[] = [];
  const boss = new PgBoss({
    connectionString: database.url,
    migrate: false,
    createSchema: false,
    reindex: false,
    schedule: false,
  });
  boss.on('error', (error) => errors.push(error));
  await boss.start();
  await boss.send(HOUSEKEEPING, {});
  const [job] = await boss.fetch(HOUSEKEEPING);
  await boss.complete(HOUSEKEEPING, job?.id ?? '');
  await boss.send(OUTBOX, { id: 1 }, { retryLimit: 0 });
  const [failing] = await boss.fetch(OUTBOX);
  await boss.fail(OUTBOX, failing?.id ?? '');
  await boss.supervise();
  expect(await boss.redrive(DEAD_LETTER)).toBe(1);
  await boss.stop({ graceful: false });
  expect(errors).toEqual([]);
});

test('a role that does not exist is one sentence', async () => {
  const url = addressOf(runningServer(), database.name, 'portal_nobody');
  await expect(deploy({ url, ownerUrl: database.ownerUrl })).rejects.toThrow(
    'The role portal_nobody of DATABASE_URL does not exist',
  );
});

test('the owner as application is possible, but said', async () => {
  const said: string[] = [];
  await deploy({ url: database.ownerUrl, say: (line) => said.push(line) });
  expect(said.join()).toContain('DATABASE_URL is the owner');
});

test('German locale: the test server is fit, a server with --locale=C is found out', async () => {
  const problems = (url: string) => {
    const client = new pg.Client(url);
    return client.connect().then(async () => {
      await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
      return await germanLocaleProblems(client).finally(() => client.end());
    });
  };
  expect(await problems(database.ownerUrl)).toEqual([]);

  const name = `${database.name}_c`;
  const adminUrl = runningServer();
  await asAdmin(adminUrl, (admin) =>
    admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`),
  );
  try {
    expect(await problems(addressOf(adminUrl, name))).toEqual(['lower case', 'ILIKE', 'order or trigrams']);
  } finally {
    await asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
});
