import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@/lib/core/db';
import { APPLICATION, addressOf, asAdmin, cloneName, ensureTemplate, OWNER, runningServer } from './test-server';

export type Clone = { name: string; url: string; ownerUrl: string; drop: () => Promise<void> };
export type TestDatabase = { db: Database; owner: Database; url: string; ownerUrl: string };

/**
 * A database of one's own: all tables, queues and rights, no rows. Copied from the template in about 50 ms.
 * @param adminUrl of the running test server; the run's own unless given
 */
export async function cloneDatabase(adminUrl = runningServer()): Promise<Clone> {
  const template = await ensureTemplate(adminUrl);
  const name = cloneName();
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${OWNER}`));
  return {
    name,
    url: addressOf(adminUrl, name, APPLICATION),
    ownerUrl: addressOf(adminUrl, name, OWNER),
    async drop() {
      await asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** The variables that lib/core/env.ts insists on, for a process that works on this database. */
export function testEnvironment({ url, ownerUrl }: Pick<Clone, 'url' | 'ownerUrl'>): Record<string, string> {
  return {
    DATABASE_URL: url,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_POOL: '4',
    NEXTAUTH_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    LOG_LEVEL: 'silent',
  };
}

/**
 * For a vitest file: `const { db } = await testDatabase();` at its top. Code that takes no client and uses the
 * process's own (`db` of lib/core/db.ts, the outbox) works on the same database, because the environment names it; so
 * do files, in a folder of the file's own.
 * @returns db: as the application, owner: as the owner of the tables; closed and dropped after the file's last test
 */
export async function testDatabase(): Promise<TestDatabase> {
  // Not at the top: Playwright's and vitest's `expect` cannot live in one process.
  const { afterAll } = await import('vitest');
  const { url, ownerUrl, drop } = await cloneDatabase();
  const data = mkdtempSync(join(tmpdir(), 'portal-data-'));
  Object.assign(process.env, testEnvironment({ url, ownerUrl }), { PORTAL_DATA: data });
  const db = openDatabase(url, 4);
  const owner = openDatabase(ownerUrl, 2);
  afterAll(async () => {
    await Promise.all([db.$disconnect(), owner.$disconnect()]);
    await drop();
    rmSync(data, { recursive: true });
  });
  return { db, owner, url, ownerUrl };
}
