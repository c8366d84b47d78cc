import { recordTrackingEvents } from '@/lib/tracking/mutations';
import type { TrackingEventInput } from '@/lib/tracking/types';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, type TestCustomer, pageTest as test } from '../support/fixtures';
import { plantParcels } from '../support/parcels';
import { expectNoSideways, expectSound } from '../support/sound';

type Db = Parameters<typeof plantParcels>[0];

const message = (hour: number, state: TrackingEventInput['state'], text: string, place: string | null = null) => ({
  at: new Date(Date.UTC(2026, 10, 20, hour)),
  code: text,
  state,
  text,
  place,
});

const told = (shipmentId: string, state: TrackingEventInput['state'], text: string) => ({
  ...{ shipmentId, state, text, code: text, place: null },
});

/** An order with one parcel and what its carrier said, told twice and out of order. */
async function plantParcel(
  db: Db,
  customer: TestCustomer,
  number: string,
  messages: ReturnType<typeof message>[],
  words: Partial<Parameters<typeof plantParcels>[2][number]> = {},
) {
  await plantParcels(db, customer.accountId, [
    {
      number,
      carrier: 'Die Post',
      trackingNumber: '99.60.004817.01123582',
      trackingUrl: 'https://carrier.example/99',
      expectedOn: dayFromToday(2),
      expectedFrom: '10:00',
      expectedTo: '12:00',
      ...words,
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
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kommt am .+ zwischen 10 und 12 Uhr\.$/);
      const log = page.getByRole('region', { name: 'Was bisher geschah' });
      await expect(log).toContainText(/Stand heute, \d\d:\d\d Uhr, Zeit in Zürich/);
      const messages = log.locator('.log ol > li');
      await expect(log.getByRole('heading', { level: 3 }).first()).toHaveText('Freitag, 20. November');
      await expect(messages.first()).toContainText('15:00');
      await expect(messages.first()).toContainText('In Zustellung');
      await expect(messages.nth(1)).toContainText('Bern');
      await expect(log.getByText('Angemeldet')).toBeHidden();
      await log.getByText('2 frühere Ereignisse seit Freitag, 20. November').click();
      await expect(log.getByText('Angemeldet')).toBeVisible();
      await expect(messages).toHaveCount(8);
      const way = page.getByRole('region', { name: 'So weit ist Ihr Paket' });
      await expect(way.getByRole('listitem')).toHaveCount(5);
      await expect(way.locator('[aria-current=step]')).toHaveText(/^Jetzt: In Zustellung.*15:00$/);
      await expect(way.getByRole('listitem').last()).toHaveText(/^Kommt noch: Zugestellt.+10:00–12:00\sUhr$/);
      const side = page.getByRole('complementary', { name: 'Zum Paket' });
      await expect(side).toContainText('1 × ');
      await expect(side).toContainText('99.60.004817.01123582');
      await expect(side.getByRole('link', { name: 'Beim Zusteller ansehen' })).toHaveAttribute(
        'href',
        'https://carrier.example/99',
      );
      expect(await statements(await page.goto(page.url()))).toBeLessThanOrEqual(4);
    });
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}, a date that moved`, () => {
    test.use({ javaScriptEnabled });

    test('promise, today’s estimate and every change stand with who said it and why; trouble says what it means', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const number = `PP-${javaScriptEnabled ? 11 : 12}`;
      const lea = await plant([{ number }]);
      const id = await plantParcel(db, lea, number, [], { promisedOn: dayFromToday(2), expectedOn: dayFromToday(2) });
      const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
      const reason = 'Sortieranlage ausgefallen';
      const day = { on: dayFromToday(4), from: null, to: null };
      await db.$transaction((tx) =>
        recordTrackingEvents(tx, [
          { ...told(id, 'in_transit', 'Sortiert'), at: ago(60) },
          { ...told(id, 'exception', 'Aufgehalten'), at: ago(-1), place: 'Frauenfeld', estimate: { ...day, reason } },
          {
            ...told(id, 'exception', 'Tour geplant'),
            at: ago(-2),
            estimate: { ...day, from: '10:00', to: '12:00', reason: null },
          },
        ]),
      );
      await signedIn(lea);
      await page.goto(`/konto/bestellungen/${number}/sendungen/${id}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kommt neu am .+ zwischen 10 und 12 Uhr\.$/);
      const way = page.getByRole('region', { name: 'So weit ist Ihr Paket' });
      await expect(way).toContainText('Verspätet');
      await expect(way).toContainText(reason);
      await expect(way).toContainText(/Versprochen am \d+\.\s\p{L}+/u);
      await expect(way).toContainText(/Schätzung vo[nm] .+, \d\d:\d\d Uhr/);
      await expect(way.locator('[aria-current=step]')).toHaveText(/^Jetzt: Problem.*Frauenfeld, seit /);
      const rows = page.getByRole('table', { name: 'Jede Änderung des Termins' }).getByRole('row');
      await expect(rows).toHaveCount(4);
      await expect(rows.nth(1)).toContainText(/10:00–12:00\sUhr/);
      await expect(rows.nth(2)).toContainText(`Die Post: ${reason}`);
      await expect(rows.nth(3)).toContainText('Versprechen bei der Bestellung');
      const log = page.getByRole('region', { name: 'Was bisher geschah' });
      // Twice in the same state: explained once.
      await expect(log.getByText('Was heisst das?')).toHaveCount(1);
      await log.getByText('Was heisst das?').click();
      await expect(log.getByText('Etwas hält das Paket auf.')).toBeVisible();
      const side = page.getByRole('complementary', { name: 'Zum Paket' });
      await expect(side).toContainText(/Als vermisst melden können Sie das Paket ab \p{L}+, \d+\.\s\p{L}+ \d{4}\./u);
      const ask = await side.getByRole('link', { name: 'Anliegen melden' }).getAttribute('href');
      expect(decodeURIComponent(ask ?? '')).toContain(`Frage zu Paket, Bestellung ${number}`);
    });
  });
}

