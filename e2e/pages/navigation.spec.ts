import type { Page } from '@playwright/test';
import { expect, pageTest as test } from '../support/fixtures';

const orders = [
  { number: 'N-1', placed: 1 },
  { number: 'N-2', placed: 2 },
];

/** A mark that a full reload would wipe out. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { sameDocument: true }));
const sameDocument = (page: Page) => page.evaluate(() => 'sameDocument' in window);

test('a link opens its page without a reload and shows that it is on the way', async ({ page, plant, signedIn }) => {
  await signedIn(await plant(orders));
  await page.goto('/konto/bestellungen', { waitUntil: 'networkidle' });
  await mark(page);
  let answer = () => {};
  const held = new Promise<void>((release) => {
    answer = release;
  });
  await page.route('**/konto/bestellungen/N-1*', async (route) => {
    await held;
    await route.continue();
  });
  const link = page.getByRole('link', { name: 'N-1', exact: true });
  await link.click();
  await expect(link).toHaveAttribute('data-pending', 'true');
  answer();
  await expect(page).toHaveURL('/konto/bestellungen/N-1');
  await expect(page.getByText('Bestellung N-1').first()).toBeVisible();
  expect(await sameDocument(page)).toBe(true);
  await page.goBack();
  await expect(link).toBeVisible();
  await expect(link).not.toHaveAttribute('data-pending');
  expect(await sameDocument(page)).toBe(true);
});

test('what is no page of ours here stays with the browser', async ({ page, context, plant, signedIn }) => {
  await signedIn(await plant(orders));
  await page.goto('/konto/bestellungen', { waitUntil: 'networkidle' });
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'N-1', exact: true }).click({ modifiers: ['Control'] });
  await (await opened).close();
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/konto/bestellungen/N-2', textContent: 'Datei' });
    link.download = 'datei.html';
    document.querySelector('main')?.append(link);
  });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Datei' }).click();
  await (await download).cancel();
  await page.keyboard.press('Tab');
  await page.evaluate(() => document.querySelector<HTMLElement>('.skip-link')?.click());
  await expect(page).toHaveURL('/konto/bestellungen#inhalt');
});
