import pg from 'pg';
import { openDatabase } from '@/lib/core/db';
import { expect, seal, test } from '../support/fixtures';
import { plantCustomer } from '../support/people';
import { logLines, type Portal, startPortal } from '../support/portal';

// A portal of its own: these tests break its database.
let portal: Portal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());
test.describe.configure({ mode: 'serial' });

test('T57 an error while a page is made: whole neutral page, status kept, reference, nothing of the inside', async ({
  request,
}) => {
  const db = openDatabase(portal.database.url, 1);
  const customer = await plantCustomer(db, [{ number: 'F-1' }]);
  const { name, value } = await seal(customer, db);
  const cookie = `${name}=${value}`;
  await db.$disconnect();
  const owner = new pg.Client(portal.database.ownerUrl);
  await owner.connect();
  await owner.query('ALTER TABLE order_fee RENAME TO order_fee_away');
  const response = await request.get(`${portal.url}/konto/bestellungen/F-1`, {
    headers: { cookie, accept: 'text/html' },
  });
  expect(response.status()).toBe(500);
  const html = await response.text();
  expect(html).toContain('Das hat nicht geklappt.');
  expect(html).toContain('Hilfe');
  expect(html).toContain(response.headers()['x-request-id'] ?? '?');
  expect(html).not.toMatch(/order_fee|prisma|at \/|node_modules|Error:/i);
  expect(response.headers()['content-security-policy']).toContain('nonce-');
  expect(response.headers()['cache-control']).toContain('no-store');

  // The reference on the page leads to what happened and where, without the message, which may quote somebody (T55).
  const reference = response.headers()['x-request-id'];
  await expect.poll(() => logLines(portal.logFile).filter(({ traceId }) => traceId === reference)).toHaveLength(2);
  const [failed] = logLines(portal.logFile).filter(({ traceId }) => traceId === reference);
  expect(failed).toMatchObject({ event: 'request-failed', level: 'error', subjectId: customer.id });
  expect(failed?.err).toMatchObject({ kind: 'PrismaClientKnownRequestError', code: 'P2021' });
  expect(JSON.stringify(failed)).toContain('lib/account/queries/order.ts');
  expect(JSON.stringify(failed)).not.toContain('order_fee');
  expect(portal.said()).toBe('');
  await owner.query('ALTER TABLE order_fee_away RENAME TO order_fee');
  await owner.end();
  expect((await request.get(`${portal.url}/konto/bestellungen/F-1`, { headers: { cookie } })).status()).toBe(200);
});

test('T58 the database away: readiness says so within its second, nobody gets in, the page is whole', async ({
  request,
}) => {
  const db = openDatabase(portal.database.url, 1);
  const customer = await plantCustomer(db, [{ number: 'F-2' }]);
  const { name, value } = await seal(customer, db);
  const cookie = `${name}=${value}`;
  await db.$disconnect();
  await portal.database.drop();
  const started = Date.now();
  const ready = await request.get(`${portal.url}/api/readyz`);
  expect(ready.status()).toBe(503);
  expect(Date.now() - started).toBeLessThan(5_000);
  expect((await request.get(`${portal.url}/api/livez`)).status()).toBe(200);
  const page = await request.get(`${portal.url}/konto/bestellungen`, { headers: { cookie, accept: 'text/html' } });
  expect(page.status()).toBe(500);
  expect(await page.text()).toMatch(/Das hat nicht geklappt/);
  expect(JSON.stringify(logLines(portal.logFile))).not.toMatch(/password|secret|@example/i);
});
