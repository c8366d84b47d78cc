import type { Page } from '@playwright/test';
import { formatDay } from '@/lib/core/format';
import { daysAfter, rolled } from '@/lib/rules/policy/working-days';
import { dayFromToday, item } from '@/prisma/seed/builders';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { pdfOf, plantPapers } from '../support/papers';
import { plantParcels } from '../support/parcels';
import { plantOrders } from '../support/people';

const LIST = '/konto/bestellungen';
const main = (page: Page) => page.getByRole('main');
const rows = (page: Page) => main(page).locator('.orders > li');
const field = (page: Page) => main(page).getByLabel('Suchen', { exact: true });
const apply = (page: Page) => main(page).getByRole('button', { name: 'Anzeigen' });
const chip = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Schnellauswahl' }).getByRole('link', { name });

const mill = { sku: 'T64-01', name: 'Kaffeemühle Töss 64', price: 74900 };
const scale = { sku: '1204-01', name: 'Feinwaage mit Timer', price: 12900 };
const several = [
  { number: 'L-1', reference: 'PO 2026/118', expectedOn: dayFromToday(5) },
  { number: 'L-2', items: [item(mill, 1)] },
  { number: 'L-3', placed: 800, completed: true, items: [item(scale, 1, { delivered: 1 })] },
];

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('one field finds by number, own reference, product, article, parcel and invoice', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const lea = await plant(several);
      await plantParcels(db, lea.accountId, [{ number: 'L-2', trackingNumber: '99.60.004817.01123582' }]);
      await plantPapers(db, 'L-3', lea, pdfOf(), 'R-70031');
      await signedIn(lea);
      for (const [typed, number] of [
        ['l-1', 'L-1'],
        ['po 2026/118', 'L-1'],
        ['kaffeemuhle', 'L-2'],
        ['T64-01', 'L-2'],
        ['99 60 004817 01123582', 'L-2'],
        ['R-70031', 'L-3'],
      ] as const) {
        await page.goto(LIST);
        await field(page).fill(typed);
        await apply(page).click();
        await expect(page).toHaveURL(/[?&]suche=/);
        await expect(rows(page)).toHaveCount(1);
        await expect(rows(page)).toContainText(number);
        await expect(main(page).getByRole('status')).toContainText('Eine Bestellung gefunden');
        await expect(page).toHaveTitle(/^Eine Bestellung gefunden – Bestellungen/);
        await expect(field(page)).toHaveValue(typed);
      }
    });

    test('state and year narrow, stand in the address, and stay after reload and Back', async ({
      page,
      plant,
      signedIn,
    }) => {
      await signedIn(await plant(several));
      await page.goto(LIST);
      await expect(main(page).getByLabel('Bestellt von')).toHaveCount(0);
      await main(page).getByLabel('Zustand').selectOption('Abgeschlossen');
      const year = new Date(Date.now() - 800 * 86_400_000).getUTCFullYear();
      await main(page).getByLabel('Jahr', { exact: true }).selectOption(String(year));
      await apply(page).click();
      await expect(page).toHaveURL(new RegExp(`zustand=abgeschlossen&jahr=${year}`));
      await expect(rows(page)).toHaveCount(1);
      await page.reload();
      await expect(rows(page)).toContainText(['L-3']);
      await expect(main(page).getByLabel('Zustand')).toHaveValue('abgeschlossen');
      await rows(page).getByRole('link', { name: 'L-3', exact: true }).click();
      await expect(page).toHaveURL(`${LIST}/L-3`);
      await page.goBack();
      await expect(page).toHaveURL(/zustand=abgeschlossen/);
      await expect(rows(page)).toHaveCount(1);

      await main(page).getByRole('link', { name: 'Filter zurücksetzen' }).click();
      await expect(rows(page)).toHaveCount(3);
      await expect(main(page).getByRole('status')).toHaveCount(0);
      await chip(page, /^In Vorbereitung 2$/).click();
      await expect(page).toHaveURL(`${LIST}?zustand=vorbereitung`);
      await expect(rows(page)).toHaveCount(2);
      await expect(chip(page, /^In Vorbereitung/)).toHaveAttribute('aria-current', 'true');
    });

    test('nothing found says so and offers the way back', async ({ page, plant, signedIn }) => {
      await signedIn(await plant(several));
      await page.goto(`${LIST}?suche=gibtesnicht`);
      await expect(main(page).getByRole('status')).toContainText('Keine Bestellung gefunden');
      await expect(main(page).getByRole('heading', { name: 'Dazu gibt es keine Bestellung' })).toBeVisible();
      await main(page).getByRole('link', { name: 'Filter zurücksetzen' }).last().click();
      await expect(rows(page)).toHaveCount(3);
    });

    test('older and newer keep the filter', async ({ page, plant, signedIn }) => {
      const many = Array.from({ length: 25 }, (_, at) => ({
        number: `P-${100 + at}`,
        placed: at,
        items: [item(mill, 1)],
      }));
      await signedIn(await plant([...many, { number: 'OTHER', placed: 2 }]));
      await page.goto(`${LIST}?suche=T64`);
      await expect(main(page).getByRole('status')).toContainText('25 Bestellungen gefunden');
      await page.getByRole('link', { name: 'Ältere' }).click();
      await expect(rows(page)).toHaveCount(5);
      await expect(page).toHaveURL(/suche=T64&nach=/);
      await page.getByRole('link', { name: 'Neuere' }).click();
      await expect(rows(page)).toHaveCount(20);
      await expect(page).toHaveURL(/suche=T64&vor=/);
      await expect(main(page)).not.toContainText('OTHER');
    });
  });
}

