import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from '@/e2e/support/browser';
import { seal } from '@/e2e/support/fixtures';
import { type Portal, startPortal } from '@/e2e/support/portal';
import { startTestRun } from '@/e2e/support/test-server';
import { openDatabase } from '@/lib/core/db';
import { seedDemo } from '@/prisma/seed/demo';

const FOLDER = resolve(import.meta.dirname, '../docs/screens');
const EMAIL = 'lea.brunner@example.ch';
const PAGES = { list: '/konto/bestellungen', order: '/konto/bestellungen/RW-24817' };
const WIDTHS = [360, 768, 1280];
const HEIGHT = 900;

/** Takes the pictures of docs/screens: each page, width and scheme, from the demo, as its customer sees it today. */
async function main(): Promise<void> {
  const run = await startTestRun();
  try {
    const portal = await startPortal();
    try {
      const cookie = await prepare(portal);
      const browser = await chromium.launch(launchOptions);
      mkdirSync(FOLDER, { recursive: true });
      for (const width of WIDTHS)
        for (const colorScheme of ['light', 'dark'] as const) await take(browser, { width, colorScheme }, cookie);
      await browser.close();
    } finally {
      await portal.stop();
    }
  } finally {
    await run.release();
  }
}

type Cookie = { name: string; value: string; url: string };

async function prepare({ database, env, url }: Portal): Promise<Cookie> {
  // What sealing a session asks the environment for.
  Object.assign(process.env, env);
  const db = openDatabase(database.url, 2);
  try {
    await seedDemo(db);
    const membership = { where: { account: { kind: 'private' } }, select: { accountId: true } } as const;
    const select = { id: true, memberships: membership } as const;
    const { id, memberships } = await db.customer.findFirstOrThrow({ where: { emailKey: EMAIL }, select });
    return { ...(await seal({ id, accountId: memberships[0]?.accountId ?? null }, db)), url };
  } finally {
    await db.$disconnect();
  }
}

async function take(browser: Browser, look: { width: number; colorScheme: 'light' | 'dark' }, cookie: Cookie) {
  const { width, colorScheme } = look;
  const viewport = { width, height: HEIGHT };
  const context = await browser.newContext({ viewport, colorScheme, locale: 'de-CH', baseURL: cookie.url });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const fullPage = process.argv.includes('--full');
    await page.screenshot({ path: resolve(FOLDER, `${name}-${width}-${colorScheme}.png`), fullPage });
  }
  await context.close();
}

await main();
