import type { CDPSession, Page, Request } from '@playwright/test';
import { callAction, fromOwnPage, redirectOf } from '../support/actions';
import { plantCompany } from '../support/company';
import { expect, pageTest as test } from '../support/fixtures';
import { plantStaff } from '../support/staff';

const main = (page: Page) => page.getByRole('main');

/** A device with a PIN that answers at once, as Chromium plays it. */
async function plugIn(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

async function addPasskey(page: Page, name = 'Mein Laptop') {
  await page.goto('/konto/sicherheit/zweiter-faktor');
  await page.getByLabel('Name des Passkeys').fill(name);
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await expect(page.getByRole('status')).toContainText('Der Passkey ist hinzugefügt.');
}

/** What the browser sent to sign in, so that it can be sent again. */
function answerIn(request: Request): string | null {
  const body = request.postDataBuffer()?.toString('utf8') ?? '';
  return /name="\w*_?answer"\r\n\r\n(\{.*?\})\r\n/s.exec(body)?.[1] ?? null;
}

test('add a passkey, sign out, sign in with it, step up with it, remove it', async ({
  page,
  plant,
  signedIn,
  context,
  db,
}) => {
  const lea = await plant();
  await signedIn(lea);
  await page.goto('/konto/sicherheit/zweiter-faktor');
  await plugIn(page);
  // Chromium proposes a name; without one the form says so and keeps the page.
  await expect(page.getByLabel('Name des Passkeys')).toHaveValue(/Chrome auf /);
  await page.getByLabel('Name des Passkeys').fill('');
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
  await expect(main(page).getByRole('alert')).toContainText('Geben Sie dem Passkey einen Namen');
  await db.passkey.deleteMany({ where: { customerId: lea.id } });
  await addPasskey(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihre Wiederherstellungscodes');
  await page.goto('/konto/sicherheit');
  await expect(main(page)).toContainText('Mein Laptop');

  await context.clearCookies();
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');
  const session = await db.session.findFirstOrThrow({ where: { customerId: lea.id }, orderBy: { id: 'desc' } });
  expect(session.proofs).toEqual(['passkey']);

  await db.session.updateMany({
    where: { customerId: lea.id },
    data: { authenticatedAt: new Date(Date.now() - 20 * 60_000) },
  });
  await page.goto('/konto/sicherheit/zweiter-faktor');
  await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zweiter Faktor');
  await page.getByRole('button', { name: 'Passkey entfernen: Mein Laptop' }).click();
  await expect(page.getByRole('status')).toHaveText('Der Passkey ist entfernt.');
  await expect(main(page)).not.toContainText('Mein Laptop');

  await context.clearCookies();
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(main(page).getByRole('alert')).toContainText('Der Passkey konnte nicht geprüft werden');
});

test('a passkey’s answer is refused again, in another browser, and with a counter that goes back', async ({
  page,
  plant,
  signedIn,
  context,
  request,
  baseURL,
  db,
}) => {
  const lea = await plant();
  await signedIn(lea);
  await page.goto('/konto/sicherheit/zweiter-faktor');
  await plugIn(page);
  await addPasskey(page);
  await context.clearCookies();
  await page.goto('/anmelden');
  const sent = page.waitForRequest((one) => answerIn(one) !== null);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  const answer = answerIn(await sent) ?? '';
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');

  const cookies = async () => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = fromOwnPage(baseURL ?? '');
  const replay = async (cookie: string, text = answer) =>
    redirectOf(
      await callAction(request, {
        name: 'signInByPasskeyAction',
        on: '/anmelden',
        fields: { answer: text, next: '' },
        headers: { ...headers, cookie },
      }),
    );
  // The same browser, its challenge is used; another one never had it.
  expect(await replay(await cookies())).toBeNull();
  expect(await replay('')).toBeNull();
  expect(await replay('portal-passkey=unknown')).toBeNull();

  // A fresh challenge does not help: it is not what was signed.
  const asked = await callAction(request, { name: 'askPasskeyAction', on: '/anmelden', fields: {}, headers });
  const fresh = /portal-passkey=[^;]+/.exec(asked.headers()['set-cookie'] ?? '')?.[0] ?? '';
  expect(fresh).not.toBe('');
  expect(await replay(fresh)).toBeNull();

  // A copied key lags behind: the device counts less than we have seen.
  await db.passkey.updateMany({ where: { customerId: lea.id }, data: { counter: 1_000 } });
  await context.clearCookies();
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(main(page).getByRole('alert')).toContainText('Der Passkey konnte nicht geprüft werden');
});

for (const who of ['member', 'staff'] as const) {
  test(`T22 a passkey is enough for ${who} who must have a second factor: nothing else before, everything after`, async ({
    page,
    signedIn,
    context,
    db,
  }) => {
    const company = await plantCompany(db);
    await db.company.update({ where: { accountId: company.accountId }, data: { requireSecondFactor: true } });
    const person = who === 'staff' ? await plantStaff(db, 'act', { authenticator: false }) : company.buyer;
    const [home, title] = who === 'staff' ? ['/service', 'Guten Tag, Sara Test'] : ['/konto/firma', company.name];
    await signedIn(person);
    for (const path of [home, '/konto', '/konto/sicherheit', '/konto/sicherheit/wiederherstellung']) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/konto\/sicherheit\/zweiter-faktor$/);
    }
    await expect(main(page)).toContainText('Richten Sie zuerst einen zweiten Faktor ein.');
    await expect(page.locator('.header a[href^="/konto"], .header a[href="/service"]')).toHaveCount(0);

    // A device that knows its person by nothing makes none; the page stays, and so does the way out.
    const { cdp, authenticatorId } = await plugIn(page);
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
    await expect(main(page).getByText('Es wurde kein Passkey angelegt.')).toBeVisible();
    await page.goto(home);
    await expect(page).toHaveURL(/\/konto\/sicherheit\/zweiter-faktor$/);

    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await addPasskey(page);
    await expect(main(page).locator('li code')).toHaveCount(10);
    await page.getByRole('button', { name: 'Ich habe sie aufbewahrt' }).click();
    await expect(page).toHaveURL(who === 'staff' ? /\/service$/ : /\/konto\/sicherheit$/);
    await page.goto(home);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

    // From now on it is the way in, and both factors at once.
    await context.clearCookies();
    await page.goto(`/anmelden?weiter=${encodeURIComponent(home)}`);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });
}

