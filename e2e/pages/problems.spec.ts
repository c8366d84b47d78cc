import { expect, pageTest as test } from '../support/fixtures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a page that does not exist says so in full', async ({ page, expectStatus }) => {
      expectStatus(404);
      const response = await page.goto('/gibt/es/nicht');
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht.');
      await expect(page).toHaveTitle(/Diese Seite gibt es nicht/);
      await expect(page.getByText(response?.headers()['x-request-id'] ?? '?')).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: '044 555 01 40' })).toBeVisible();
      await page.getByRole('main').getByRole('link', { name: 'Zur Startseite' }).click();
      await expect(page).toHaveURL('/');
    });

    test('somebody else’s order and an unknown one give the same page', async ({
      page,
      plant,
      signedIn,
      expectStatus,
    }) => {
      expectStatus(404);
      await plant([{ number: 'FOREIGN-1' }]);
      await signedIn(await plant());
      const pages: string[] = [];
      for (const number of ['FOREIGN-1', 'UNKNOWN-1']) {
        const response = await page.goto(`/konto/bestellungen/${number}`);
        expect(response?.status()).toBe(404);
        pages.push(await page.getByRole('main').innerText());
      }
      const withoutReference = pages.map((text) => text.replace(/[0-9a-f-]{36}/, ''));
      expect(withoutReference[0]).toBe(withoutReference[1]);
    });
  });
}

test('T01 a navigation by script to an order that is not there gets 404, and the reader the same page', async ({
  page,
  plant,
  signedIn,
  expectStatus,
}) => {
  expectStatus(404);
  await signedIn(await plant());
  const response = await page.request.get('/konto/bestellungen/NONE?_rsc', { headers: { rsc: '1' } });
  expect([response.status(), await response.text()]).toEqual([404, '']);
  await page.goto('/konto/bestellungen', { waitUntil: 'networkidle' });
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/konto/bestellungen/NONE', textContent: 'Fremd' });
    // Beside what React made: it may not have taken the page over yet, and stumbles over strangers inside its own.
    document.body.append(link);
  });
  await page.getByRole('link', { name: 'Fremd' }).click();
  await expect(page.getByRole('heading', { name: 'Diese Seite gibt es nicht.' })).toBeVisible();
});
