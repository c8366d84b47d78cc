import { expect, pageTest as test } from '../support/fixtures';
import { PRIVATE, plantGuestLink, plantGuestOrder } from '../support/guest';
import { mailedLink } from '../support/mail';
import { expectSound } from '../support/sound';

const SENT = 'Wenn die Angaben stimmen, haben wir einen Link an die E-Mail-Adresse der Bestellung geschickt.';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U05 U06 a guest asks for an order by number and postcode and gets the link by mail', async ({ page, db }) => {
      const order = await plantGuestOrder(db);
      await page.goto('/');
      await page.getByRole('link', { name: 'Link an die E-Mail der Bestellung schicken' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellung finden');
      const main = page.getByRole('main');
      const number = main.getByLabel('Bestellnummer');
      await number.fill(`# ${order.number.toLowerCase()}`);
      await main.getByRole('button', { name: 'Link schicken' }).click();
      await expect(main.getByRole('alert')).toContainText('Geben Sie die E-Mail-Adresse oder die Postleitzahl');
      await expect(main.getByRole('alert')).toBeFocused();
      await expect(number).toHaveValue(`# ${order.number.toLowerCase()}`);
      await main.getByLabel('E-Mail oder Postleitzahl').fill('CH-8003');
      await main.getByRole('button', { name: 'Link schicken' }).click();
      await expect(page.getByRole('status')).toHaveText(SENT);
      expect(await mailedLink(order.email, '/bestellung-finden/')).toMatch(/^\/bestellung-finden\/[\w-]{43}$/);
    });

    test('T19 T35 a link tells nothing when it is opened, shows its order by the button, once, until the guest leaves', async ({
      page,
      db,
    }) => {
      const order = await plantGuestOrder(db);
      const { path } = await plantGuestLink(db, order);
      const main = page.getByRole('main');
      for (let look = 0; look < 2; look += 1) {
        const response = await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellung ansehen');
        expect(await response?.text()).not.toContain(order.number);
      }
      await main.getByRole('button', { name: 'Bestellung ansehen' }).click();
      await expect(page).toHaveURL(/\/gast\/bestellung#?$/);
      for (const text of [order.number, PRIVATE.street, PRIVATE.tracking, 'Kaffeemühle Töss']) {
        await expect(main).toContainText(text);
      }
      await expect(main).toContainText(`CHF\u00a0${PRIVATE.price}`);
      await expect(main.getByRole('link', { name: 'Konto eröffnen' })).toHaveAttribute('href', '/registrieren');

      await main.getByRole('button', { name: 'Ansicht beenden' }).click();
      await expect(page.getByRole('status')).toHaveText('Die Ansicht ist beendet.');
      await page.goto('/gast/bestellung');
      await expect(page).toHaveURL(/\/bestellung-finden$/);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');
      await main.getByRole('link', { name: 'Neuen Link verlangen' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestellung finden');
    });

    test('T18 the screen says the same to a wrong number', async ({ page }) => {
      await page.goto('/bestellung-finden');
      await page.getByLabel('Bestellnummer').fill('GA-0');
      await page.getByLabel('E-Mail oder Postleitzahl').fill('niemand@example.ch');
      await page.getByRole('main').getByRole('button', { name: 'Link schicken' }).click();
      await expect(page.getByRole('status')).toHaveText(SENT);
    });

    test('the status link tells state, way, parcels, articles and help', async ({ page, db }) => {
      const { statusPath, number } = await plantGuestOrder(db);
      await page.goto(statusPath);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kommt neu am .+ statt am .+\.$/);
      const main = page.getByRole('main');
      await expect(main).toContainText(number);
      await expect(main.getByRole('listitem').filter({ hasText: 'Jetzt: Unterwegs' })).toHaveCount(1);
      await expect(main.getByRole('article')).toContainText('Paket, Die Post');
      await expect(main.getByRole('link', { name: 'Nochmal kaufen: Kaffeemühle Töss' })).toHaveAttribute(
        'href',
        'https://shop.example/toess',
      );
      await expect(main.getByRole('link', { name: 'Nochmal kaufen: Hausmischung' })).toHaveAttribute(
        'href',
        `/anmelden?weiter=${encodeURIComponent(`/konto/bestellungen/${number}`)}`,
      );
      for (const heading of ['Verlauf', 'Häufige Fragen', 'So erreichen Sie uns']) {
        await expect(main.getByRole('heading', { name: heading })).toBeVisible();
      }
      await expect(main).toContainText('Mo–Fr 8–18 Uhr');
      await main.getByRole('link', { name: 'Ganze Bestellung ansehen' }).click();
      await expect(page).toHaveURL(/\/bestellung-finden\?nummer=/);
      await expect(main.getByLabel('Bestellnummer')).toHaveValue(number);
    });

    test('the status link leads to its parcel, which says when it comes and nothing of who gets it', async ({
      page,
      db,
      statements,
    }) => {
      const { statusPath, parcelPath, number } = await plantGuestOrder(db);
      await page.goto(`${statusPath}?sprache=fr-CH`);
      const link = page.getByRole('main').getByRole('link', { name: 'Suivi et détails, Colis' });
      await expect(link).toHaveAttribute('href', `${parcelPath}?sprache=fr-CH`);
      await link.click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Nouvelle date/);
      await page.goto(parcelPath);
      const main = page.getByRole('main');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Kommt neu am .+\.$/);
      await expect(main).toContainText(`Paket, Bestellung ${number}`);
      await expect(main.locator('[aria-current=step]')).toContainText('Unterwegs');
      await expect(main).toContainText('1 × Kaffeemühle Töss');
      await expect(main).toContainText('Verspätet');
      await expect(main.getByRole('table')).toContainText('Versprechen bei der Bestellung');
      await expect(main.getByRole('link', { name: /Anliegen melden|Als vermisst melden/ })).toHaveAttribute(
        'href',
        /^mailto:/,
      );
      const response = await page.goto(parcelPath);
      expect(await statements(response)).toBeLessThanOrEqual(2);
      const html = (await response?.text()) ?? '';
      for (const value of Object.values(PRIVATE)) expect(html, value).not.toContain(value);
      expect(html).not.toContain('post.example');
      await main.getByRole('link', { name: 'Ganze Bestellung ansehen' }).click();
      await expect(page).toHaveURL(/\/bestellung-finden$/);
    });

    test('the way of a guest starts beside signing in, with the number somebody was looking for', async ({
      page,
      db,
    }) => {
      const order = await plantGuestOrder(db);
      await page.goto(`/konto/bestellungen/${order.number}`);
      const main = page.getByRole('main');
      await expect(main.getByLabel('Bestellnummer')).toHaveValue(order.number);
      await main.getByLabel('E-Mail oder Postleitzahl').fill(order.email);
      await main.getByRole('button', { name: 'Link schicken' }).click();
      await expect(page.getByRole('status')).toHaveText(SENT);
      expect(await mailedLink(order.email, '/bestellung-finden/')).toMatch(/^\/bestellung-finden\/[\w-]{43}$/);
    });
  });
}

