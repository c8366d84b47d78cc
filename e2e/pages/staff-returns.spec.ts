import type { Page } from '@playwright/test';
import type { Database } from '@/lib/core/db';
import { plantCase } from '../support/cases';
import { expect, pageTest as test } from '../support/fixtures';
import { expectSound } from '../support/sound';
import { plantStaff } from '../support/staff';

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
/** What is wrong with a form; the router has an alert of its own. */
const wrong = (page: Page) => page.locator('[role=alert]').filter({ hasText: /./ }).first();
const source = async (db: Database) =>
  (
    await db.source.create({
      data: { name: `Shop ${process.pid} ${Date.now()} ${Math.random()}` },
      select: { id: true },
    })
  ).id;

test('the queue shows what is to be decided, and what is overdue', async ({ page, db, signedIn, statements }) => {
  const { return: number, name } = await plantCase(db, await source(db), { quantity: 2, nextOn: '2020-01-06' });
  await signedIn(await plantStaff(db, 'act'));
  await page.goto('/service');
  await expect(main(page).getByRole('link', { name: /wartet auf Sie|warten auf Sie/ })).toBeVisible();
  const queue = await page.goto(`/service/retouren?suche=${number}`);
  expect(await statements(queue)).toBeLessThanOrEqual(5);
  const row = main(page).getByRole('row').filter({ hasText: number });
  await expect(row).toContainText('Überfällig');
  await expect(row).toContainText('2 × Tasse');
  await expect(row).toContainText(name);
  await expectSound(page);
});

