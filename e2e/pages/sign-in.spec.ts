import { DEMO_PASSWORD } from '@/prisma/seed/shop';
import { expect, pageTest as test } from '../support/fixtures';

const LEA = 'lea.brunner@example.ch';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U06 U08 the form keeps what was typed, names what is missing and takes the focus there', async ({ page }) => {
      await page.goto('/anmelden');
      const email = page.getByLabel('E-Mail', { exact: true });
      const password = page.getByLabel('Passwort', { exact: true });
      await expect(email).toHaveAttribute('autocomplete', 'username');
      await expect(password).toHaveAttribute('autocomplete', 'current-password');
      await email.fill('lea.brunner@');
      await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
      const summary = page.getByRole('main').getByRole('alert');
      await expect(summary).toContainText('2 Angaben fehlen oder stimmen nicht');
      await expect(summary).toBeFocused();
      await expect(email).toHaveValue('lea.brunner@');
      await expect(email).toHaveAttribute('aria-invalid', 'true');
      await summary.getByRole('link', { name: 'Geben Sie Ihr Passwort ein' }).click();
      await expect(password).toBeFocused();
      if (javaScriptEnabled) await expect(page).toHaveTitle(/^Fehler: /);
    });

    test('signs in, shows the orders, signs out; a wrong password and an unknown address read the same', async ({
      page,
    }) => {
      await page.goto('/konto/bestellungen');
      await expect(page).toHaveURL(/\/anmelden\?weiter=/);
      const texts: string[] = [];
      for (const email of [LEA, 'niemand@example.ch']) {
        await page.getByLabel('E-Mail', { exact: true }).fill(email);
        await page.getByLabel('Passwort', { exact: true }).fill('falsches-Passwort');
        await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
        texts.push(await page.getByRole('main').getByRole('alert').innerText());
        await expect(page.getByLabel('Passwort', { exact: true })).toHaveValue('');
      }
      expect(texts[0]).toBe(texts[1]);

      await page.getByLabel('E-Mail', { exact: true }).fill(LEA);
      await page.getByLabel('Passwort', { exact: true }).fill(DEMO_PASSWORD);
      await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
      await expect(page).toHaveURL(/\/konto\/bestellungen#?$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellungen');
      await expect(page.getByRole('listitem').filter({ hasText: 'RW-24817' })).toBeVisible();
      // T32: nothing of a session is where a script could read it.
      if (javaScriptEnabled) {
        const readable = () =>
          [document.cookie, ...Object.values(localStorage), ...Object.values(sessionStorage)].join();
        const [cookies, text] = [await page.context().cookies(), await page.evaluate(readable)];
        for (const { name, value } of cookies) expect(text.includes(value), name).toBe(false);
      }

      const menu = page.getByText('Menü', { exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('button', { name: 'Abmelden' }).locator('visible=true').click();
      await expect(page).toHaveURL(/\/anmelden/);
      await expect(page.getByRole('status')).toHaveText('Sie sind abgemeldet.');
      await page.reload();
      await expect(page.getByRole('status')).toHaveCount(0);
    });
  });
}

test('T25 after sign-out a copied cookie is dead on page, file, action and navigation', async ({
  page,
  plant,
  signedIn,
  context,
  request,
  baseURL,
}) => {
  await signedIn(await plant([{ number: 'S-1' }]));
  const copied = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await page.goto('/konto/bestellungen');
  const menu = page.getByText('Menü', { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: 'Abmelden' }).locator('visible=true').click();
  await expect(page).toHaveURL(/\/anmelden/);

  const { callAction, fromOwnPage, redirectOf } = await import('../support/actions');
  const headers = { cookie: copied };
  const document = await request.get('/konto/bestellungen/S-1', { headers, maxRedirects: 0 });
  expect(document.headers().location).toContain('/anmelden');
  const navigation = await request.get('/konto/bestellungen', { headers: { ...headers, rsc: '1' }, maxRedirects: 0 });
  expect(await navigation.text()).not.toContain('S-1');
  const file = await request.get('/konto/bestellungen/export', { headers, maxRedirects: 0 });
  expect([file.status(), file.headers().location]).toEqual([307, expect.stringContaining('/anmelden')]);
  const action = await callAction(request, {
    name: 'signOutAction',
    on: '/hilfe',
    fields: {},
    headers: { ...headers, ...fromOwnPage(baseURL ?? '') },
  });
  expect(redirectOf(action)).toBe('/anmelden');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('T33 after sign-out the Back button shows nothing of the account', async ({ page, plant, signedIn }) => {
      await signedIn(await plant([{ number: 'BACK-1' }]));
      await page.goto('/konto/bestellungen');
      await page.getByRole('link', { name: 'BACK-1', exact: true }).click();
      await expect(page).toHaveURL(/BACK-1$/);
      const menu = page.getByText('Menü', { exact: true });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('button', { name: 'Abmelden' }).locator('visible=true').click();
      await expect(page.getByRole('status')).toHaveText('Sie sind abgemeldet.');
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmelden');
      await expect(page.getByText('BACK-1')).toHaveCount(0);
    });
  });
}

test('T39 after sign-in nobody is led to another host', async ({ page }) => {
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await page.goto(`/anmelden?weiter=${encodeURIComponent(next)}`);
    await expect(page.locator('#sign-in input[name=next]')).toHaveValue('/konto');
  }
});
