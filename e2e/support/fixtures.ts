import { test as base, expect, type Page, type Response } from '@playwright/test';
import { type Database, db, openDatabase } from '@/lib/core/db';
import { sealSession } from '@/lib/identity/auth';
import { type OrderWords, plantCustomer, type TestCustomer } from './people';
import { requestLine } from './portal';
import { type AnyPerson, openSession } from './sessions';

type Fixtures = {
  /** a fresh customer with these orders */
  plant: (orders?: OrderWords[]) => Promise<TestCustomer>;
  /** the Cookie header of a new live session */
  cookieOf: (customer: AnyPerson) => Promise<string>;
  /** SQL statements that a response cost, by the server's own count */
  statements: (response: Response | null) => Promise<number>;
};

type PageFixtures = {
  /** puts the cookie of a new live session into the page's browser */
  signedIn: (customer: AnyPerson) => Promise<void>;
  /** a document with this error status is expected; Chromium logs each as a console error */
  expectStatus: (status: number) => void;
  consoleErrors: undefined;
};

const address = () => process.env.E2E_URL ?? '';

/** A session for a planted person, sealed as the portal seals it. */
export const seal = async (person: AnyPerson, database: Database = db): Promise<{ name: string; value: string }> =>
  sealSession(await openSession(database, person));

/** Tests that speak HTTP; no browser is started. */
export const test = base.extend<Fixtures, { db: Database }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  baseURL: async ({}, use) => use(address()),

  db: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const db = openDatabase(process.env.DATABASE_URL ?? '', 2);
      await use(db);
      await db.$disconnect();
    },
    { scope: 'worker' },
  ],

  plant: async ({ db }, use) => {
    await use((orders = []) => plantCustomer(db, orders));
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  cookieOf: async ({}, use) => {
    await use(async (customer) => {
      const { name, value } = await seal(customer);
      return `${name}=${value}`;
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  statements: async ({}, use) => {
    await use(async (response) => {
      const traceId = response?.headers()['x-request-id'] ?? '';
      return (await requestLine(process.env.E2E_LOG ?? '', traceId)).statements;
    });
  },
});

/** Tests in the browser. Every console error fails, except the document's own expected status. */
export const pageTest = test.extend<PageFixtures>({
  signedIn: async ({ context }, use) => {
    await use(async (customer) => {
      const cookie = await seal(customer);
      await context.addCookies([{ ...cookie, url: address(), httpOnly: true, sameSite: 'Lax' }]);
    });
  },

  expectStatus: async ({ page }, use) => {
    await use((status) => expectedStatus(page).add(status));
  },

  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        const status = /status of (\d+)/.exec(message.text())?.[1];
        if (status && expectedStatus(page).has(Number(status))) return;
        errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

const expected = new WeakMap<Page, Set<number>>();
function expectedStatus(page: Page): Set<number> {
  const statuses = expected.get(page) ?? new Set<number>();
  expected.set(page, statuses);
  return statuses;
}

export type { TestCustomer };
export { expect };