test('who breaks off is told, and the other ways stay', async ({ page }) => {
  await page.goto('/anmelden');
  const { cdp, authenticatorId } = await plugIn(page);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect(main(page).getByText('Der Passkey wurde nicht gelesen.')).toBeVisible();
  await expect(main(page).getByRole('button', { name: 'Anmelden', exact: true })).toBeVisible();
});

test.describe('JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('there is no passkey button, but every other way', async ({ page, plant, signedIn }) => {
    await page.goto('/anmelden');
    await expect(page.getByRole('button', { name: 'Mit Passkey anmelden' })).toHaveCount(0);
    await expect(main(page).getByRole('link', { name: 'Link per E-Mail' })).toBeVisible();
    await signedIn(await plant());
    await page.goto('/konto/sicherheit/zweiter-faktor');
    await expect(page.getByRole('button', { name: 'Passkey hinzufügen' })).toHaveCount(0);
    await expect(page.getByLabel('Name des Passkeys')).toBeHidden();
    await expect(main(page)).toContainText('Passkeys brauchen JavaScript');
  });
});

test('the library of passkeys is fetched by who presses the button, and by nobody else', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await page.goto('/anmelden', { waitUntil: 'networkidle' });
  const has = async () => (await Promise.all(scripts)).some((text) => text.includes('WebAuthn is not supported'));
  expect(scripts.length).toBeGreaterThan(0);
  expect(await has()).toBe(false);
  await plugIn(page);
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
  await expect.poll(has).toBe(true);
});
