import { formatDay } from '@/lib/core/format';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, pageTest as test } from '../support/fixtures';

const greetings = [
  ['de-CH', 'Anmelden'],
  ['de-DE', 'Anmelden'],
  ['fr-CH', 'Connexion'],
  ['it-CH', 'Accesso'],
  ['en', 'Sign in'],
] as const;

for (const [locale, title] of greetings) {
  test.describe(`browser in ${locale}`, () => {
    test.use({ locale });

    test('the browser’s language is the page’s', async ({ page }) => {
      await page.goto('/anmelden');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a language chosen in the menu stays, here and in the profile', async ({ page, plant, signedIn, db }) => {
      const soon = dayFromToday(8);
      const customer = await plant([{ number: 'LG-1', expectedOn: soon }]);
      await signedIn(customer);
      await page.goto('/konto/bestellungen/LG-1');
      const menu = page.getByText('Menü', { exact: true });
      await ((await menu.isVisible()) ? menu : page.getByText('Deutsch (Schweiz)').locator('visible=true')).click();
      await page.getByRole('button', { name: 'Français' }).locator('visible=true').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        `Arrive le ${formatDay('fr-CH', soon, 'weekday')}.`,
      );
      await expect(page).toHaveURL(/\/konto\/bestellungen\/LG-1#?$/);
      await expect
        .poll(() => db.customer.findUnique({ where: { id: customer.id }, select: { locale: true } }))
        .toEqual({ locale: 'fr-CH' });
    });
  });
}
