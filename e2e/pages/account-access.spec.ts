import { issueLink } from '@/lib/identity/mutations/links';
import { callAction, fromOwnPage } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { mailedLink } from '../support/mail';
import { requestLine } from '../support/portal';

const SENTENCE = 'ein ganzer Satz als Passwort';

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('T23 who opens an account gets what the shop knows under the address, after proving it and not before', async ({
      page,
      plant,
      db,
    }) => {
      const shop = await plant([{ number: 'CLAIM-1' }]);
      const email = `neu-${shop.id}@example.ch`;
      // A guest's orders: an account with the address, and nobody in it.
      await db.membership.deleteMany({ where: { accountId: shop.accountId } });
      await db.account.update({ where: { id: shop.accountId }, data: { emailKey: email } });

      await page.goto('/registrieren');
      await page.getByRole('main').getByRole('button', { name: 'Konto eröffnen' }).click();
      await expect(page.getByRole('main').getByRole('alert').getByRole('link')).toHaveCount(2);
      await page.getByLabel('Name', { exact: true }).fill('Nina Neu');
      await page.getByLabel('E-Mail', { exact: true }).fill(email);
      await page.getByRole('main').getByRole('button', { name: 'Konto eröffnen' }).click();
      await expect(page.getByRole('status')).toContainText('Wir haben Ihnen eine Mail geschickt.');

      const link = await mailedLink(email, '/passwort-vergessen/');
      // A mail is handed over inside the transaction that writes the person: it may be read a moment before the commit.
      const person = () =>
        db.customer.findUnique({
          where: { emailKey: email },
          select: { emailConfirmedAt: true, _count: { select: { memberships: true } } },
        });
      await expect.poll(person).toEqual({ emailConfirmedAt: null, _count: { memberships: 0 } });

      await page.goto(link);
      await page.getByLabel('Neues Passwort', { exact: true }).fill('kurz');
      await page.getByRole('button', { name: 'Passwort festlegen' }).click();
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Wählen Sie ein längeres Passwort');
      await page.getByLabel('Neues Passwort', { exact: true }).fill(SENTENCE);
      await page.getByRole('button', { name: 'Passwort festlegen' }).click();
      await expect(page.getByRole('status')).toContainText('Ihr Passwort ist festgelegt.');
      await page.getByLabel('E-Mail', { exact: true }).fill(email);
      await page.getByLabel('Passwort', { exact: true }).fill(SENTENCE);
      await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
      await expect(page.locator('.orders > li')).toContainText('CLAIM-1');
    });

    test('T19 T35 a mailed link does nothing when it is opened, signs in once by its button, and is dead then', async ({
      page,
      plant,
      db,
    }) => {
      const customer = await plant([{ number: 'LINK-1' }]);
      const issue = () => db.$transaction((tx) => issueLink(tx, { email: customer.email, purpose: 'sign-in' }));
      const older = await issue();
      const link = await issue();
      await page.goto(`/anmelden/${older?.token}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');
      for (let look = 0; look < 2; look += 1) {
        await page.goto(`/anmelden/${link?.token}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jetzt anmelden');
      }
      await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
      await expect(page.locator('.orders > li')).toContainText('LINK-1');
      await page.context().clearCookies();
      await page.goto(`/anmelden/${link?.token}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');
      await page.getByRole('link', { name: 'Link per E-Mail' }).click();
      await page.getByLabel('E-Mail', { exact: true }).fill(customer.email);
      await page.getByRole('button', { name: 'Link schicken' }).click();
      await expect(page.getByRole('status')).toContainText('ist ein Link unterwegs');
    });

    test('T16 T30 the password changes with the current one only; sessions are listed and end one by one or together', async ({
      page,
      plant,
      signedIn,
      cookieOf,
      request,
      db,
    }) => {
      const customer = await plant();
      await db
        .$transaction((tx) => issueLink(tx, { email: customer.email, purpose: 'set-password' }))
        .then(async (link) => {
          await page.goto(`/passwort-vergessen/${link?.token}`);
          await page.getByLabel('Neues Passwort', { exact: true }).fill(SENTENCE);
          await page.getByRole('button', { name: 'Passwort festlegen' }).click();
          await expect(page.getByRole('status')).toBeVisible();
        });
      const [first, second] = [await cookieOf(customer), await cookieOf(customer)];
      const alive = async (cookie: string) =>
        (await request.get('/konto/bestellungen', { headers: { cookie }, maxRedirects: 0 })).status() === 200;
      await signedIn(customer);
      await page.goto('/konto/sicherheit');
      const devices = page.locator('section[aria-labelledby="devices"] li');
      await expect(devices).toHaveCount(3);
      await expect(devices.filter({ hasText: 'Dieses Gerät' })).toHaveCount(1);

      await page
        .getByRole('button', { name: /^Anmeldung beenden/ })
        .first()
        .click();
      await expect(page.getByRole('status')).toHaveText('Die Anmeldung ist beendet.');
      expect([await alive(first), await alive(second)].sort()).toEqual([false, true]);

      const current = page.getByLabel('Aktuelles Passwort', { exact: true });
      await current.fill('falsch-falsch');
      await page.getByLabel('Neues Passwort', { exact: true }).fill(`${SENTENCE} zwei`);
      await page.getByRole('button', { name: 'Passwort ändern' }).click();
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Das ist nicht Ihr aktuelles Passwort');
      await expect(current).toHaveValue('');
      await current.fill(SENTENCE);
      await page.getByLabel('Neues Passwort', { exact: true }).fill(`${SENTENCE} zwei`);
      await page.getByRole('button', { name: 'Passwort ändern' }).click();
      await expect(page.getByRole('status')).toHaveText('Ihr Passwort ist geändert.');
      expect([await alive(first), await alive(second)]).toEqual([false, false]);
      await expect(devices).toHaveCount(1);

      // Who leaves the box empty stays signed in elsewhere, until that is ended, too.
      const [third, fourth] = [await cookieOf(customer), await cookieOf(customer)];
      await page.goto('/konto/sicherheit');
      await current.fill(`${SENTENCE} zwei`);
      await page.getByLabel('Neues Passwort', { exact: true }).fill(`${SENTENCE} drei`);
      await page.getByLabel('Alle anderen Anmeldungen beenden').uncheck();
      await page.getByRole('button', { name: 'Passwort ändern' }).click();
      await expect(page.getByRole('status')).toHaveText('Ihr Passwort ist geändert.');
      expect([await alive(third), await alive(fourth)]).toEqual([true, true]);
      await page.getByRole('button', { name: 'Alle anderen beenden' }).click();
      await expect(devices).toHaveCount(1);
      expect([await alive(third), await alive(fourth)]).toEqual([false, false]);

      const fifth = await cookieOf(customer);
      await page.getByRole('button', { name: 'Überall abmelden' }).click();
      await expect(page).toHaveURL(/\/anmelden/);
      expect(await alive(fifth)).toBe(false);
    });
  });
}

test('by a mailed link, too, the profile’s language comes along', async ({ plant, db, request, baseURL }) => {
  const { id, email } = await plant();
  await db.customer.update({ where: { id }, data: { locale: 'fr-CH' } });
  const link = await db.$transaction((tx) => issueLink(tx, { email, purpose: 'sign-in' }));
  const response = await callAction(request, {
    name: 'signInByLinkAction',
    on: `/anmelden/${link?.token}`,
    fields: { token: link?.token ?? '' },
    headers: fromOwnPage(baseURL ?? ''),
  });
  expect(response.headers()['set-cookie']).toContain('portal-language=fr-CH');
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U06 who asks for a link and types no address is told so, with what was typed', async ({ page }) => {
      for (const path of ['/anmelden/ohne-passwort', '/passwort-vergessen']) {
        await page.goto(path);
        const email = page.getByLabel('E-Mail', { exact: true });
        await page.getByRole('button', { name: 'Link schicken' }).click();
        const summary = page.getByRole('main').getByRole('alert');
        await expect(summary).toContainText('Geben Sie Ihre E-Mail-Adresse ein');
        await expect(summary).toBeFocused();
        await email.fill('lea.brunner@');
        await page.getByRole('button', { name: 'Link schicken' }).click();
        await expect(email).toHaveAccessibleDescription(/zum Beispiel name@example\.ch/);
        await expect(email).toHaveValue('lea.brunner@');
      }
    });
  });
}

test('T14 T15 a password can be pasted and filled in; a refused one is explained at its field, the rest stays', async ({
  page,
  db,
}) => {
  const company = await plantCompany(db);
  await page.goto(`/einladung/${company.invitation.token}`);
  const name = page.getByLabel('Ihr Name', { exact: true });
  const password = page.getByLabel('Passwort', { exact: true });
  await expect(password).toHaveAttribute('autocomplete', 'new-password');
  await expect(password).not.toHaveAttribute('maxlength');
  const send = () => page.getByRole('button', { name: 'Zugang anlegen und annehmen' }).click();
  await name.fill('Nina Neu');
  await password.fill('Passwort2026!');
  await send();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toHaveAccessibleDescription(/wird oft verwendet/);
  await expect(password).toHaveValue('');
  await expect(name).toHaveValue('Nina Neu');

  // As somebody who keeps their passwords elsewhere: copied there, pasted here.
  await name.fill(SENTENCE.toLowerCase());
  await name.press('ControlOrMeta+a');
  await name.press('ControlOrMeta+x');
  await name.fill('Nina Neu');
  await password.press('ControlOrMeta+v');
  await expect(password).toHaveValue(SENTENCE.toLowerCase());
  await send();
  await expect(page).toHaveURL(/\/konto$/);
});

test('T18 asking for a link answers the same and costs the same for a known and an unknown address', async ({
  plant,
  request,
  baseURL,
}) => {
  const { email } = await plant();
  for (const [name, on, more] of [
    ['forgotPasswordAction', '/passwort-vergessen', {}],
    ['mailLinkAction', '/anmelden/ohne-passwort', {}],
    ['registerAction', '/registrieren', { name: 'Jemand' }],
  ] as const) {
    const answers = [];
    for (const address of [email, `niemand-${email}`]) {
      const fields = { ...more, email: address };
      const response = await callAction(request, { name, on, fields, headers: fromOwnPage(baseURL ?? '') });
      const { statements } = await requestLine(process.env.E2E_LOG ?? '', response.headers()['x-request-id'] ?? '');
      answers.push({ status: response.status(), to: response.headers()['x-action-redirect'], statements });
    }
    expect(answers[0], name).toEqual(answers[1]);
  }
});