test('what has not come can be reported to a human with what he needs, in the reader’s language', async ({
  page,
  plant,
  signedIn,
  db,
  context,
  baseURL,
}) => {
  const lea = await plant([{ number: 'PP-13' }]);
  const late = { promisedOn: '2026-01-09', expectedOn: '2026-01-09', expectedFrom: null, expectedTo: null };
  const id = await plantParcel(db, lea, 'PP-13', [], late);
  await signedIn(lea);
  for (const [locale, name, subject] of [
    ['de-CH', 'Als vermisst melden', 'Vermisst: Paket, Bestellung PP-13'],
    ['de-DE', 'Als vermisst melden', 'Vermisst: Paket, Bestellung PP-13'],
    ['fr-CH', 'Signaler comme manquant', 'Manquant: Colis, commande PP-13'],
    ['it-CH', 'Segnalare come mancante', 'Mancante: Pacco, ordine PP-13'],
    ['en', 'Report as missing', 'Missing: Parcel, order PP-13'],
  ] as const) {
    await context.addCookies([{ name: 'portal-language', value: locale, url: baseURL ?? '' }]);
    await page.goto(`/konto/bestellungen/PP-13/sendungen/${id}`);
    const href = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
    const mail = new URL(href);
    expect(mail.protocol).toBe('mailto:');
    expect(mail.searchParams.get('subject')).toBe(subject);
    for (const fact of ['PP-13', 'Die Post', '99.60.004817.01123582']) {
      expect(mail.searchParams.get('body')).toContain(fact);
    }
  }
});

test('what waits says where, until when and by which code', async ({ page, plant, signedIn, db }) => {
  const lea = await plant([{ number: 'PP-14' }]);
  const pickup = { place: 'Post Zürich Wiedikon', until: '2026-12-04', code: '4827 19' };
  const id = await plantParcel(db, lea, 'PP-14', [message(8, 'ready_for_pickup', 'Abholbereit')], { pickup });
  await signedIn(lea);
  await page.goto(`/konto/bestellungen/PP-14/sendungen/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Bis Freitag, 4. Dezember abholen: Post Zürich Wiedikon.',
  );
  const way = page.getByRole('region', { name: 'So weit ist Ihr Paket' });
  for (const text of ['Abholort', 'Freitag, 4. Dezember 2026', '4827 19']) await expect(way).toContainText(text);
  await expect(way.locator('[aria-current=step]')).toContainText('Abholbereit');
  await expect(page.getByText('vermisst')).toHaveCount(0);
});

test('axe finds nothing on a parcel in trouble, and at no width anything scrolls sideways', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const number = 'PP-AX';
  const lea = await plant([{ number }]);
  const events = [
    message(7, 'label_created', 'Angemeldet'),
    message(8, 'in_transit', 'Sortiert', 'Zürich-Mülligen'),
    message(9, 'exception', 'Aufgehalten im Paketzentrum', 'Frauenfeld'),
  ];
  const id = await plantParcel(db, lea, number, events, { promisedOn: '2026-01-09', delayReason: 'Schnee am Pass' });
  await signedIn(lea);
  await page.goto(`/konto/bestellungen/${number}/sendungen/${id}`);
  await page.getByText('Was heisst das?').click();
  await expectSound(page);
  for (const width of [320, 360, 700, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSideways(page);
  }
});

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