test('a case shows what was said and promised, the money, and why the customer sees it', async ({
  page,
  db,
  signedIn,
  statements,
}) => {
  const { return: number } = await plantCase(db, await source(db), { quantity: 2 });
  await signedIn(await plantStaff(db, 'act'));
  // The first page of a process reads settings that it then remembers. Two are for the money, reckoned as it will be paid.
  await page.goto(`/service/retouren/${number}`);
  expect(await statements(await page.goto(`/service/retouren/${number}`))).toBeLessThanOrEqual(7);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Retoure ${number}, Angefragt`);
  await expect(main(page)).toContainText('Zu gross');
  await expect(main(page)).toContainText('CHF 12.10');
  await main(page).getByText('Warum sieht der Kunde das?').click();
  await expect(main(page)).toContainText('R-CH-01');
  await expectSound(page);
});

test('a case goes through approve, receive, inspect and accept', async ({ page, db, signedIn }) => {
  const { return: number } = await plantCase(db, await source(db), { quantity: 2 });
  await signedIn(await plantStaff(db, 'act'));
  await page.goto(`/service/retouren/${number}`);
  await main(page).getByLabel('Genehmigt von 2: Tasse').fill('1');
  await button(page, 'Genehmigen').click();
  await expect(wrong(page)).toContainText('Schreiben Sie, warum es weniger sind');
  await expect(main(page).getByLabel('Genehmigt von 2: Tasse')).toHaveValue('1');
  await main(page).getByLabel('Genehmigt von 2: Tasse').fill('2');
  await button(page, 'Genehmigen').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Genehmigt');
  await main(page).getByLabel('Zustand der Ware').selectOption('opened');
  await button(page, 'Ankunft buchen').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Angekommen');
  await button(page, 'Prüfung beginnen').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('In Prüfung');
  await button(page, 'Entscheiden, was angenommen wird').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Angenommen');
  await expect(main(page)).toContainText('Support, Sara Test');
  await expect(main(page)).toContainText('geöffnet');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('several are decided at once, and the answer names what was not', async ({ page, db, signedIn }) => {
      const shop = await source(db);
      const cases = await Promise.all(
        ['requested', 'declined'].map((state) => plantCase(db, shop, { state: state as 'requested' | 'declined' })),
      );
      const [open, over] = cases.map((one) => one.return);
      // One person's, so that a search shows both.
      const { accountId, name } = cases[0] as (typeof cases)[number];
      await db.account.update({ where: { id: accountId }, data: { name: `${name} ${open}` } });
      await db.return.updateMany({ where: { number: { in: [open ?? '', over ?? ''] } }, data: { accountId } });
      await signedIn(await plantStaff(db, 'act'));
      await page.goto(`/service/retouren?suche=${encodeURIComponent(`${name} ${open}`)}`);
      await button(page, 'Genehmigen').click();
      await expect(wrong(page)).toContainText('Wählen Sie mindestens eine Retoure');
      await main(page)
        .getByRole('checkbox', { name: `Auswählen: ${open}` })
        .check();
      await main(page)
        .getByRole('checkbox', { name: `Auswählen: ${over}` })
        .check();
      await button(page, 'Genehmigen').click();
      const answer = page.getByRole('status');
      await expect(answer).toContainText('Eine Retoure bearbeitet.');
      await expect(answer).toContainText(`${over}: geht in diesem Zustand nicht`);
      await expect(
        main(page)
          .getByRole('row')
          .filter({ has: page.getByRole('checkbox', { name: `Auswählen: ${open}` }) }),
      ).toContainText('Genehmigt');
    });

    test('a decision about what has moved on meanwhile is not made, and said', async ({ page, db, signedIn }) => {
      const { id, return: number } = await plantCase(db, await source(db));
      await signedIn(await plantStaff(db, 'act'));
      await page.goto(`/service/retouren/${number}`);
      await db.return.update({ where: { id }, data: { state: 'approved', stateAt: new Date(), waitsFor: 'customer' } });
      await main(page).getByLabel('Nachricht an die Kundin oder den Kunden').first().fill('Gern, bis bald!');
      await button(page, 'Genehmigen').click();
      await expect(wrong(page)).toContainText('Das wurde inzwischen geändert');
      const kept = javaScriptEnabled
        ? main(page).getByLabel('Nachricht an die Kundin oder den Kunden').first()
        : main(page).locator('blockquote');
      await (javaScriptEnabled
        ? expect(kept).toHaveValue('Gern, bis bald!')
        : expect(kept).toHaveText('Gern, bis bald!'));
      expect(await db.returnEvent.count({ where: { returnId: id } })).toBe(1);
    });
  });
}

test('goods without an order are taken in and assigned', async ({ page, db, signedIn }) => {
  const shop = await source(db);
  const {
    number: order,
    return: known,
    name,
  } = await plantCase(db, shop, { quantity: 1, trackingNumber: `T${Date.now()}` });
  const { trackingNumber } = await db.return.findUniqueOrThrow({ where: { number: known } });
  await signedIn(await plantStaff(db, 'act'));
  await page.goto('/service/retouren/eingang');
  await expectSound(page);
  await main(page).getByLabel('Shop').selectOption(shop);
  await button(page, 'Ankunft buchen').click();
  await expect(wrong(page)).toContainText('Beschreiben Sie den Artikel');
  await main(page).getByLabel('Artikel', { exact: true }).fill('Tasse blau');
  await button(page, 'Ankunft buchen').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Angekommen');
  await expect(main(page)).toContainText('Ohne Bestellung');
  await main(page).getByLabel('Bestellnummer').fill(order);
  await button(page, 'Bestellung suchen').click();
  await main(page).getByRole('radio', { name: /Tasse/ }).check();
  await button(page, 'Zuordnen').click();
  await expect(main(page)).toContainText(name);
  await expect(button(page, 'Prüfung beginnen')).toBeVisible();

  await page.goto('/service/retouren/eingang');
  await main(page).getByLabel('Shop').selectOption(shop);
  await main(page)
    .getByLabel('Sendungsnummer oder Retourennummer')
    .fill(trackingNumber ?? '');
  await main(page).getByLabel('Artikel', { exact: true }).fill('Tasse');
  await button(page, 'Ankunft buchen').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(known);
});

test('goods without a receipt are taken back for what they cost today', async ({ page, db, plant, signedIn }) => {
  const shop = await source(db);
  const sku = `OB-${Date.now()}`;
  const article = { sourceId: shop, sku, name: 'Tasse', category: 'cups' };
  await db.product.create({ data: article, select: { id: true } });
  const price = { sourceId: shop, sku, currency: 'CHF', amount: 1_900, vatIncluded: true, contentHash: sku };
  await db.price.create({ data: price, select: { sku: true } });
  const customer = await plant();
  await db.customer.update({ where: { id: customer.id }, data: { emailConfirmedAt: new Date() } });
  await signedIn(await plantStaff(db, 'act'));
  await page.goto('/service/retouren/eingang');
  await main(page).getByLabel('Shop').selectOption(shop);
  await main(page).getByLabel('Artikel', { exact: true }).fill('Tasse blau');
  await main(page).getByLabel('Artikelnummer').fill(sku);
  await button(page, 'Ankunft buchen').click();
  await main(page).locator('summary', { hasText: 'Ohne Beleg zurücknehmen' }).click();
  await expectSound(page);
  await button(page, 'Zurücknehmen').click();
  await expect(wrong(page)).toContainText('Wählen Sie, was es dafür gibt');
  await main(page)
    .getByRole('radio', { name: /Guthaben CHF\s19\.00/ })
    .check();
  await main(page).getByLabel('E-Mail des Kontos').fill('niemand@example.ch');
  await button(page, 'Zurücknehmen').click();
  await expect(wrong(page)).toContainText('Zu dieser Adresse gibt es kein Konto');
  await expect(main(page).getByRole('radio', { name: /Guthaben CHF\s19\.00/ })).toBeChecked();
  await main(page).getByLabel('E-Mail des Kontos').fill(customer.email);
  await button(page, 'Zurücknehmen').click();
  await expect(main(page)).toContainText('Als Guthaben');
  await expect(main(page)).toContainText(customer.name);
  await expect(button(page, 'Prüfung beginnen')).toBeVisible();
});

test('who may only look sees the case, and no form', async ({ page, db, signedIn }) => {
  const { return: number } = await plantCase(db, await source(db));
  await signedIn(await plantStaff(db, 'view'));
  await page.goto(`/service/retouren/${number}`);
  await expect(main(page)).toContainText('Hier ist jetzt nichts zu entscheiden.');
  await expect(button(page, 'Genehmigen')).toHaveCount(0);
  await page.goto(`/service/retouren?suche=${number}`);
  await expect(main(page).getByRole('checkbox')).toHaveCount(0);
});
