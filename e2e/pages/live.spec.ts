import { recordTrackingEvents } from '@/lib/tracking/mutations';
import type { ShipmentState } from '@/lib/tracking/types';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, type TestCustomer, pageTest as test } from '../support/fixtures';
import { parcelIn, plantParcels } from '../support/parcels';
import { logLines } from '../support/portal';

type Db = Parameters<typeof plantParcels>[0];

/** A parcel that comes the day after tomorrow, and what its carrier may say. */
async function plantParcel(db: Db, customer: TestCustomer, number: string) {
  await plantParcels(db, customer.accountId, [{ number, expectedOn: dayFromToday(2) }]);
  const shipmentId = await parcelIn(db, customer.accountId, number);
  const say = (hour: number, state: ShipmentState, text: string) =>
    db.$transaction((tx) =>
      recordTrackingEvents(tx, [
        { shipmentId, at: new Date(Date.UTC(2026, 10, 20, hour)), code: text, state, text, place: null },
      ]),
    );
  return { path: `/konto/bestellungen/${number}/sendungen/${shipmentId}`, shipmentId, say };
}

/** Answered when the browser has its stream. */
const streamOf = (page: import('@playwright/test').Page) =>
  page.waitForResponse((response) => response.url().includes('/live?stand='));

test('an open page follows its parcel without a reload; the first sentence is read out, the log is not', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const lea = await plant([{ number: 'LV-1' }]);
  const { path, say } = await plantParcel(db, lea, 'LV-1');
  await signedIn(lea);
  const stream = streamOf(page);
  await page.goto(path);
  await stream;
  await page.evaluate(() => Object.assign(window, { same: true }));
  const sentence = page.getByRole('heading', { level: 1 });
  await expect(sentence).toHaveText(/^Kommt am /);
  await say(8, 'in_transit', 'Sortiert in Härkingen');
  const log = page.getByRole('region', { name: 'Was bisher geschah', exact: true });
  await expect(log).toContainText('Sortiert in Härkingen');
  await say(9, 'delivered', 'Zugestellt');
  await expect(sentence).toHaveText('Am Freitag, 20. November zugestellt.');
  await expect(sentence).toHaveAttribute('aria-live', 'polite');
  expect(await log.evaluate((node) => node.closest('[aria-live]'))).toBeNull();
  expect(await page.evaluate(() => 'same' in window)).toBe(true);
  // What a look costs: the limit of the action, the session, the page.
  const looks = logLines(process.env.E2E_LOG ?? '').filter(
    ({ kind, path: of }) => kind === 'action' && String(of).endsWith(path.split('/').at(-1) ?? '?'),
  );
  for (const { statements } of looks) expect(statements).toBeLessThanOrEqual(4);
});

test('T27 events and looks are no sign of life: the session ends in time, and the page leads to sign-in', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  test.setTimeout(60_000);
  const lea = await plant([{ number: 'LV-2' }]);
  const { path, say } = await plantParcel(db, lea, 'LV-2');
  await signedIn(lea);
  const stream = streamOf(page);
  await page.goto(path);
  await stream;
  const idleFor = async (ms: number) => {
    const lastSeenAt = new Date(Date.now() - ms);
    await db.session.updateMany({ where: { customerId: lea.id }, data: { lastSeenAt } });
    return lastSeenAt;
  };
  const week = 7 * 24 * 3_600_000;
  const lastSeenAt = await idleFor(week - 120_000);
  await say(8, 'out_for_delivery', 'In Zustellung');
  await expect(page.getByRole('region', { name: 'Was bisher geschah', exact: true })).toContainText('In Zustellung');
  expect(await db.session.findFirstOrThrow({ where: { customerId: lea.id } })).toMatchObject({ lastSeenAt });
  await idleFor(week + 1_000);
  await expect(page).toHaveURL(/\/anmelden\?weiter=/, { timeout: 40_000 });
});

test('after ten minutes out of sight the stream ends; back in sight the page looks anew', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const lea = await plant([{ number: 'LV-3' }]);
  const { path, say } = await plantParcel(db, lea, 'LV-3');
  await signedIn(lea);
  await page.clock.install();
  const stream = streamOf(page);
  await page.goto(path);
  await stream;
  const show = (visible: boolean) =>
    page.evaluate((shown) => {
      Object.defineProperty(document, 'hidden', { value: !shown, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visible);
  await show(false);
  await page.clock.fastForward('09:50');
  const log = page.getByRole('region', { name: 'Was bisher geschah', exact: true });
  await say(7, 'label_created', 'Angemeldet');
  await page.clock.runFor(100);
  await expect(log).toContainText('Angemeldet');
  await page.clock.fastForward('00:20');
  await say(8, 'in_transit', 'Sortiert');
  await page.clock.runFor(2_000);
  await expect(log).not.toContainText('Sortiert');
  const again = streamOf(page);
  await show(true);
  await again;
  await page.clock.runFor(100);
  await expect(log).toContainText('Sortiert');
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('a plain reload shows what is new', async ({ page, plant, signedIn, db }) => {
    const lea = await plant([{ number: 'LV-4' }]);
    const { path, say } = await plantParcel(db, lea, 'LV-4');
    await signedIn(lea);
    await page.goto(path);
    await say(9, 'delivered', 'Zugestellt');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Am Freitag, 20. November zugestellt.');
  });
});
