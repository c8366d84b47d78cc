import type { Page } from '@playwright/test';
import { settleCancellations } from '@/lib/cancellations/mutations/settle';
import { saveShipments } from '@/lib/orders/mutations/shipments';
import { refreshSummaries } from '@/lib/orders/mutations/summaries';
import { item } from '@/prisma/seed/builders';
import { plantCancellation } from '../support/cancellations';
import { plantCompany } from '../support/company';
import { expect, type TestCustomer, pageTest as test } from '../support/fixtures';
import { plantGuestLink, plantGuestOrder } from '../support/guest';
import { plantOrders } from '../support/people';
import { expectSound } from '../support/sound';

type Db = Parameters<typeof plantCompany>[0];

const items = [
  item({ sku: 'B-7', name: 'Becher «Limmat»', price: 1_900 }, 3),
  item({ sku: 'T-64', name: 'Kaffeemühle Töss', price: 12_900 }, 1),
];
/** Placed just now: the shop's hour is still to come. */
const fresh = (number: string) => ({ number, placed: 0, items, payment: { state: 'paid' as const } });
const pathOf = (number: string) => `/konto/bestellungen/${number}`;
const quantityOf = (page: Page, name: string) => page.getByLabel(`Menge: ${name}`);
const orderOf = (db: Db, customer: TestCustomer) =>
  db.order.findFirstOrThrow({ where: { accountId: customer.accountId }, select: { id: true, sourceId: true } });

