import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, pageTest as test } from '../support/fixtures';
import { type Portal, startPortal } from '../support/portal';

// docs/connect-a-shop.md, walked as it is written: its shell blocks are read from the page and run by a shell.
const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const blocks = [...readFileSync(resolve(ROOT, 'docs/connect-a-shop.md'), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(
  ([, block = '']) => block.trim(),
);

test.skip(!has('curl'), 'there is no curl on this machine');
test.describe.configure({ mode: 'serial', timeout: 180_000 });
let portal: Portal;
const folder = mkdtempSync(join(tmpdir(), 'shop-'));
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal({ worker: true });
});
test.afterAll(() => portal.stop());

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A block as somebody types it, in the project's folder for npm and elsewhere for the rest. */
async function shell(block: string, more: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, ...portal.env, PORTAL: portal.url, ...more, npm_config_loglevel: 'error' };
  const cwd = block.startsWith('npm') ? ROOT : folder;
  return (await run('bash', ['-c', block], { cwd, env })).stdout;
}

/** Registers on the page, opens the mailed link, sets a password, signs in. */
async function register(page: import('@playwright/test').Page, email: string): Promise<void> {
  await page.goto(`${portal.url}/registrieren`);
  await page.getByLabel('Name', { exact: true }).fill('Beatrice Nussbaumer');
  await page.getByLabel('E-Mail', { exact: true }).fill(email);
  await page.getByRole('main').getByRole('button', { name: 'Konto eröffnen' }).click();
  await expect(page.getByRole('status')).toContainText('Wir haben Ihnen eine Mail geschickt.');
  await page.goto(await mailed('/passwort-vergessen/'));
  await page.getByLabel('Neues Passwort', { exact: true }).fill('ein langer Satz als Passwort');
  await page.getByRole('button', { name: 'Passwort festlegen' }).click();
  await page.getByLabel('E-Mail', { exact: true }).fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill('ein langer Satz als Passwort');
  await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
  await page.waitForURL('**/konto');
}

async function mailed(path: string): Promise<string> {
  let link: string | undefined;
  await expect(() => {
    const mail = join(portal.data, 'mail');
    const text = readdirSync(mail).map((file) => readFileSync(join(mail, file), 'utf8').replace(/=\r?\n/g, ''));
    link = new RegExp(`https?://[^\\s"<>]*${path}[\\w-]{20,}`).exec(text.join('\n'))?.[0];
    expect(link).toBeTruthy();
  }).toPass({ timeout: 20_000 });
  return link ?? '';
}

test('the commands of docs/connect-a-shop.md lead to an order that its customer sees', async ({ page, browser }) => {
  writeFileSync(join(folder, 'invoice.pdf'), '%PDF-1.4\n%%EOF\n');
  const [create = '', exports = '', order = '', customer = '', parcelAndPaper = '', changes = ''] = blocks;
  const key = /^\s+(mk_\S+)$/m.exec(await shell(create))?.[1] ?? '';
  expect(exports).toContain('export KEY=mk_…');
  const brought = JSON.parse(await shell(order, { KEY: key }));
  expect(brought).toMatchObject({ id: '450789469', status: 'created' });

  // The status link shows state and parcels, and nothing that names a person or a price.
  const status = await browser.newPage();
  await status.goto(brought.statusUrl);
  await expect(status.getByRole('main')).toContainText('S-1001');
  const text = (await status.getByRole('main').textContent()) ?? '';
  expect(text).not.toMatch(/Nussbaumer|beatrice|45\.90|38\.00/i);
  await status.close();

  expect(JSON.parse(await shell(customer, { KEY: key }))).toMatchObject({ id: 'K-1', status: 'updated' });
  await register(page, 'beatrice@example.ch');
  await page.goto(`${portal.url}/konto/bestellungen`);
  await expect(page.locator('.orders > li')).toHaveCount(1);
  await expect(page.locator('.orders > li')).toContainText('S-1001');
  await expect(page.locator('.orders > li')).toContainText('26. Nov');

  const answers = (await shell(parcelAndPaper, { KEY: key })).replaceAll('}{', '}\n{').split('\n');
  expect(answers.map((answer) => JSON.parse(answer).status)).toEqual(['created', 'created']);
  await page.goto(`${portal.url}/konto/bestellungen/S-1001`);
  await expect(page.getByRole('main')).toContainText('99.60.004817.01123582');
  await expect(page.getByRole('main')).toContainText('2026-1');

  expect(JSON.parse(await shell(changes, { KEY: key }))).toEqual({ entries: [], cursor: '0', more: false });
  const seen = await run('curl', ['-s', '-H', `Authorization: Bearer ${key}`, `${portal.url}/api/v1/orders/450789469`]);
  expect(JSON.parse(seen.stdout)).toMatchObject({ claimed: true, documents: [{ number: '2026-1' }] });
});

test('T23 who registers and does not confirm sees nothing, and neither does anybody with another address', async ({
  page,
}) => {
  const key = /^\s+(mk_\S+)$/m.exec(await shell(blocks[0] ?? ''))?.[1] ?? '';
  await page.goto(`${portal.url}/registrieren`);
  await page.getByLabel('Name', { exact: true }).fill('Niemand');
  await page.getByLabel('E-Mail', { exact: true }).fill('spaeter@example.ch');
  await page.getByRole('main').getByRole('button', { name: 'Konto eröffnen' }).click();
  await expect(page.getByRole('status')).toContainText('Wir haben Ihnen eine Mail geschickt.');
  const customer = '{ "id": "K-2", "name": "Noch nicht", "email": "spaeter@example.ch" }';
  const order =
    '{ "id": "2", "customer": "K-2", "placedAt": "2026-11-23T19:42:00+01:00", "currency": "CHF", "items": [] }';
  for (const [resource, body] of [
    ['customers', customer],
    ['orders', order],
  ]) {
    const post = `curl -s $PORTAL/api/v1/${resource} -H "Authorization: Bearer $KEY" -d '${body}'`;
    expect(JSON.parse(await shell(post, { KEY: key })).status).toBe('created');
  }
  const get = 'curl -s $PORTAL/api/v1/orders/2 -H "Authorization: Bearer $KEY"';
  expect(JSON.parse(await shell(get, { KEY: key })).claimed).toBe(false);
});
