import type { BrowserContext, Page } from '@playwright/test';
import type { Database } from '@/lib/core/db';
import { issueInvitation } from '@/lib/identity/mutations/members';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, seal, type TestCustomer, pageTest as test } from '../support/fixtures';
import { expectSound } from '../support/sound';

const main = (page: Page) => page.getByRole('main');
const row = (page: Page, text: string) => main(page).getByRole('listitem').filter({ hasText: text });

/** The navigation's entry; on a phone it is hidden in the menu. */
const companyLink = (page: Page) => page.locator('.header a[href="/konto/firma"]');

/** Opens the header's menu that holds the switcher at this width. */
async function openSwitcher(page: Page, name: string) {
  const phone = page.getByText('Menü', { exact: true });
  await ((await phone.isVisible()) ? phone : page.locator('.accounts summary')).click();
  return page.getByRole('button', { name, exact: true }).filter({ visible: true });
}

async function signIn(context: BrowserContext, customer: TestCustomer, url: string) {
  await context.addCookies([{ ...(await seal(customer)), url, httpOnly: true, sameSite: 'Lax' }]);
}

/** The link that the worker would mail: made here, because the token is stored nowhere. */
async function mailedPath(db: Database, emailKey: string): Promise<string> {
  const { id } = await db.invitation.findFirstOrThrow({ where: { emailKey, revokedAt: null } });
  // The worker may be writing its own mail of it; the newest link counts.
  const open = { processedAt: null, payload: { path: ['invitationId'], equals: id } };
  await expect.poll(() => db.outboxEvent.count({ where: open })).toBe(0);
  const issued = await db.$transaction((tx) => issueInvitation(tx, id));
  return `/einladung/${issued?.token}`;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('switches between the private account and the company', async ({ page, plant, signedIn, db, context }) => {
      const company = await plantCompany(db);
      const lea = await plant([{ number: 'P-1' }]);
      await db.membership.create({ data: { accountId: company.accountId, customerId: lea.id, role: 'buyer' } });
      await signedIn(lea);
      await page.goto('/konto/bestellungen');
      await expect(main(page)).toContainText('P-1');
      await expect(companyLink(page)).toHaveCount(0);
      const before = await context.cookies();
      await (await openSwitcher(page, company.name)).click();
      await expect(companyLink(page).first()).toBeAttached();
      await expect(main(page)).not.toContainText('P-1');
      expect(await context.cookies()).not.toEqual(before);
      await (await openSwitcher(page, 'Privat')).click();
      await expect(main(page)).toContainText('P-1');
    });

    test('invite, accept as somebody new, change the role, remove', async ({
      page,
      signedIn,
      db,
      browser,
      baseURL,
    }) => {
      const company = await plantCompany(db);
      const email = `mail-${company.invitation.email}`;
      await signedIn(company.admin);
      await page.goto('/konto/firma');
      await page.getByRole('button', { name: 'Einladung senden' }).click();
      await expect(main(page).getByRole('alert')).toContainText('Geben Sie die E-Mail-Adresse der Person ein');
      await page.getByLabel('E-Mail der Person').fill(email);
      await page.getByRole('radio', { name: 'Technik' }).check();
      await page.getByRole('button', { name: 'Einladung senden' }).click();
      await expect(page.getByRole('status')).toHaveText('Die Einladung ist unterwegs.');
      await expect(row(page, email)).toContainText('Technik');

      const other = await browser.newContext({ javaScriptEnabled, baseURL: baseURL ?? '', locale: 'de-CH' });
      const guest = await other.newPage();
      const path = await mailedPath(db, email);
      await guest.goto(path);
      await expect(guest.getByRole('heading', { level: 1 })).toHaveText(`Person admin lädt Sie zu ${company.name} ein`);
      expect(await guest.content()).not.toContain(email);
      await guest.getByLabel('Ihr Name').fill('Neue Kollegin');
      await guest.getByLabel('Passwort', { exact: true }).fill('a-long-password');
      await guest.getByRole('button', { name: 'Zugang anlegen und annehmen' }).click();
      await expect(guest.getByRole('status')).toHaveText('Sie gehören jetzt zur Firma.');
      await guest.goto(path);
      await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Diese Einladung gilt nicht mehr.');

      await page.goto('/konto/firma');
      await page.getByRole('link', { name: 'Neue Kollegin ändern' }).click();
      await row(page, 'Neue Kollegin').getByRole('radio', { name: 'Administration' }).check();
      await page.getByRole('button', { name: 'Rolle speichern' }).click();
      await expect(page.getByRole('status')).toContainText('Die Rolle ist geändert.');
      await expect(row(page, 'Neue Kollegin')).toContainText('Administration');

      // T10: the new admin has the page open and is removed meanwhile.
      await guest.goto('/konto/firma');
      await guest.getByLabel('E-Mail der Person').fill(`late-${email}`);
      await page.getByRole('link', { name: 'Neue Kollegin ändern' }).click();
      await page.getByRole('button', { name: 'Neue Kollegin entfernen' }).click();
      await expect(page.getByRole('status')).toContainText('Das Mitglied ist entfernt');
      await expect(row(page, 'Neue Kollegin')).toHaveCount(0);
      await guest.getByRole('button', { name: 'Einladung senden' }).click();
      await expect(guest).toHaveURL(/\/anmelden/);
      expect(await db.invitation.count({ where: { emailKey: `late-${email}` } })).toBe(0);
      await other.close();
    });

    test('a known person signs in first; somebody else is told that it is not for them', async ({
      page,
      plant,
      db,
      context,
      baseURL,
    }) => {
      const company = await plantCompany(db);
      const [lea, luc] = [await plant(), await plant()];
      await db.customer.update({ where: { id: lea.id }, data: { emailConfirmedAt: new Date() } });
      await db.invitation.update({
        where: { id: company.invitation.id },
        data: { email: lea.email, emailKey: lea.email },
      });
      const path = `/einladung/${company.invitation.token}`;
      await page.goto(path);
      await expect(main(page).getByRole('link', { name: 'Anmelden' })).toHaveAttribute(
        'href',
        `/anmelden?weiter=${encodeURIComponent(path)}`,
      );
      await signIn(context, luc, baseURL ?? '');
      await page.goto(path);
      await expect(main(page)).toContainText('Diese Einladung gilt für eine andere E-Mail-Adresse.');
      await expect(main(page).getByRole('button')).toHaveCount(0);
      await signIn(context, lea, baseURL ?? '');
      await page.goto(path);
      await page.getByRole('button', { name: 'Einladung annehmen' }).click();
      await expect(page.getByRole('status')).toHaveText('Sie gehören jetzt zur Firma.');
      await expect(companyLink(page).first()).toBeAttached();
    });

    test('a seat that is taken back while somebody looks at it, and an administration that became the last one', async ({
      page,
      signedIn,
      plant,
      db,
    }) => {
      const company = await plantCompany(db);
      const path = `/einladung/${company.invitation.token}`;
      await page.goto(path);
      await page.getByLabel('Ihr Name').fill('Neue Kollegin');
      await page.getByLabel('Passwort', { exact: true }).fill('a-long-password');
      const { id } = company.invitation;
      await db.invitation.update({ where: { id }, data: { revokedAt: new Date() } });
      await page.getByRole('button', { name: 'Zugang anlegen und annehmen' }).click();
      await expect(main(page)).toContainText('Diese Einladung gilt nicht mehr.');

      const lea = await plant();
      await db.customer.update({ where: { id: lea.id }, data: { emailConfirmedAt: new Date() } });
      await db.invitation.update({ where: { id }, data: { revokedAt: null, email: lea.email, emailKey: lea.email } });
      await signedIn(lea);
      await page.goto(path);
      await expect(page.getByRole('button', { name: 'Einladung annehmen' })).toBeVisible();
      await db.invitation.update({ where: { id }, data: { revokedAt: new Date() } });
      await page.getByRole('button', { name: 'Einladung annehmen' }).click();
      await expect(main(page)).toContainText('Diese Einladung gilt nicht mehr.');

      const member = { accountId: company.accountId, customerId: company.buyer.id };
      const setRole = (role: 'admin' | 'buyer') =>
        db.membership.update({ where: { accountId_customerId: member }, data: { role } });
      await setRole('admin');
      await signedIn(company.admin);
      await page.goto(`/konto/firma?offen=${company.admin.id}`);
      const form = row(page, 'Person admin');
      await form.getByRole('radio', { name: 'Nur lesen' }).check();
      await setRole('buyer');
      await page.getByRole('button', { name: 'Rolle speichern' }).click();
      await expect(main(page)).toContainText(/Geben Sie zuerst einem anderen Mitglied|Diese Rolle bleibt vorerst/);
      const kept = await db.membership.findUniqueOrThrow({
        where: { accountId_customerId: { accountId: company.accountId, customerId: company.admin.id } },
      });
      expect(kept.role).toBe('admin');
    });

    test('withdraws an invitation; the last admin stays, with the reason', async ({ page, signedIn, db }) => {
      const company = await plantCompany(db);
      await signedIn(company.admin);
      await page.goto('/konto/firma');
      await page.getByRole('link', { name: `Einladung an ${company.invitation.email} zurückziehen` }).click();
      await page.getByRole('button', { name: 'Einladung zurückziehen' }).click();
      await expect(page.getByRole('status')).toHaveText('Die Einladung ist zurückgezogen.');
      await page.getByRole('link', { name: 'Person admin ändern' }).click();
      await expect(row(page, 'Person admin')).toContainText('Diese Rolle bleibt vorerst');
      await expect(page.getByRole('button', { name: 'Person admin entfernen' })).toHaveCount(0);
    });
  });
}

