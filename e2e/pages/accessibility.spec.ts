import AxeBuilder from '@axe-core/playwright';
import { expect, pageTest as test } from '../support/fixtures';

const PAGES = [
  '/',
  '/hilfe',
  '/anmelden',
  '/passwort-vergessen/unknown',
  '/nope',
  '/konto/bestellungen',
  '/konto/bestellungen/AX-1',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const path of PAGES) {
      test(`axe finds nothing on ${path}, and the page does not scroll sideways`, async ({
        page,
        plant,
        signedIn,
        expectStatus,
      }) => {
        expectStatus(404);
        if (path.startsWith('/konto')) await signedIn(await plant([{ number: 'AX-1', expectedOn: '2026-12-03' }]));
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

test('the keyboard reaches the content first, and everything by Tab', async ({ page }) => {
  await page.goto('/anmelden');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('E-Mail', { exact: true })).toBeFocused();
});