test('a company narrows to who ordered', async ({ page, signedIn, db }) => {
  const company = await plantCompany(db);
  await plantOrders(db, company.accountId, [
    { number: 'W-1', buyerName: 'Mara Steiner' },
    { number: 'W-2', buyerName: 'Tim Huber' },
  ]);
  await signedIn(company.admin);
  await page.goto(LIST);
  await main(page).getByLabel('Bestellt von').selectOption('Tim Huber');
  await apply(page).click();
  await expect(page).toHaveURL(/wer=Tim/);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('bestellt von Tim Huber');
});

test('the keyboard alone searches, narrows and opens', async ({ page, plant, signedIn }) => {
  await signedIn(await plant(several));
  await page.goto(LIST, { waitUntil: 'networkidle' });
  await field(page).focus();
  await page.keyboard.type('töss');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole('link', { name: 'L-2', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${LIST}/L-2`);
});

test('the file holds what the list is narrowed to', async ({ page, plant, signedIn }) => {
  await signedIn(await plant([...several, { number: 'L-4', reference: '=1+1', items: [item(mill, 2)] }]));
  await page.goto(`${LIST}?suche=T64-01`);
  const started = page.waitForEvent('download');
  await main(page).getByRole('link', { name: 'Als CSV speichern' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^bestellungen-\d{4}-\d\d-\d\d\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffNummer;Bestelldatum;Referenz/);
  expect(
    lines
      .slice(1)
      .map((line) => line.split(';')[0])
      .sort(),
  ).toEqual(['L-2', 'L-4']);
  // A text that begins like a formula is none in a spreadsheet.
  expect(lines.find((line) => line.startsWith('L-4'))).toContain(";'=1+1;");
});

test('U02 no language counts days: list, order and overview say dates', async ({ page, plant, signedIn, context }) => {
  const day = dayFromToday(4);
  await signedIn(await plant([{ number: 'D-1', expectedOn: day }]));
  for (const locale of ['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en'] as const) {
    await context.addCookies([{ name: 'portal-language', value: locale, url: process.env.E2E_URL ?? '' }]);
    for (const path of [LIST, `${LIST}/D-1`, '/konto']) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(
        main(page)
          .getByText(formatDay(locale, day, 'weekday'))
          .first(),
      ).toBeVisible();
      const text = await main(page).innerText();
      expect(text).not.toMatch(/\d\s*(Tage?n?|jours?|giorn[io]|days?|Werktage?n?|Arbeitstage?n?)\b/i);
    }
  }
});

test('T04 filters, search and file never show a row of the other company', async ({ page, signedIn, db }) => {
  const [mine, theirs] = [await plantCompany(db), await plantCompany(db)];
  await plantOrders(db, mine.accountId, [{ number: 'C1-1', buyerName: 'Mara Steiner' }]);
  await plantOrders(db, theirs.accountId, [{ number: 'C2-1', reference: 'GEHEIM 9', buyerName: 'Eva Roth' }]);
  await signedIn(mine.admin);
  for (const query of [
    '',
    '?suche=C2-1',
    '?suche=GEHEIM',
    '?wer=Eva+Roth',
    '?zustand=vorbereitung',
    `?konto=${theirs.accountId}`,
  ]) {
    await page.goto(`${LIST}${query}`);
    await expect(rows(page).filter({ hasText: /C2-1|GEHEIM|Eva Roth/ })).toHaveCount(0);
    const file = await (await page.request.get(`${LIST}/export${query}`)).text();
    expect(file).toContain('Nummer;');
    expect(file).not.toMatch(/C2-1|GEHEIM|Eva Roth/);
  }
  await page.goto(`${LIST}?suche=C2-1`);
  await expect(main(page).getByRole('status')).toContainText('Keine Bestellung gefunden');
  await expect(main(page).getByLabel('Bestellt von').getByRole('option')).toHaveText(['Alle', 'Mara Steiner']);
});

test('statements: at most 2 for the list, narrowed or not', async ({ page, plant, signedIn, statements }) => {
  await page.goto('/hilfe');
  await signedIn(await plant(several));
  for (const query of ['', '?suche=T64&zustand=vorbereitung&jahr=2026', '?suche=nichts']) {
    expect(await statements(await page.goto(`${LIST}${query}`)), query).toBeLessThanOrEqual(2);
  }
});

test('says until when it can be given back, or could, and leads there', async ({ page, plant, signedIn }) => {
  // The demo's rules: thirty days after the last parcel, to the next working day, then sixty for store credit.
  const arrived = (days: number) => [item(mill, 1, { delivered: 1, deliveredOn: dayFromToday(-days) })];
  const end = (days: number) => rolled(dayFromToday(30 - days), { country: 'CH', region: 'ZH' });
  await signedIn(
    await plant([
      { number: 'R-1', placed: 5, items: arrived(3) },
      { number: 'R-2', placed: 60, items: arrived(50) },
      { number: 'R-3', placed: 140, items: arrived(130) },
    ]),
  );
  await page.goto(LIST);
  const row = (number: string) => rows(page).filter({ hasText: number });
  const long = (day: string) => formatDay('de-CH', day, 'long');
  await expect(row('R-1')).toContainText(`Rückgabe möglich bis ${long(end(3))}`);
  const act = row('R-1').getByRole('link', { name: 'Zurückgeben, Bestellung R-1' });
  await expect(act).toHaveAttribute('href', '/konto/retouren/neu?bestellung=R-1');
  await expect(row('R-2')).toContainText(`Rückgabe für ein Guthaben möglich bis ${long(daysAfter(end(50), 60))}`);
  await expect(row('R-3')).toContainText(`Rückgabe war bis ${long(daysAfter(end(130), 60))} möglich`);
  await expect(row('R-3').getByRole('link', { name: /^Zurückgeben/ })).toHaveCount(0);
});
