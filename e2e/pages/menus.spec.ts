import type { Page } from '@playwright/test';
import { expect, pageTest as test } from '../support/fixtures';

// At 320 px the phone's menu, at 1280 px the one of the languages: each project sees exactly one.
const menu = (page: Page) => page.locator('.header details').filter({ visible: true });
const summary = (page: Page) => menu(page).locator('summary');
const inside = (page: Page) => menu(page).getByRole('button', { name: 'Français' });

test('an open menu closes on Escape with the focus where it was opened, on a press outside, and by Tab', async ({
  page,
}) => {
  await page.goto('/hilfe');
  await summary(page).focus();
  await page.keyboard.press('Enter');
  await inside(page).focus();
  // Until the page is hydrated nobody listens.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(inside(page)).toBeHidden({ timeout: 300 });
  }).toPass();
  await expect(summary(page)).toBeFocused();

  await summary(page).click();
  await expect(inside(page)).toBeVisible();
  await menu(page).getByRole('button', { name: 'English' }).focus();
  await expect(inside(page)).toBeVisible();
  await page.mouse.click(5, (page.viewportSize()?.height ?? 0) - 5);
  await expect(inside(page)).toBeHidden();

  await summary(page).click();
  await menu(page).getByRole('button').last().focus();
  await page.keyboard.press('Tab');
  await expect(inside(page)).toBeHidden();
});

test('a followed link leaves no menu open on the next page', async ({ page }) => {
  await page.goto('/hilfe');
  await summary(page).click();
  await expect(inside(page)).toBeVisible();
  const link = page.locator('.header').getByRole('link', { name: 'Anmelden' }).filter({ visible: true }).last();
  await link.click();
  await expect(page).toHaveURL('/anmelden');
  await expect(inside(page)).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the summary opens and closes its menu', async ({ page }) => {
    await page.goto('/hilfe');
    await expect(inside(page)).toBeHidden();
    await summary(page).click();
    await expect(inside(page)).toBeVisible();
    await summary(page).click();
    await expect(inside(page)).toBeHidden();
  });
});
