import type { Page } from '@playwright/test';
import { computedToken } from '@/lib/core/computed-token';
import type { Database } from '@/lib/core/db';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, pageTest as test } from '../support/fixtures';
import { type GuestOrder, PRIVATE, plantGuestLink, plantGuestOrder } from '../support/guest';
import { mailedLink } from '../support/mail';
import { expectSound } from '../support/sound';

/** An order without an account of which everything has come. */
async function plantDelivered(db: Database): Promise<GuestOrder> {
  const order = await plantGuestOrder(db);
  const items = await db.orderItem.findMany({ where: { orderId: order.id } });
  for (const { id, quantityOrdered } of items) {
    const data = { quantityOpen: 0, quantityInTransit: 0, quantityDelivered: quantityOrdered };
    await db.orderItem.update({ where: { id }, data: { ...data, deliveredOn: new Date(dayFromToday(-1)) } });
  }
  return order;
}

/** From the choice to the last step, as far as the shop's rules lead everybody. */
async function walkTo(page: Page, solution: string): Promise<void> {
  const main = page.getByRole('main');
  const on = (name: RegExp) => main.getByRole('button', { name }).click();
  await main.getByRole('listitem').filter({ hasText: 'Kaffeemühle Töss' }).getByLabel('Zurückgeben').check();
  await on(/^Weiter zum Grund/);
  await main.getByLabel('Grund').selectOption({ label: 'Anderer Grund' });
  await on(/^Weiter zur Lösung/);
  await main.getByLabel(solution).first().check();
  await on(/^Weiter zum Rückweg/);
  await main.getByLabel('Selbst aufgeben').check();
  await on(/^Weiter zum Prüfen/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
}

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('a guest gives something back; the draft outlives the look', async ({ page, db }) => {
    const order = await plantDelivered(db);
    const main = page.getByRole('main');
    await page.goto((await plantGuestLink(db, order)).path);
    await main.getByRole('button', { name: 'Bestellung ansehen' }).click();
    await main.getByRole('link', { name: 'Etwas zurückgeben' }).click();
    await walkTo(page, 'Geld zurück');
    const step = page.url();
    await db.guestSession.updateMany({
      where: { orderId: order.id },
      data: { createdAt: new Date(0), expiresAt: new Date(1) },
    });
    await main.getByRole('button', { name: 'Retoure senden' }).click();
    await expect(page).toHaveURL(/\/bestellung-finden\?ansicht=beendet/);

    await page.goto((await plantGuestLink(db, order)).path);
    await main.getByRole('button', { name: 'Bestellung ansehen' }).click();
    await expect(main.getByRole('region', { name: 'Ihre Retouren' })).toContainText('Noch nicht gesendet');
    await page.goto('/gast/retouren');
    await main.getByRole('link', { name: 'Weitermachen' }).click();
    expect(new URL(page.url()).pathname).toBe(new URL(step).pathname);
    await main.getByRole('button', { name: 'Retoure senden' }).click();
    await expect(page).toHaveURL(/\/gast\/retouren\/RT-\w{8}#?$/);
    await main.getByRole('button', { name: 'Ansicht beenden' }).click();
    await page.goto('/gast/retouren');
    await expect(page).toHaveURL(/\/bestellung-finden$/);
  });

  test('who got a present gives it back and learns neither price nor buyer nor order', async ({ page, db }) => {
    const order = await plantDelivered(db);
    const main = page.getByRole('main');
    const secrets = [
      PRIVATE.name,
      PRIVATE.street,
      PRIVATE.city,
      PRIVATE.price,
      // With its point: three digits alone stand in an id now and then.
      '777.',
      '77725',
      order.number,
      order.email,
    ];
    const tellsNothing = async () => {
      const html = await page.content();
      expect(secrets.filter((word) => html.includes(word))).toEqual([]);
      // An instant may end in these digits, with one more behind them.
      expect(html).not.toMatch(/\b36\.50\b/);
    };
    const email = `beschenkt-${order.number}@example.ch`.toLowerCase();
    // Fields keep what was typed, and the address has the order's number in it only here.
    await page.goto(`/geschenk/${computedToken('gift-return', order.id, 1)}`);
    await tellsNothing();
    await main.getByLabel('Ihre E-Mail-Adresse').fill(email);
    await main.getByRole('button', { name: 'Link schicken' }).click();
    await expect(page.getByRole('status')).toContainText('Wir haben einen Link');
    const link = await mailedLink(email, '/bestellung-finden/');
    await page.goto(link);
    await tellsNothing();
    await main.getByRole('button', { name: 'Weiter' }).click();
    await expect(page).toHaveURL(/\/gast\/retouren#?$/);
    // No other page of guests opens.
    await page.goto('/gast/bestellung');
    await expect(page).toHaveURL(/\/gast\/retouren$/);
    await tellsNothing();
    await main.getByRole('link', { name: 'Etwas zurückgeben' }).click();
    await tellsNothing();
    await walkTo(page, 'Geld zurück');
    await expect(main).toContainText('Das Geld geht an die Person, die bezahlt hat.');
    for (const step of ['grund', 'loesung', 'rueckweg', 'pruefen']) {
      await page.goto(new URL(page.url()).pathname.replace(/\w+$/, step));
      await tellsNothing();
    }
    await main.getByRole('button', { name: 'Retoure senden' }).click();
    await expect(page).toHaveURL(/\/gast\/retouren\/RT-\w{8}#?$/);
    await tellsNothing();
  });
});

test('a present’s pages have no barriers', async ({ page, db }) => {
  const order = await plantDelivered(db);
  await page.goto(`/geschenk/${computedToken('gift-return', order.id, 1)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihr Geschenk');
  await expectSound(page);
});

test('a form of a guest whose look is over keeps what was typed', async ({ page, db }) => {
  const order = await plantDelivered(db);
  const main = page.getByRole('main');
  await page.goto((await plantGuestLink(db, order)).path);
  await main.getByRole('button', { name: 'Bestellung ansehen' }).click();
  await main.getByRole('link', { name: 'Etwas zurückgeben' }).click();
  await main.getByRole('listitem').filter({ hasText: 'Kaffeemühle Töss' }).getByLabel('Zurückgeben').check();
  await main.getByRole('button', { name: 'Weiter zum Grund' }).click();
  await main.getByLabel('Was möchten Sie uns dazu sagen?').fill('Ein langer Text');
  await main.getByLabel('Grund').selectOption({ label: 'Anderer Grund' });
  await db.guestSession.updateMany({
    where: { orderId: order.id },
    data: { createdAt: new Date(0), expiresAt: new Date(1) },
  });
  await main.getByRole('button', { name: 'Weiter zur Lösung' }).click();
  await expect(main.getByRole('alert')).toContainText('Ihre Ansicht ist abgelaufen');
  await expect(main.getByLabel('Was möchten Sie uns dazu sagen?')).toHaveValue('Ein langer Text');
});
