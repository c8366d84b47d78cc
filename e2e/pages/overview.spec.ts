import type { Page } from '@playwright/test';
import { formatDay } from '@/lib/core/format';
import { dayFromToday, item } from '@/prisma/seed/builders';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { plantPapers } from '../support/papers';
import { plantParcels } from '../support/parcels';
import { plantOrders } from '../support/people';

const main = (page: Page) => page.getByRole('main');
const region = (page: Page, name: string | RegExp) => main(page).getByRole('region', { name });
const mill = { sku: 'T64-01', name: 'Kaffeemühle Töss 64', price: 74900 };

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('the next delivery in one sentence, what waits, what else comes, the last orders', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const [soon, later, until, due] = [dayFromToday(1), dayFromToday(5), dayFromToday(6), dayFromToday(9)];
      const day = (date: string) => formatDay('de-CH', date, 'weekday');
      const lea = await plant([
        { number: 'O-1', placed: 1, items: [item(mill, 1)] },
        { number: 'O-2', placed: 2 },
        {
          number: 'O-3',
          placed: 9,
          payment: { state: 'open', dueOn: due },
          items: [item(mill, 1, { delivered: 1 })],
          fees: [],
        },
        { number: 'O-4', placed: 5, expectedOn: later },
        { number: 'O-5', placed: 60, completed: true },
      ]);
      await plantParcels(db, lea.accountId, [
        { number: 'O-1', expectedOn: soon, expectedFrom: '10:00', expectedTo: '12:00' },
        {
          number: 'O-2',
          state: 'ready_for_pickup',
          pickup: { place: 'Post Wiedikon', until },
          items: [{ lineKey: '1', quantity: 2 }],
        },
      ]);
      await signedIn(lea);
      await page.goto('/konto');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        `Kaffeemühle Töss 64 kommt am ${day(soon)}, 10:00–12:00 Uhr.`,
      );
      const waiting = region(page, 'Das wartet auf Sie').getByRole('listitem');
      await expect(waiting).toHaveCount(2);
      await expect(waiting.nth(0)).toContainText(`Ihr Paket liegt bis ${day(until)} bereit: Post Wiedikon.`);
      await expect(waiting.nth(1)).toContainText(new RegExp(`Rechnung über CHF\\s749\\.00 bis ${day(due)} bezahlen`));
      await expect(region(page, 'Auch unterwegs').getByRole('article')).toHaveCount(1);
      await expect(region(page, 'Auch unterwegs')).toContainText(`Kommt am ${day(later)}`);
      await expect(region(page, 'Letzte Bestellungen').locator('.orders > li')).toHaveCount(3);
      await expect(region(page, /^Belege im/)).toHaveCount(0);
      await waiting.nth(0).getByRole('link', { name: 'Abholort zeigen, Bestellung O-2' }).click();
      await expect(page).toHaveURL('/konto/bestellungen/O-2#sendungen');
      await page.goto('/konto');
      await page.getByRole('link', { name: 'Alle Bestellungen (5)' }).click();
      await expect(page).toHaveURL('/konto/bestellungen');
    });

    test('an account without orders says what comes next', async ({ page, plant, signedIn }) => {
      await signedIn(await plant());
      await page.goto('/konto');
      await expect(main(page).getByRole('heading', { name: 'Noch keine Bestellung' })).toBeVisible();
      await main(page).getByRole('link', { name: 'Bestellung mit Nummer finden' }).click();
      await expect(page).toHaveURL('/bestellung-finden');
    });
  });
}

test('nothing on its way says so, and still shows the last orders', async ({ page, plant, signedIn }) => {
  await signedIn(await plant([{ number: 'Q-1', completed: true }]));
  await page.goto('/konto');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zurzeit ist nichts unterwegs.');
  await expect(main(page).getByRole('link', { name: 'Q-1', exact: true })).toBeVisible();
});

test('a company sees its papers of the month, and nobody else’s', async ({ page, signedIn, db, statements }) => {
  const [mine, theirs] = [await plantCompany(db), await plantCompany(db)];
  for (const [company, number] of [
    [mine, 'K-1'],
    [theirs, 'K-2'],
  ] as const) {
    await plantOrders(db, company.accountId, [{ number }]);
    await plantPapers(db, number, company.admin);
  }
  const issuedOn = new Date(`${dayFromToday(0).slice(0, 7)}-01T00:00:00Z`);
  const accountIds = [mine.accountId, theirs.accountId];
  await db.document.updateMany({ where: { accountId: { in: accountIds } }, data: { issuedOn } });
  await page.goto('/hilfe');
  await signedIn(mine.admin);
  expect(await statements(await page.goto('/konto'))).toBeLessThanOrEqual(5);
  const papers = region(page, /^Belege im/).getByRole('listitem');
  await expect(papers).toHaveCount(1);
  await expect(papers.getByRole('link', { name: 'Rechnung K-1' })).toHaveAttribute('download', '');
  await expect(papers.getByRole('link', { name: 'Bestellung K-1' })).toHaveAttribute('href', '/konto/bestellungen/K-1');
});
