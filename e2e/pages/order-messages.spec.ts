import type { Page } from '@playwright/test';
import { computedToken } from '@/lib/core/computed-token';
import { SWITCH_VERSION } from '@/lib/notifications/constants';
import { dayFromToday, item } from '@/prisma/seed/builders';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { plantOrders } from '../support/people';
import { expectSound } from '../support/sound';

const pathOf = (number: string) => `/konto/bestellungen/${number}`;
const section = (page: Page) => page.getByRole('region', { name: 'Nachrichten zu dieser Bestellung' });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('each kind of message about an order has its switch on its page', async ({ page, plant, signedIn, db }) => {
      const customer = await plant([{ number: 'NM-1' }, { number: 'NM-2' }]);
      await signedIn(customer);
      await page.goto(pathOf('NM-1'));
      await section(page).getByText('10 von 10 eingeschaltet').click();
      await section(page).getByLabel('ein Paket unterwegs ist').uncheck();
      await section(page).getByLabel('ein Paket angekommen ist').uncheck();
      await section(page).getByRole('button', { name: 'Speichern' }).click();
      await expect(page.getByRole('status')).toHaveText('Ihre Einstellung ist gespeichert.');
      await expect(page).toHaveURL(new RegExp(`${pathOf('NM-1')}#?$`));
      const summary = section(page).getByText('8 von 10 eingeschaltet');
      await summary.click();
      await expect(section(page).getByLabel('ein Paket unterwegs ist')).not.toBeChecked();
      await expect(section(page).getByLabel('etwas später kommt als versprochen')).toBeChecked();
      const [audit] = await db.auditEntry.findMany({
        where: { action: 'messages.switched', accountId: customer.accountId },
        select: { actorId: true, actorKind: true, details: true },
      });
      expect(audit).toEqual({
        actorId: customer.id,
        actorKind: 'customer',
        details: { on: '', off: 'shipped delivered' },
      });

      await section(page).getByLabel('ein Paket unterwegs ist').check();
      await section(page).getByRole('button', { name: 'Speichern' }).click();
      await expect(section(page).getByText('9 von 10 eingeschaltet')).toBeVisible();
      await page.goto(pathOf('NM-2'));
      await expect(section(page).getByText('10 von 10 eingeschaltet')).toBeVisible();
    });

    test('the link in a message asks first, switches that kind off, and on again', async ({ page, plant, db }) => {
      const customer = await plant([{ number: 'NM-3' }]);
      const { id: orderId } = await db.order.findFirstOrThrow({ where: { accountId: customer.accountId } });
      const { id } = await db.message.create({ data: { kind: 'delayed', orderId } });
      const stored = () => db.messageSwitch.findMany({ where: { orderId }, select: { kind: true, wanted: true } });
      await page.goto(`/abmelden-von/${computedToken('message-switch', id, SWITCH_VERSION)}`);
      await expect(page.getByRole('main')).toContainText('NM-3');
      expect(await stored()).toEqual([]);
      await page.getByRole('button', { name: 'Diese Nachrichten abschalten' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Nachrichten sind abgeschaltet.');
      expect(await stored()).toEqual([{ kind: 'delayed', wanted: false }]);
      await page.getByRole('button', { name: 'Wieder einschalten' }).click();
      await expect(page.getByRole('button', { name: 'Diese Nachrichten abschalten' })).toBeVisible();
      expect(await stored()).toEqual([{ kind: 'delayed', wanted: true }]);
    });
  });
}

test('an order that has arrived has its switches as long as something can go back', async ({
  page,
  plant,
  signedIn,
}) => {
  const arrived = (days: number) => ({
    ...item({ sku: 'A-1', name: 'Tasse', price: 1_250 }, 1),
    ...{ quantityOpen: 0, quantityDelivered: 1, deliveredOn: dayFromToday(0 - days) },
  });
  await signedIn(
    await plant([
      { number: 'NM-8', placed: 12, items: [arrived(9)] },
      { number: 'NM-9', placed: 403, items: [arrived(400)] },
    ]),
  );
  await page.goto(pathOf('NM-8'));
  await expect(section(page)).toHaveCount(1);
  await page.goto(pathOf('NM-9'));
  await expect(section(page)).toHaveCount(0);
});

test('an order that is over, and who may only look, have no switches', async ({ page, plant, signedIn, db }) => {
  const customer = await plant([{ number: 'NM-4', completed: true }]);
  await signedIn(customer);
  await page.goto(pathOf('NM-4'));
  await expect(section(page)).toHaveCount(0);
  const company = await plantCompany(db);
  await plantOrders(db, company.accountId, [{ number: 'NM-5' }]);
  await signedIn(company.technician);
  await page.goto(pathOf('NM-5'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(section(page)).toHaveCount(0);
  await signedIn(company.buyer);
  await page.goto(pathOf('NM-5'));
  await expect(section(page)).toHaveCount(1);
});

test('axe finds nothing on the switches of an order', async ({ page, plant, signedIn }) => {
  await signedIn(await plant([{ number: 'NM-6' }]));
  await page.goto(pathOf('NM-6'));
  await section(page).getByText('10 von 10 eingeschaltet').click();
  await expectSound(page);
});

test('axe finds nothing on the page behind the link in a message', async ({ page, plant, db }) => {
  const customer = await plant([{ number: 'NM-7' }]);
  const { id: orderId } = await db.order.findFirstOrThrow({ where: { accountId: customer.accountId } });
  const { id } = await db.message.create({ data: { kind: 'shipped', orderId } });
  await page.goto(`/abmelden-von/${computedToken('message-switch', id, SWITCH_VERSION)}`);
  await expectSound(page);
});
