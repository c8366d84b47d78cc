import type { Page } from '@playwright/test';
import type { Database } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { DEMO_PASSWORD } from '@/prisma/seed/shop';
import { DEMO_AUTHENTICATOR, staff } from '@/prisma/seed/staff';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { mailedLink } from '../support/mail';
import { freshCode, giveAuthenticator, plantStaff, plantView } from '../support/staff';

// Walks through several pages, each with its error path; hashing on a busy machine takes its time.
test.describe.configure({ timeout: 90_000 });

const PASSWORD = 'ein langes Passwort';
const main = (page: Page) => page.getByRole('main');
const alert = (page: Page) => main(page).getByRole('alert');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();

async function givePassword(db: Database, customerId: string) {
  const passwordHash = await hashPassword(PASSWORD);
  await db.customerSecret.create({ data: { customerId, passwordHash }, select: { customerId: true } });
}

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail', { exact: true }).fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await press(page, 'Anmelden');
}

async function signOut(page: Page) {
  const menu = page.getByText('Menü', { exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: 'Abmelden', exact: true }).locator('visible=true').click();
  await expect(page.getByRole('status')).toHaveText('Sie sind abgemeldet.');
}

const proveLongAgo = (db: Database, customerId: string) =>
  db.session.updateMany({ where: { customerId }, data: { authenticatedAt: new Date(Date.now() - 20 * 60_000) } });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('U06 set up the app, keep the codes, sign in with code and with recovery code, switch off', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const lea = await plant();
      await givePassword(db, lea.id);
      await signedIn(lea);
      await page.goto('/konto/sicherheit');
      await main(page).getByRole('link', { name: 'Zweiten Faktor einrichten' }).click();
      await press(page, 'App einrichten');
      await expect(page.getByRole('img', { name: 'QR-Code für die Authenticator-App' })).toBeVisible();
      const secret = (await main(page).locator('code').innerText()).replaceAll(' ', '');
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);

      await press(page, 'App bestätigen');
      await expect(alert(page)).toContainText('Geben Sie den Code ein');
      await expect(alert(page)).toBeFocused();
      const first = page.getByLabel('Code aus der App');
      await first.fill('12345');
      await press(page, 'App bestätigen');
      await expect(alert(page)).toContainText('Dieser Code passt nicht');
      // The picture is still the same one: nobody has to scan twice.
      expect((await main(page).locator('code').innerText()).replaceAll(' ', '')).toBe(secret);
      const code = await freshCode(db, { id: lea.id, secret });
      await first.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
      await press(page, 'App bestätigen');

      await expect(page.getByRole('status')).toContainText('Die Authenticator-App ist eingerichtet.');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Wiederherstellungscodes');
      const codes = await main(page).locator('li code').allInnerTexts();
      expect(codes).toHaveLength(10);
      await press(page, 'Ich habe sie aufbewahrt');
      await expect(main(page)).toContainText('Noch 10 Wiederherstellungscodes');
      await page.goto('/konto/sicherheit/wiederherstellung');
      await expect(page).toHaveURL(/\/konto\/sicherheit$/);

      await signOut(page);
      await signIn(page, lea.email);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmeldung bestätigen');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Geben Sie den Code ein');
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Dieser Code passt nicht');
      await expect(page.getByLabel('Code', { exact: true })).toHaveValue('');
      // Half signed in is not signed in.
      await page.goto('/konto/bestellungen');
      await expect(page).toHaveURL(/\/anmelden\?weiter=/);
      await page.goto('/anmelden/bestaetigen');
      await page.getByLabel('Code', { exact: true }).fill(await freshCode(db, { id: lea.id, secret }));
      await press(page, 'Bestätigen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');

      await signOut(page);
      await signIn(page, lea.email);
      await page.getByLabel('Code', { exact: true }).fill(codes[4]?.toUpperCase() ?? '');
      await press(page, 'Bestätigen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht', { timeout: 20_000 });
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(main(page)).toContainText('Noch 9 Wiederherstellungscodes');
      await press(page, 'Neue Codes erzeugen');
      const renewed = await main(page).locator('li code').allInnerTexts();
      expect(renewed.filter((one) => codes.includes(one))).toEqual([]);
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await press(page, 'App ausschalten');
      await expect(page.getByRole('status')).toHaveText('Die Authenticator-App ist ausgeschaltet.');
      await expect(main(page)).toContainText('Noch nicht eingerichtet');
    });

    test('T20 a new password by mail does not go around the second factor', async ({ page, plant, db }) => {
      const lea = await plant();
      await givePassword(db, lea.id);
      const secret = await giveAuthenticator(db, lea.id);
      await page.goto('/passwort-vergessen');
      await page.getByLabel('E-Mail', { exact: true }).fill(lea.email);
      await press(page, 'Link schicken');
      await expect(page.getByRole('status')).toContainText('ist ein Link für ein neues Passwort unterwegs');
      await page.goto(await mailedLink(lea.email, '/passwort-vergessen/'));
      await page.getByLabel('Neues Passwort', { exact: true }).fill(`${PASSWORD} zwei`);
      await press(page, 'Passwort festlegen');
      await expect(page.getByRole('status')).toContainText('Ihr Passwort ist festgelegt.');
      await signIn(page, lea.email, `${PASSWORD} zwei`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmeldung bestätigen');
      await page.goto('/konto');
      await expect(page).toHaveURL(/\/anmelden\?weiter=/);
      await page.goto('/anmelden/bestaetigen');
      await page.getByLabel('Code', { exact: true }).fill(await freshCode(db, { id: lea.id, secret }));
      await press(page, 'Bestätigen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');
    });

    test('T29 after twenty minutes the password is asked first, then it goes on to the page; T28 the session id is new', async ({
      page,
      plant,
      signedIn,
      db,
      context,
    }) => {
      const lea = await plant();
      await givePassword(db, lea.id);
      await signedIn(lea);
      await proveLongAgo(db, lea.id);
      const sealed = async () => (await context.cookies()).find(({ name }) => name === 'portal-session')?.value;
      const before = await sealed();
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestätigen Sie, dass Sie es sind');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Geben Sie Ihr Passwort ein');
      await page.getByLabel('Passwort', { exact: true }).fill('falsches-Passwort');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Das ist nicht Ihr Passwort');
      await page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
      await press(page, 'Bestätigen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zweiter Faktor');
      expect(await sealed()).not.toBe(before);
    });

    test('T29 with a second factor a code is asked; without a password a link is offered', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const lea = await plant();
      const secret = await giveAuthenticator(db, lea.id);
      await signedIn(lea);
      await proveLongAgo(db, lea.id);
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(page.getByLabel('Passwort', { exact: true })).toHaveCount(0);
      await page.getByLabel('Code', { exact: true }).fill('111111');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Dieser Code passt nicht');
      await page.getByLabel('Code', { exact: true }).fill(await freshCode(db, { id: lea.id, secret }));
      await press(page, 'Bestätigen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zweiter Faktor');

      await db.authenticator.deleteMany({ where: { customerId: lea.id } });
      await proveLongAgo(db, lea.id);
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(main(page)).toContainText('Sie haben kein Passwort.');
      await press(page, 'Link schicken');
      await expect(page.getByRole('status')).toContainText('Ein Link ist unterwegs');
      await page.goto('/konto/sicherheit');
      await expect(main(page).getByRole('link', { name: 'Passwort vergessen' })).toBeVisible();
    });

    test('T29 T19 the mailed link leads back to the page that asked, in the same account, once and not for long', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const company = await plantCompany(db);
      const lea = await plant();
      await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
      await signedIn({ ...lea, accountId: company.accountId });
      await proveLongAgo(db, lea.id);
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await press(page, 'Link schicken');
      await expect(page.getByRole('status')).toContainText('Ein Link ist unterwegs');
      const link = await mailedLink(lea.email, '/anmelden/');
      // Opening it is no proof yet.
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jetzt anmelden');
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestätigen Sie, dass Sie es sind');
      await page.goto(link);
      await press(page, 'Anmelden');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zweiter Faktor');
      await expect(page.locator('.header a[href="/konto/firma"]').first()).toBeAttached();
      await press(page, 'App einrichten');
      await expect(page.getByRole('img', { name: 'QR-Code für die Authenticator-App' })).toBeVisible();
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Link gilt nicht mehr.');

      // Somebody opens the next one in time and presses its button too late: signed in as before, and asked again.
      const luc = await plant();
      await signedIn(luc);
      await proveLongAgo(db, luc.id);
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await press(page, 'Link schicken');
      await expect(page.getByRole('status')).toContainText('Ein Link ist unterwegs');
      await page.goto(await mailedLink(luc.email, '/anmelden/'));
      const past = { createdAt: new Date(Date.now() - 3_600_000), expiresAt: new Date(Date.now() - 1_000) };
      await db.oneTimeToken.updateMany({ where: { customerId: luc.id }, data: past });
      await press(page, 'Anmelden');
      await expect(main(page)).toContainText('Dieser Link gilt nicht mehr');
      await page.goto('/konto/sicherheit/zweiter-faktor');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestätigen Sie, dass Sie es sind');
    });

    test('T22 T29 whoever has to set up a second factor, without a password, is told of the link and comes back by it', async ({
      page,
      plant,
      signedIn,
      db,
    }) => {
      const company = await plantCompany(db);
      await db.company.update({ where: { accountId: company.accountId }, data: { requireSecondFactor: true } });
      const lea = await plant();
      await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
      await signedIn({ ...lea, accountId: company.accountId });
      await proveLongAgo(db, lea.id);
      await page.goto('/konto/bestellungen');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bestätigen Sie, dass Sie es sind');
      await press(page, 'Link schicken');
      await expect(page.getByRole('status')).toContainText('Ein Link ist unterwegs');
      await page.goto(await mailedLink(lea.email, '/anmelden/'));
      await press(page, 'Anmelden');
      await expect(main(page)).toContainText('Richten Sie zuerst einen zweiten Faktor ein.');
    });

    test('T22 the company asks for a second factor: members set one up first; a stale form is told so', async ({
      page,
      signedIn,
      db,
      plant,
    }) => {
      const company = await plantCompany(db);
      await signedIn(company.admin);
      await giveAuthenticator(db, company.admin.id);
      await page.goto('/konto/firma');
      const box = page.getByLabel('Alle Mitglieder brauchen einen zweiten Faktor');
      await expect(box).not.toBeChecked();
      await db.company.update({ where: { accountId: company.accountId }, data: { version: 5 } });
      await box.check();
      await press(page, 'Speichern');
      await expect(alert(page)).toContainText('Das wurde inzwischen geändert');
      await expect(box).toBeChecked();
      await page.goto('/konto/firma');
      await box.check();
      await press(page, 'Speichern');
      await expect(page.getByRole('status')).toHaveText('Ihre Einstellung ist gespeichert.');
      await expect(box).toBeChecked();

      const lea = await plant([{ number: 'EN-1' }]);
      await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
      await signedIn({ ...lea, accountId: company.accountId });
      await page.goto('/konto/bestellungen');
      await expect(main(page)).toContainText('Richten Sie zuerst einen zweiten Faktor ein.');
      await expect(page.locator('.header a[href="/konto/firma"]')).toHaveCount(0);
      // In the own account, which asks for nothing, everything goes on.
      const phone = page.getByText('Menü', { exact: true });
      await ((await phone.isVisible()) ? phone : page.locator('.accounts summary')).click();
      await page.getByRole('button', { name: 'Privat', exact: true }).filter({ visible: true }).click();
      await expect(main(page)).toContainText('EN-1');
    });

    test('the customer forbids support to look in, and reads who has', async ({ page, plant, signedIn, db }) => {
      const lea = await plant();
      const sara = await plantStaff(db, 'view');
      await signedIn(lea);
      await page.goto('/konto/sicherheit');
      await expect(main(page)).toContainText('Niemand vom Support hat Ihr Konto angesehen.');
      await plantView(db, lea, sara, { endedAt: new Date() });
      await page.reload();
      await expect(main(page)).toContainText('Sara Test, nur angesehen');
      await expect(main(page)).toContainText('A-2318: Termin der Mühle klären');
      const box = page.getByLabel('Support darf mein Konto ansehen');
      await expect(box).toBeChecked();
      // Changed on another device meanwhile: told so, with the own choice kept.
      await db.customer.update({ where: { id: lea.id }, data: { version: { increment: 1 } } });
      await box.uncheck();
      await press(page, 'Speichern');
      await expect(alert(page)).toContainText('Das wurde inzwischen geändert');
      await expect(box).not.toBeChecked();
      await page.goto('/konto/sicherheit');
      await box.uncheck();
      await press(page, 'Speichern');
      await expect(page.getByRole('status')).toHaveText('Ihre Einstellung ist gespeichert.');
      await expect(box).not.toBeChecked();
    });

    test('staff sign in with password and code, land on their own page, and see no customer’s', async ({
      page,
      db,
    }) => {
      const demo = staff[0];
      await signIn(page, demo.email, DEMO_PASSWORD);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmeldung bestätigen');
      const person = await db.customer.findUniqueOrThrow({ where: { emailKey: demo.email }, select: { id: true } });
      await page.getByLabel('Code', { exact: true }).fill('000000');
      await press(page, 'Bestätigen');
      await expect(alert(page)).toContainText('Dieser Code passt nicht');
      // Two browsers and two widths sign in the same person: a code counts once, so they may have to try again.
      await expect(async () => {
        await page
          .getByLabel('Code', { exact: true })
          .fill(await freshCode(db, { ...person, secret: DEMO_AUTHENTICATOR }));
        await press(page, 'Bestätigen');
        await expect(page).toHaveURL(/\/service#?$/, { timeout: 2_000 });
      }).toPass();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Guten Tag, Sara Meier');
      await expect(main(page)).toContainText('Support, ansehen');
      await page.goto('/konto/bestellungen');
      await expect(page).toHaveURL(/\/service$/);
      await main(page).getByRole('link', { name: 'Geräte und zweiter Faktor' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sicherheit');
      await expect(page.getByText('Support darf mein Konto ansehen')).toHaveCount(0);
      await signOut(page);
    });
  });
}

test('pages of security cost at most five statements, however much there is to show', async ({
  page,
  plant,
  signedIn,
  statements,
  db,
}) => {
  const lea = await plant();
  await signedIn(lea);
  const measure = async () => {
    for (const path of ['/konto/sicherheit', '/konto/sicherheit/zweiter-faktor', '/anmelden']) {
      expect(await statements(await page.goto(path)), path).toBeLessThanOrEqual(5);
    }
  };
  await measure();
  await givePassword(db, lea.id);
  const sara = await plantStaff(db, 'view');
  for (let number = 0; number < 5; number += 1) {
    await plantView(db, lea, sara, { endedAt: new Date() });
    const key = { credentialId: `${lea.id}-${number}`, publicKey: new Uint8Array(1), counter: 0, name: 'Telefon' };
    await db.passkey.create({ data: { customerId: lea.id, ...key }, select: { id: true } });
  }
  await measure();
});
