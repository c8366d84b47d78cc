import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, pageTest as test } from '../support/fixtures';
import { type Portal, startPortal } from '../support/portal';

// docs/first-orders.md, walked as it is written: its commands are read from the page and run.
const ROOT = resolve(import.meta.dirname, '../..');
const REAL = resolve(ROOT, '../shared/data/orders/online_retail_dach.csv');
const run = promisify(execFile);

const commands = [
  ...readFileSync(resolve(ROOT, 'docs/first-orders.md'), 'utf8').matchAll(/^npm run (ingest|portal) -- (.+)$/gm),
].map(([, script = '', rest = '']) => ({
  script,
  args: [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
}));

test.describe.configure({ mode: 'serial', timeout: 180_000 });
let portal: Portal;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

/** `npm run <script> -- <args>` against this portal's database. */
async function npm(script: string, args: string[]): Promise<string> {
  const env = { ...process.env, ...portal.env, npm_config_loglevel: 'error' };
  const { stdout } = await run('npm', ['run', '--silent', script, '--', ...args], {
    cwd: ROOT,
    env,
    maxBuffer: 16_000_000,
  });
  return stdout;
}

/** Opens the printed link, sets a password, signs in with it, goes from the overview to all orders. */
async function enter(page: import('@playwright/test').Page, printed: string, email: string) {
  const link = /https?:\/\/\S+/.exec(printed)?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('Neues Passwort', { exact: true }).fill('ein langer Satz als Passwort');
  await page.getByRole('main').getByRole('button', { name: 'Passwort festlegen' }).click();
  await expect(page.getByRole('status')).toContainText('Ihr Passwort ist festgelegt.');
  await page.getByLabel('E-Mail', { exact: true }).fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill('ein langer Satz als Passwort');
  await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('link', { name: /^Alle Bestellungen/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellungen');
  return link;
}

test('the commands of docs/first-orders.md lead to a signed-in page with the imported orders', async ({ page }) => {
  const [ingest, first, second, again] = commands;
  expect(commands.map(({ script }) => script)).toEqual(['ingest', 'portal', 'portal', 'ingest']);
  const report = await npm(ingest?.script ?? '', ingest?.args ?? []);
  expect(report).toContain('no customer');
  const link = await enter(page, await npm(first?.script ?? '', first?.args ?? []), 'you@example.ch');
  await expect(page.locator('.orders > li').first()).toContainText('RW-30533');
  await expect(page.locator('.orders > li').first()).toContainText('Abgeschlossen');
  await page.getByRole('link', { name: 'RW-30466', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Bestellung ist abgeschlossen.');
  await expect(page.getByRole('main')).toContainText('Treuerabatt September');
  // The other customer's order does not exist for this person.
  expect((await page.request.get(`${portal.url}/konto/bestellungen/RW-30438`)).status()).toBe(404);
  // A link works once.
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');

  await enter(page, await npm(second?.script ?? '', second?.args ?? []), 'colleague@example.ch');
  await expect(page.locator('.orders > li')).toHaveCount(2);

  const json = JSON.parse((await npm(again?.script ?? '', again?.args ?? [])).trim().split('\n').at(-1) ?? '');
  expect(json).toMatchObject({ created: 0, updated: 0, refused: 1 });
  expect(json.unchanged).toBe(json.orders + json.credits);
});

test('the operator names the shop’s person for an imported company; its admin sees them and the rule for second factors', async ({
  page,
}) => {
  const named = ['contact', '20017', '--name', 'Beat Moser', '--mail', 'beat@shop.example', '--phone', '044 555 01 43'];
  await npm('portal', [...named, '--picture', '/people/beat-moser.svg']);
  await expect(
    npm('portal', ['contact', '20017', '--name', 'Eva', '--picture', 'https://evil.example/a.svg']),
  ).rejects.toThrow(/Not understood: --picture/);
  await page.goto(`${portal.url}/anmelden`);
  await page.getByLabel('E-Mail', { exact: true }).fill('you@example.ch');
  await page.getByLabel('Passwort', { exact: true }).fill('ein langer Satz als Passwort');
  await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.getByRole('link', { name: 'Firma', exact: true }).filter({ visible: true }).click();
  const card = page.getByRole('complementary', { name: 'Ihre Ansprechperson' });
  await expect(card).toContainText('Beat Moser');
  await expect(card.getByRole('link', { name: 'beat@shop.example' })).toHaveAttribute(
    'href',
    'mailto:beat@shop.example',
  );
  await expect(card.getByRole('link', { name: '044 555 01 43' })).toHaveAttribute('href', 'tel:0445550143');
  await expect(card.locator('img')).toHaveJSProperty('complete', true);
  await page.getByLabel('Alle Mitglieder brauchen einen zweiten Faktor').check();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('main')).toContainText('Richten Sie zuerst einen zweiten Faktor ein.');
});

test('the real file: its numbers, its customer signed in, its orders', async ({ page }) => {
  test.skip(!existsSync(REAL), 'the real data is not beside this checkout');
  const args = [REAL, '--format', 'invoice-lines', '--source', 'online-retail', '--json'];
  const numbers = JSON.parse((await npm('ingest', args)).trim().split('\n').at(-1) ?? '');
  expect(numbers).toEqual({
    lines: 11898,
    documents: 696,
    orders: 525,
    credits: 168,
    customers: 127,
    linesWithoutCustomer: 125,
    created: 693,
    updated: 0,
    unchanged: 0,
    refused: 3,
  });
  const second = JSON.parse((await npm('ingest', args)).trim().split('\n').at(-1) ?? '');
  expect(second).toEqual({ ...numbers, created: 0, unchanged: 693 });

  await enter(page, await npm('portal', ['link', '12662', 'real@example.ch']), 'real@example.ch');
  await page.goto(`${portal.url}/konto/bestellungen/536527`);
  await expect(page.getByRole('main')).toContainText('SET OF 6 T-LIGHTS SANTA');
  await expect(page.getByRole('main')).toContainText('POSTAGE');
  await expect(page.getByRole('main')).toContainText(/GBP/);
});
