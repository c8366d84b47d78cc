import type { Page } from '@playwright/test';
import { dayFromToday, item } from '@/prisma/seed/builders';
import { expect, pageTest as test } from '../support/fixtures';
import { expectSound } from '../support/sound';

const arrived = (name: string, quantity: number) => ({
  ...item({ sku: name, name, price: 2_500 }, quantity),
  ...{ quantityOpen: 0, quantityDelivered: quantity, deliveredOn: dayFromToday(-2) },
});
const ORDER = { number: 'RW-7001', items: [arrived('Kanne', 1), arrived('Becher', 3)] };

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: RegExp) => main(page).getByRole('button', { name }).click();

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a customer gives pieces back in five steps; what was said waits, and the receipt can be found again', async ({
      page,
      plant,
      signedIn,
    }) => {
      test.slow();
      await signedIn(await plant([ORDER]));
      await page.goto('/konto/bestellungen/RW-7001');
      await main(page).getByRole('link', { name: 'Etwas zurückgeben' }).click();
      await expect(page).toHaveURL(/\/konto\/retouren\/neu\?bestellung=RW-7001/);

      // U06 nothing chosen: the summary says so and takes the focus.
      await press(page, /^Weiter zum Grund/);
      await expect(main(page).getByRole('alert')).toContainText('Wählen Sie mindestens einen Artikel');
      await main(page)
        .getByLabel(/^Menge, höchstens 3: Becher/)
        .selectOption('2');
      await press(page, /^Weiter zum Grund/);
      await expect(page).toHaveURL(/\/konto\/retouren\/neu\/RT-\w{8}\/grund/);

      await main(page).getByLabel('Was möchten Sie uns dazu sagen?').fill('Zwei sind zu viel');
      await press(page, /^Weiter zur Lösung/);
      await expect(main(page).getByRole('alert')).toContainText('Wählen Sie einen Grund');
      await expect(main(page).getByLabel('Was möchten Sie uns dazu sagen?')).toHaveValue('Zwei sind zu viel');
      await main(page).getByLabel('Grund').selectOption({ label: 'Anderer Grund' });
      await press(page, /^Weiter zur Lösung/);
      await expect(page).toHaveURL(/\/loesung/);

      await main(page)
        .getByLabel(/Geld zurück/)
        .check();
      await expect(main(page)).toContainText('CHF 50.00');
      await press(page, /^Weiter zum Rückweg/);
      await main(page)
        .getByLabel(/Selbst aufgeben/)
        .check();
      await press(page, /^Weiter zum Prüfen/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
      await expect(main(page)).toContainText('Zwei sind zu viel');

      // The draft waits on any device.
      await page.goto('/konto/retouren');
      await main(page).getByRole('link', { name: 'Weitermachen' }).click();
      await press(page, /^Retoure senden/);
      await expect(page).toHaveURL(/\/konto\/retouren\/RT-\w{8}#?$/);
      // The shop's rules decide about a plain return: the slip is there at once, with its last day.
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Senden Sie die Ware bis');
      const slip = await page.request.get(`${new URL(page.url()).pathname}/schein`);
      expect([slip.status(), slip.headers()['content-type']]).toEqual([200, 'application/pdf']);
      // U10 going back sends nothing again: the steps of what was sent lead to its page.
      const own = new URL(page.url()).pathname;
      await page.goto(`${own.replace('/retouren/', '/retouren/neu/')}/pruefen`);
      expect(new URL(page.url()).pathname).toBe(own);

      await main(page).getByText('Retoure zurückziehen').first().click();
      await press(page, /^Retoure zurückziehen/);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('zurückgezogen');
    });
  });
}

test('every step is sound, in both schemes, with few statements', async ({ page, plant, signedIn, statements }) => {
  // Seven pages, each looked through twice by axe.
  test.setTimeout(180_000);
  await signedIn(await plant([ORDER]));
  const visit = async (path: string) => {
    const response = await page.goto(path);
    await expectSound(page);
    return statements(response);
  };
  // Once, so that rules and settings are known to the process.
  await page.goto('/konto/retouren/neu');
  const counted = [await visit('/konto/retouren'), await visit('/konto/retouren/neu?bestellung=RW-7001')];
  await main(page).getByLabel('Zurückgeben').first().check();
  await press(page, /^Weiter zum Grund/);
  await expect(page).toHaveURL(/\/grund/);
  const draft = new URL(page.url()).pathname.replace(/\/grund$/, '');
  counted.push(await visit(`${draft}/grund`));
  await main(page).getByLabel('Grund').selectOption({ label: 'Anderer Grund' });
  await press(page, /^Weiter zur Lösung/);
  await expect(page).toHaveURL(/\/loesung/);
  counted.push(await visit(`${draft}/loesung`));
  await main(page)
    .getByLabel(/Geld zurück/)
    .check();
  await press(page, /^Weiter zum Rückweg/);
  await expect(page).toHaveURL(/\/rueckweg/);
  counted.push(await visit(`${draft}/rueckweg`));
  await press(page, /^Weiter zum Prüfen/);
  await expect(page).toHaveURL(/\/pruefen/);
  counted.push(await visit(`${draft}/pruefen`));
  await press(page, /^Retoure senden/);
  await expect(page).toHaveURL(/\/konto\/retouren\/RT-\w{8}/);
  counted.push(await visit(new URL(page.url()).pathname));
  expect(Math.max(...counted)).toBeLessThanOrEqual(5);
});