test('a look that is over leads to where a new one is asked for, and says so', async ({ page, db }) => {
  const order = await plantGuestOrder(db);
  await page.goto((await plantGuestLink(db, order)).path);
  await page.getByRole('main').getByRole('button', { name: 'Bestellung ansehen' }).click();
  await expect(page.getByRole('main')).toContainText(order.number);
  const past = { createdAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() - 60_000) };
  await db.guestSession.updateMany({ where: { orderId: order.id }, data: past });
  await page.reload();
  await expect(page).toHaveURL(/\/bestellung-finden\?ansicht=beendet$/);
  await expect(page.getByRole('status')).toContainText('Die Ansicht ist beendet.');
});

test('statements: status link at most 2, guest’s order with its returns at most 3', async ({
  page,
  db,
  statements,
}) => {
  const order = await plantGuestOrder(db);
  await page.goto('/hilfe');
  expect(await statements(await page.goto(order.statusPath))).toBeLessThanOrEqual(2);
  await page.goto((await plantGuestLink(db, order)).path);
  await page.getByRole('main').getByRole('button', { name: 'Bestellung ansehen' }).click();
  await expect(page.getByRole('main')).toContainText(order.number);
  expect(await statements(await page.goto('/gast/bestellung'))).toBeLessThanOrEqual(3);
});

for (const [locale, again] of [
  ['de-CH', 'Nochmal kaufen'],
  ['de-DE', 'Nochmal kaufen'],
  ['fr-CH', 'Acheter à nouveau'],
  ['it-CH', 'Acquistare di nuovo'],
  ['en', 'Buy again'],
] as const) {
  test(`a status link speaks the language of its order, ${locale}, until somebody chooses another`, async ({
    page,
    db,
    context,
    baseURL,
  }) => {
    const { statusPath } = await plantGuestOrder(db, { locale });
    await page.goto(`${statusPath}?sprache=${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByText(again, { exact: true }).first()).toBeVisible();
    const chosen = locale === 'en' ? 'fr-CH' : 'en';
    await context.addCookies([{ name: 'portal-language', value: chosen, url: baseURL ?? '' }]);
    await page.goto(`${statusPath}?sprache=${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', chosen);
    await page.goto('/bestellung-finden');
    await expect(page.locator('html')).toHaveAttribute('lang', chosen);
  });
}

for (const what of ['the form', 'a link', 'a dead link', 'the order', 'the status link', 'a parcel’s link'] as const) {
  test(`axe finds nothing on ${what}, and the page does not scroll sideways`, async ({ page, db }) => {
    const order = await plantGuestOrder(db);
    const link = await plantGuestLink(db, order);
    const paths = {
      'the form': '/bestellung-finden?ansicht=beendet',
      'a dead link': '/bestellung-finden/unknown',
      'the status link': order.statusPath,
      'a parcel’s link': order.parcelPath,
    } as const;
    await page.goto(what === 'a link' || what === 'the order' ? link.path : paths[what]);
    if (what === 'the order') {
      await page.getByRole('main').getByRole('button', { name: 'Bestellung ansehen' }).click();
      await expect(page.getByRole('main')).toContainText(order.number);
    }
    await expectSound(page, what);
  });
}
