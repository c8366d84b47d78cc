import type { Page } from '@playwright/test';
import { formatDay } from '@/lib/core/format';
import { dayFromToday, item, shipping } from '@/prisma/seed/builders';
import { expect, pageTest as test } from '../support/fixtures';
import { plantPapers } from '../support/papers';
import { plantParcels } from '../support/parcels';
import { logLines } from '../support/portal';

const pathOf = (number: string) => `/konto/bestellungen/${number}`;
const main = (page: Page) => page.getByRole('main');
const parcel = (page: Page, name: string) => main(page).getByRole('article').filter({ hasText: name });
const region = (page: Page, name: string) =>
  main(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

const mug = { sku: 'B-7', name: 'Becher', price: 1990, variant: 'Blau' };
const mill = { sku: 'T64-01', name: 'Kaffeemühle Töss 64', price: 74900 };
const words = {
  number: 'F-1',
  reference: 'Küche',
  buyerName: 'Mara Steiner',
  items: [
    { ...item(mug, 3), vatRate: 810 },
    { ...item(mill, 1), vatRate: 810 },
  ],
  fees: [{ ...shipping(900), vatRate: 810 }],
  payment: { state: 'paid' as const, method: 'TWINT', paidOn: dayFromToday(-3) },
  addresses: [
    {
      kind: 'shipping' as const,
      name: 'Mira Test',
      street: 'Langstrasse',
      houseNumber: '12',
      postcode: '8004',
      city: 'Zürich',
      country: 'CH',
    },
    {
      kind: 'billing' as const,
      company: 'Café Linde',
      street: 'Weg',
      houseNumber: '3',
      postcode: '10115',
      city: 'Berlin',
      country: 'DE',
    },
  ],
};
const [late, promised] = [dayFromToday(4), dayFromToday(1)];
const until = dayFromToday(6);
const parcels = [
  {
    number: 'F-1',
    carrier: 'Post',
    trackingNumber: '99.60.004817.01123582',
    trackingUrl: 'https://carrier.example/99.60',
    promisedOn: promised,
    expectedOn: late,
    delayReason: 'Sperrung am Gotthard',
    items: [{ lineKey: '1', quantity: 2 }],
  },
  {
    number: 'F-1',
    state: 'ready_for_pickup' as const,
    pickup: { place: 'Post Zürich Wiedikon', until, code: '4711' },
    items: [{ lineKey: '2', quantity: 1 }],
  },
];

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('says where each parcel is, why it is late, what is in it, and the code to collect it', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const lea = await plant([words]);
      await plantParcels(db, lea.accountId, parcels);
      await signedIn(lea);
      await page.goto(pathOf('F-1'));
      const day = (date: string) => formatDay('de-CH', date, 'weekday');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        `Liegt bis ${day(until)} für Sie bereit: Post Zürich Wiedikon.`,
      );
      const first = parcel(page, 'Paket 1 von 2, Post');
      await expect(first).toContainText(`Neu am ${day(late)}`);
      await expect(first).toContainText(`Versprochen war ${day(promised)}. Grund: Sperrung am Gotthard`);
      await expect(first.getByRole('img', { name: '2 × Becher' })).toBeVisible();
      const link = first.getByRole('link', { name: 'Bei Post verfolgen' });
      await expect(link).toHaveAttribute('href', 'https://carrier.example/99.60');
      const second = parcel(page, 'Paket 2 von 2');
      await expect(second).toContainText('Abholbereit');
      await expect(second).toContainText('Abholcode 4711');
      await expect(second.getByRole('img', { name: 'Kaffeemühle Töss 64' })).toBeVisible();
    });

    test('amount with tax, payment, papers, addresses, who ordered, whom to ask, what happened', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const lea = await plant([words]);
      await plantPapers(db, 'F-1', lea);
      const seller = {
        sourceId: (await db.order.findFirstOrThrow({ where: { accountId: lea.accountId } })).sourceId,
        name: 'Töpferei Limmat',
        city: 'Baden',
        sourceKey: 'limmat',
      };
      const { id: sellerId } = await db.seller.create({ data: seller, select: { id: true } });
      await db.orderItem.updateMany({ where: { sku: 'B-7', order: { accountId: lea.accountId } }, data: { sellerId } });
      await plantParcels(db, lea.accountId, [{ number: 'F-1', state: 'delivered', deliveredAt: new Date() }]);
      await signedIn(lea);
      await page.goto(pathOf('F-1'));
      await expect(main(page)).toContainText('Verkauft von Töpferei Limmat, Baden');
      const amount = region(page, 'Betrag');
      for (const line of [
        /Versand\s*CHF\s9\.00/,
        /Total\s*CHF\s817\.70/,
        /davon MWST 8\.1\s%\s*CHF\s61\.27/,
        'Bezahlt',
        /TWINT/,
      ])
        await expect(amount).toContainText(line);
      const paper = region(page, 'Dokumente').getByRole('link', { name: 'Rechnung F-1' });
      await expect(paper).toHaveAttribute('href', /^\/konto\/belege\/[0-9a-f-]{36}$/);
      await expect(region(page, 'Lieferadresse')).toContainText('Langstrasse 12');
      await expect(region(page, 'Lieferadresse')).not.toContainText('Schweiz');
      await expect(region(page, 'Rechnungsadresse')).toContainText('Deutschland');
      await expect(region(page, 'Zu dieser Bestellung')).toContainText('Mara Steiner');
      await expect(region(page, 'Zu dieser Bestellung')).toContainText('Küche');
      const ask = region(page, 'Frage zu dieser Bestellung').getByRole('link', { name: /@/ });
      await expect(ask).toHaveAttribute('href', /^mailto:.*subject=Bestellung%20F-1$/);
      const history = region(page, 'Verlauf').getByRole('listitem');
      await expect(history.first()).toContainText('Zugestellt');
      await expect(history.last()).toContainText('Bestellt');
    });
  });
}

