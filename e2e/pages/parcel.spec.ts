import { recordTrackingEvents } from '@/lib/tracking/mutations';
import type { TrackingEventInput } from '@/lib/tracking/types';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, type TestCustomer, pageTest as test } from '../support/fixtures';
import { plantParcels } from '../support/parcels';

type Db = Parameters<typeof plantParcels>[0];

const message = (hour: number, state: TrackingEventInput['state'], text: string, place: string | null = null) => ({
  at: new Date(Date.UTC(2026, 10, 20, hour)),
  code: text,
  state,
  text,
  place,
});

/** An order with one parcel and what its carrier said, told twice and out of order. */
async function plantParcel(db: Db, customer: TestCustomer, number: string, messages: ReturnType<typeof message>[]) {
  await plantParcels(db, customer.accountId, [
    {
      number,
      carrier: 'Die Post',
      trackingNumber: '99.60.004817.01123582',
      trackingUrl: 'https://carrier.example/99',
      expectedOn: dayFromToday(2),
      expectedFrom: '10:00',
      expectedTo: '12:00',
    },
  ]);
  const { id } = await db.shipment.findFirstOrThrow({
    where: { order: { number, accountId: customer.accountId } },
    select: { id: true },
  });
  const events = messages.map((one) => ({ shipmentId: id, ...one }));
  await db.$transaction((tx) => recordTrackingEvents(tx, [...events].reverse()));
  await db.$transaction((tx) => recordTrackingEvents(tx, events));
  return id;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('the parcel says when it arrives, then what its carrier said, newest first', async ({
      page,
      plant,
      signedIn,
      db,
      statements,
    }) => {
      const number = `PP-${javaScriptEnabled ? 1 : 2}`;
      const lea = await plant([{ number }]);
      const id = await plantParcel(db, lea, number, [
        message(6, 'label_created', 'Angemeldet'),
        message(8, 'in_transit', 'Sortiert', 'Zürich-Mülligen'),
        message(9, null, 'HUB-77'),
        message(10, 'in_transit', 'Verladen', 'Härkingen'),
        message(11, 'in_transit', 'Zollabfertigung'),
        message(12, 'in_transit', 'Weitergeleitet'),
        message(13, 'in_transit', 'Sortiert', 'Bern'),
        message(14, 'out_for_delivery', 'In Zustellung'),
      ]);
      await signedIn(lea);
      await page.goto(`/konto/bestellungen/${number}`);
      await page.getByRole('link', { name: 'Verlauf und Einzelheiten, Paket' }).click();
      await expect(page).toHaveURL(new RegExp(`/konto/bestellungen/${number}/sendungen/${id}$`));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kommt am .+, 10:00–12:00\sUhr\.$/);
      const log = page.getByRole('region', { name: 'Sendungsverlauf' });
      await expect(log.getByRole('listitem').first()).toContainText('In Zustellung');
      await expect(log.getByRole('listitem').nth(1)).toContainText('Bern');
      const older = log.getByText('2 ältere Meldungen');
      await expect(log.getByText('Angemeldet')).toBeHidden();
      await older.click();
      await expect(log.getByText('Angemeldet')).toBeVisible();
      await expect(log.locator('.timeline > li')).toHaveCount(8);
      await page.getByText('Was heisst das?').click();
      await expect(page.getByText('Das Paket liegt im Fahrzeug')).toBeVisible();
      await expect(page.getByRole('link', { name: 'Beim Zusteller verfolgen' })).toHaveAttribute(
        'href',
        'https://carrier.example/99',
      );
      expect(await statements(await page.goto(page.url()))).toBeLessThanOrEqual(4);
    });
  });
}

test('delivered: the day, and a late message changes nothing; the list and the order know it', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const lea = await plant([{ number: 'PP-3' }]);
  const id = await plantParcel(db, lea, 'PP-3', [
    message(8, 'in_transit', 'Sortiert'),
    message(9, 'delivered', 'Zugestellt'),
    message(10, 'in_transit', 'Verspätete Meldung'),
  ]);
  await signedIn(lea);
  await page.goto(`/konto/bestellungen/PP-3/sendungen/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Am Freitag, 20. November zugestellt.');
  await page.goto('/konto/bestellungen');
  await expect(page.locator('.orders > li')).toContainText('20. Nov');
});

test('T01 a parcel of somebody else does not exist, and neither does one of another order', async ({
  page,
  plant,
  signedIn,
  db,
  expectStatus,
}) => {
  const lea = await plant([{ number: 'PP-4' }, { number: 'PP-5' }]);
  const luc = await plant([{ number: 'PP-6' }]);
  const own = await plantParcel(db, lea, 'PP-4', []);
  const foreign = await plantParcel(db, luc, 'PP-6', []);
  await signedIn(lea);
  expectStatus(404);
  for (const path of [
    `PP-5/sendungen/${own}`,
    `PP-6/sendungen/${foreign}`,
    `PP-4/sendungen/${foreign}`,
    'PP-4/sendungen/1',
  ]) {
    expect((await page.goto(`/konto/bestellungen/${path}`))?.status()).toBe(404);
  }
});
