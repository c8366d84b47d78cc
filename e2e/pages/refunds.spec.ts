import { v7 as uuid } from 'uuid';
import { readableNumber } from '@/lib/core/readable-number';
import { expect, pageTest as test } from '../support/fixtures';

test('an order says what goes back, whereto, how it stands and by when, within four statements', async ({
  page,
  plant,
  signedIn,
  db,
  statements,
}) => {
  const customer = await plant([{ number: 'RF-1' }]);
  const { id: orderId, accountId } = await db.order.findFirstOrThrow({ where: { accountId: customer.accountId } });
  const of = { orderId, accountId, currency: 'CHF', requestId: uuid(), createdAt: new Date() };
  const late = readableNumber('ER');
  const dueOn = new Date('2036-12-11');
  await db.refund.createMany({
    data: [
      { ...of, number: readableNumber('ER'), means: 'original', goods: 1250, total: 1250, dueOn },
      {
        ...of,
        number: late,
        means: 'credit',
        goods: 500,
        bonus: 25,
        total: 525,
        state: 'failed',
        settledAt: new Date(),
      },
    ],
  });
  await signedIn(customer);
  const response = await page.goto('/konto/bestellungen/RF-1');
  const section = page.getByRole('region', { name: 'Erstattungen' });
  const rows = section.getByRole('listitem');
  await expect(rows.nth(0)).toContainText('Wird erstattet');
  await expect(rows.nth(0)).toContainText('bis Donnerstag, 11. Dezember 2036');
  await expect(rows.nth(0)).toContainText('CHF 12.50');
  await expect(rows.nth(1)).toContainText('Verzögert');
  await expect(rows.nth(1)).toContainText(`Als Guthaben, ${late}`);
  expect(await statements(response)).toBeLessThanOrEqual(4);
});