test('230 items come by page, there and back; on paper all of them stand', async ({ page, plant, signedIn }) => {
  const items = Array.from({ length: 230 }, (_, at) =>
    item({ sku: `S-${at + 1}`, name: `Artikel ${at + 1}`, price: 100 }, 1),
  );
  await signedIn(await plant([{ number: 'LONG', items }]));
  await page.goto(pathOf('LONG'));
  const names = main(page).getByRole('heading', { level: 3 });
  await expect(names).toHaveCount(100);
  await expect(main(page).getByText('1 bis 100 von 230')).toBeVisible();
  const pages = page.getByRole('navigation', { name: 'Seiten der Artikel' });
  await pages.getByRole('link', { name: 'Nächste' }).click();
  await expect(names.first()).toHaveText('Artikel 101');
  await expect(names).toHaveCount(100);
  await pages.getByRole('link', { name: 'Nächste' }).click();
  await expect(names.first()).toHaveText('Artikel 201');
  await expect(names).toHaveCount(30);
  await pages.getByRole('link', { name: 'Vorherige' }).click();
  await expect(names.first()).toHaveText('Artikel 101');
  await page.goto(`${pathOf('LONG')}/druck`);
  await expect(names).toHaveCount(230);
  await page.emulateMedia({ media: 'print' });
  await expect(main(page).getByRole('link', { name: 'Zurück zur Bestellung' })).toBeHidden();
  await expect(names.last()).toBeVisible();
});

test('T40 an address of a parcel that is not https is refused by the database, so that no page can link it', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const lea = await plant([words]);
  const parcel = { number: 'F-1', carrier: 'Post', trackingNumber: '99.60' };
  for (const trackingUrl of [
    'javascript:alert(1)',
    'http://carrier.example/1',
    ' https://carrier.example',
    'data:,1',
  ]) {
    const planted = plantParcels(db, lea.accountId, [{ ...parcel, trackingUrl }]);
    await expect(planted, trackingUrl).rejects.toThrow('shipment_tracking_url_is_https');
  }
  await plantParcels(db, lea.accountId, [parcel]);
  await signedIn(lea);
  for (const path of [pathOf('F-1'), `${pathOf('F-1')}/druck`]) {
    await page.goto(path);
    await expect(main(page).getByRole('article')).toContainText('99.60');
    await expect(main(page).getByRole('link', { name: /verfolgen/ })).toHaveCount(0);
  }
});

test('T01 somebody else’s order is a 404 as page, by script and on paper, one denied line each', async ({
  plant,
  cookieOf,
  request,
}) => {
  await plant([{ number: 'T01-FOREIGN' }]);
  const cookie = await cookieOf(await plant());
  for (const path of [pathOf('T01-FOREIGN'), `${pathOf('T01-FOREIGN')}/druck`]) {
    const headers = { accept: 'text/html', cookie };
    for (const response of [
      await request.get(path, { headers, maxRedirects: 0 }),
      await request.get(`${path}?_rsc`, { headers: { ...headers, rsc: '1' }, maxRedirects: 0 }),
    ]) {
      expect(response.status(), path).toBe(404);
      expect(await response.text()).not.toContain('Tasse');
      const traceId = response.headers()['x-request-id'];
      const denied = () =>
        logLines(process.env.E2E_LOG ?? '').filter((line) => line.event === 'denied' && line.traceId === traceId);
      await expect.poll(() => denied().length).toBe(1);
    }
  }
});

test('statements: at most 4 for the order with parcels and papers, as page and on paper', async ({
  page,
  plant,
  signedIn,
  statements,
  db,
}) => {
  await page.goto('/hilfe');
  const lea = await plant([words]);
  await plantParcels(db, lea.accountId, parcels);
  await plantPapers(db, 'F-1', lea);
  await signedIn(lea);
  for (const path of [pathOf('F-1'), `${pathOf('F-1')}/druck`])
    expect(await statements(await page.goto(path)), path).toBeLessThanOrEqual(4);
});