test('T05 a viewer posts the actions directly: as if they did not exist', async ({
  request,
  db,
  cookieOf,
  baseURL,
}) => {
  const company = await plantCompany(db);
  const headers = { cookie: await cookieOf(company.viewer), ...fromOwnPage(baseURL ?? '') };
  const calls: [string, Record<string, string>][] = [
    ['inviteMemberAction', { email: 'x@firma.example', role: 'admin', idempotencyKey: crypto.randomUUID() }],
    ['changeRoleAction', { member: company.viewer.id, role: 'admin' }],
    ['removeMemberAction', { member: company.buyer.id }],
    ['withdrawInvitationAction', { invitation: company.invitation.id }],
  ];
  for (const [name, fields] of calls) {
    const response = await callAction(request, { name, on: '/konto/firma', fields, headers });
    expect([name, response.status(), redirectOf(response)]).toEqual([name, 404, null]);
  }
  const roles = await db.membership.findMany({ where: { accountId: company.accountId }, orderBy: { role: 'asc' } });
  expect(roles.map(({ role }) => role)).toEqual(['admin', 'buyer', 'technician', 'viewer']);
  expect(await db.invitation.count({ where: { accountId: company.accountId, revokedAt: null } })).toBe(1);
});

test('T06 HTML and RSC of the page hold no address of other members for a buyer; two statements', async ({
  page,
  signedIn,
  db,
  statements,
}) => {
  const company = await plantCompany(db);
  await signedIn(company.buyer);
  const response = await page.goto('/konto/firma');
  expect(await statements(response)).toBeLessThanOrEqual(2);
  await expect(main(page)).toContainText('Person technician');
  const contact = page.getByRole('complementary', { name: 'Ihre Ansprechperson' });
  await expect(contact.getByRole('link', { name: 'beat@shop.example' })).toHaveAttribute('href', /^mailto:/);
  await expect(contact.getByRole('link', { name: '044 555 01 41' })).toHaveAttribute('href', 'tel:0445550141');
  // Drawn, and not only asked for.
  await expect(contact.locator('img')).not.toHaveJSProperty('naturalWidth', 0);
  const rsc = await (await page.request.get('/konto/firma', { headers: { rsc: '1' } })).text();
  expect(rsc).toContain('Person technician');
  for (const text of [await page.content(), rsc]) expect(text).not.toContain('@firma.example');
});

test('axe finds nothing on the company with open forms and menu, on the invitation; nothing scrolls sideways', async ({
  page,
  plant,
  signedIn,
  db,
}) => {
  const company = await plantCompany(db);
  const other = await plant();
  await db.membership.create({ data: { accountId: other.accountId, customerId: company.admin.id, role: 'owner' } });
  await page.goto(`/einladung/${company.invitation.token}`);
  await expectSound(page);
  await signedIn(company.admin);
  await page.goto(`/konto/firma?offen=${company.buyer.id}`);
  await openSwitcher(page, 'Privat');
  await expectSound(page);
});