/** The shop makes a label for pieces of a line. */
async function pack(db: Db, customer: TestCustomer, lineKey: string, quantity: number) {
  const { id: orderId, sourceId } = await orderOf(db, customer);
  const parcel = { orderId, sourceId, sourceKey: `p-${lineKey}`, state: 'label_created' as const };
  await db.$transaction((tx) => saveShipments(tx, [{ ...parcel, items: [{ lineKey, quantity }] }]));
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U07 the whole order: chosen already, checked, asked by one button, and a receipt that stays', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const customer = await plant([fresh('CN-1')]);
      await signedIn(customer);
      await page.goto(pathOf('CN-1'));
      await page.getByRole('link', { name: 'Stornieren', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellung CN-1 stornieren');
      await expect(page.getByText(/Möglich bis \p{L}+, \d+\.\s\p{L}+ \d{4}, 06:00 Uhr/u)).toBeVisible();
      await expect(quantityOf(page, 'Becher «Limmat»')).toHaveValue('3');
      await expect(page.getByRole('region', { name: 'Was zurückkommt' })).toContainText('CHF 195.00');
      await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stornierung prüfen');
      await expect(page.getByText('3 × Becher «Limmat»')).toBeVisible();
      // Nothing has happened yet.
      expect(await db.cancellation.count({ where: { order: { accountId: customer.accountId } } })).toBe(0);
      await page.getByLabel('Grund (freiwillig)').selectOption('Falsch bestellt');
      await page.getByRole('button', { name: 'Bestellung stornieren' }).click();

      await expect(page).toHaveURL(new RegExp(`${pathOf('CN-1')}/stornierung/[\\w-]{36}#?$`));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Stornierung ist angefragt.');
      await expect(page.getByRole('main').getByText(/ST-[2-9A-Z]{8}/)).toBeVisible();
      await expect(page.getByText(/Haben Sie bis \p{L}+, \d+\.\s\p{L}+ \d{4} nichts gehört/u)).toBeVisible();
      await expect(page.getByText('Falsch bestellt')).toBeVisible();
      const receipt = page.url();
      await page.goto(receipt);
      await expect(page.getByRole('main').getByText(/ST-[2-9A-Z]{8}/)).toBeVisible();

      await page.goto(pathOf('CN-1'));
      await expect(page.getByRole('region', { name: 'Stornierungen' })).toContainText('angefragt am');
      await expect(page.getByText('Stornierung angefragt').first()).toBeVisible();
      await expect(page.getByRole('link', { name: 'Stornieren', exact: true })).toHaveCount(0);
      const { sourceId } = await orderOf(db, customer);
      const requests = await db.shopRequest.findMany({ where: { sourceId, type: 'cancellation-request' } });
      expect(requests.map(({ payload }) => (payload as { lines: unknown }).lines)).toEqual([
        [
          { line: '1', quantity: 3 },
          { line: '2', quantity: 1 },
        ],
      ]);
    });

    test('U06 nothing chosen: the summary takes the focus and says so, and what was chosen is kept', async ({
      page,
      plant,
      signedIn,
    }) => {
      await signedIn(await plant([fresh('CN-2')]));
      await page.goto(`${pathOf('CN-2')}/stornieren`);
      await quantityOf(page, 'Becher «Limmat»').selectOption('nicht stornieren');
      await quantityOf(page, 'Kaffeemühle Töss').selectOption('nicht stornieren');
      await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();
      await expect(page).toHaveTitle(/^Fehler: /);
      const summary = page.locator('#choice-errors');
      await expect(summary).toContainText('Wählen Sie mindestens ein Stück');
      await expect(summary).toBeFocused();
      await expect(quantityOf(page, 'Becher «Limmat»')).toHaveValue('0');
    });

    test('packed while the check page was open: nothing is cancelled, the pieces are named, the rest goes by the same button', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const customer = await plant([fresh('CN-3')]);
      await signedIn(customer);
      await page.goto(`${pathOf('CN-3')}/stornieren/pruefen?p1=3&p2=1`);
      await page.getByLabel('Bemerkung (freiwillig)').fill('Bitte rasch');
      await pack(db, customer, '1', 2);
      await page.getByRole('button', { name: 'Bestellung stornieren' }).click();
      const summary = page.locator('#cancel-errors');
      await expect(summary).toContainText('Inzwischen verpackt');
      await expect(summary).toBeFocused();
      await expect(page.getByText(/2 × Becher «Limmat»: nicht mehr möglich, schon verpackt/)).toBeVisible();
      await expect(page.getByLabel('Bemerkung (freiwillig)')).toHaveValue('Bitte rasch');
      expect(await db.cancellation.count({ where: { order: { accountId: customer.accountId } } })).toBe(0);

      await page.getByRole('button', { name: 'Positionen stornieren' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Stornierung ist angefragt.');
      await expect(page.getByText('Bitte rasch')).toBeVisible();
      const lines = await db.cancellationLine.findMany({
        where: { cancellation: { order: { accountId: customer.accountId } } },
        orderBy: { position: 'asc' },
      });
      expect(lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
    });

    test('a guest cancels the one order of the look, by the same pages', async ({ page, db }) => {
      const order = await plantGuestOrder(db);
      await db.order.update({ where: { id: order.id }, data: { placedAt: new Date() } });
      await page.goto((await plantGuestLink(db, order)).path);
      await page.getByRole('main').getByRole('button').click();
      await page.getByRole('link', { name: 'Stornieren', exact: true }).click();
      await expect(page).toHaveURL(/\/gast\/bestellung\/stornieren$/);
      // The mill is on its way: it stays visible, and says why not.
      await expect(page.getByText(/Stornieren: nicht mehr möglich/)).toBeVisible();
      await page.getByRole('button', { name: 'Weiter zur Prüfung' }).click();
      await page.getByRole('button', { name: 'Positionen stornieren' }).click();
      await expect(page).toHaveURL(/\/gast\/bestellung\/stornierung\/[\w-]{36}#?$/);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Stornierung ist angefragt.');
      await page.getByRole('link', { name: 'Zur Bestellung' }).click();
      await expect(page.getByRole('region', { name: 'Stornierungen' })).toContainText('angefragt am');
    });
  });
}

test('R01 the button twice, and once more after going back: one cancellation, the same receipt', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const customer = await plant([fresh('CN-4')]);
  await signedIn(customer);
  await page.goto(`${pathOf('CN-4')}/stornieren/pruefen?p1=1`);
  await page.getByRole('button', { name: 'Positionen stornieren' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Stornierung ist angefragt.');
  expect(await db.cancellation.count({ where: { order: { accountId: customer.accountId } } })).toBe(1);
});

test('U10 the check page sends nothing by going back, and an old choice tells of what has gone since', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const customer = await plant([fresh('CN-5')]);
  await signedIn(customer);
  const check = `${pathOf('CN-5')}/stornieren/pruefen?p1=3`;
  await page.goto(check);
  await plantCancellation(db, customer, 'CN-5');
  await page.goto(check);
  await expect(page.getByText(/1 × Becher «Limmat»: nichts mehr offen/)).toBeVisible();
  await page.getByRole('link', { name: 'Auswahl ändern' }).first().click();
  await expect(quantityOf(page, 'Becher «Limmat»')).toHaveValue('2');
  await expect(page.getByText('Ein Stück ist schon zum Stornieren angefragt')).toBeVisible();
});

test('the shop’s answer stands on the receipt, on the order and in its history', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const customer = await plant([fresh('CN-6')]);
  const id = await plantCancellation(db, customer, 'CN-6');
  await signedIn(customer);
  const { id: orderId } = await orderOf(db, customer);
  await db.$transaction(async (tx) => {
    await tx.orderItem.updateMany({ where: { orderId, position: 1 }, data: { statedCancelled: 1 } });
    await refreshSummaries(tx, [orderId]);
    await settleCancellations(tx, [orderId]);
  });
  await page.goto(`${pathOf('CN-6')}/stornierung/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Stornierung ist bestätigt.');
  await expect(page.getByText('1 storniert')).toBeVisible();
  await page.goto(pathOf('CN-6'));
  await expect(page.getByRole('region', { name: 'Stornierungen' })).toContainText('bestätigt am');
  await expect(page.getByRole('region', { name: 'Verlauf' })).toContainText('Stornierung bestätigt');
});

test('who may only look in a company sees why not, and who may order has the button', async ({
  page,
  signedIn,
  db,
}) => {
  const company = await plantCompany(db);
  await plantOrders(db, company.accountId, [fresh('CN-7')]);
  await signedIn(company.viewer);
  await page.goto(`${pathOf('CN-7')}/stornieren`);
  await expect(page.getByText('Stornieren kann, wer in dieser Firma bestellen darf.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Weiter zur Prüfung' })).toHaveCount(0);
  await page.goto(`${pathOf('CN-7')}/stornieren/pruefen?p1=1`);
  await expect(page).toHaveURL(/\/stornieren\?p1=1$/);
  await signedIn(company.buyer);
  await page.goto(`${pathOf('CN-7')}/stornieren`);
  await expect(page.getByRole('button', { name: 'Weiter zur Prüfung' })).toBeVisible();
});

test('axe finds nothing on the three pages, nothing scrolls sideways, and each costs at most five statements', async ({
  page,
  plant,
  signedIn,
  statements,
  db,
}) => {
  const customer = await plant([fresh('CN-8')]);
  const id = await plantCancellation(db, customer, 'CN-8');
  await signedIn(customer);
  const paths = ['stornieren', 'stornieren?p1=x&p2=1', 'stornieren/pruefen?p1=3', `stornierung/${id}`];
  for (const path of paths) {
    const response = await page.goto(`${pathOf('CN-8')}/${path}`);
    expect(await statements(response), path).toBeLessThanOrEqual(5);
    await expectSound(page, path);
  }
});

test.describe('in another language', () => {
  test.use({ locale: 'fr-CH' });

  test('the pages are in it, without a German word', async ({ page, plant, signedIn, db }) => {
    const customer = await plant([fresh('CN-9')]);
    const id = await plantCancellation(db, customer, 'CN-9');
    await signedIn(customer);
    for (const path of ['stornieren', 'stornieren/pruefen?p1=1', `stornierung/${id}`]) {
      await page.goto(`${pathOf('CN-9')}/${path}?sprache=fr-CH`.replace(/\?(.*)\?/, '?$1&'));
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr-CH');
      await expect(page.getByRole('main')).not.toContainText(/Stornier|Menge|Bestellung/);
    }
  });
});
