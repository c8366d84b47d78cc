import type { BrowserContext } from '@playwright/test';
import type { Database } from '@/lib/core/db';
import { seal } from '@/lib/core/seal';
import { makeSecret, makeToken } from '@/lib/identity/utils';
import { dayFromToday } from '@/prisma/seed/builders';
import { expect, type TestCustomer, pageTest as test } from '../support/fixtures';
import { plantParcels } from '../support/parcels';
import { expectSound } from '../support/sound';
import { giveAuthenticator, plantStaff, plantView } from '../support/staff';

const PAGES = [
  '/',
  '/hilfe',
  '/hilfe/rueckgabe',
  '/anmelden',
  '/passwort-vergessen/unknown',
  '/nope',
  '/konto',
  '/konto/bestellungen',
  '/konto/bestellungen?suche=tasse&zustand=vorbereitung',
  '/konto/bestellungen?suche=nichts',
  '/konto/bestellungen/AX-1',
  '/konto/bestellungen/AX-2',
  '/konto/bestellungen/AX-2/druck',
  '/konto/retouren',
  '/konto/retouren/neu?bestellung=AX-1',
  '/konto/sicherheit',
  '/konto/sicherheit/zweiter-faktor',
  '/konto/sicherheit/bestaetigen?weiter=/konto/sicherheit',
  '/konto/sicherheit/wiederherstellung',
  '/anmelden/bestaetigen',
  '/service',
  '/api/docs',
];

/** What some of the pages need to be there in full. */
async function prepare(path: string, person: TestCustomer, db: Database, context: BrowserContext) {
  const customerId = person.id;
  const url = process.env.E2E_URL ?? '';
  if (path.startsWith('/konto/sicherheit')) {
    await plantView(db, person, await plantStaff(db, 'view'), { endedAt: new Date() });
    const key = { credentialId: customerId, publicKey: new Uint8Array(1), counter: 0, name: 'Telefon' };
    await db.passkey.create({ data: { customerId, ...key }, select: { id: true } });
  }
  if (path.endsWith('/zweiter-faktor')) {
    const secret = seal('authenticator', customerId, makeSecret());
    await db.authenticator.create({ data: { customerId, secret }, select: { customerId: true } });
  }
  if (path.includes('/bestaetigen?')) {
    const authenticatedAt = new Date(Date.now() - 20 * 60_000);
    await db.session.updateMany({ where: { customerId }, data: { authenticatedAt } });
  }
  if (path.endsWith('/wiederherstellung')) {
    const value = seal(
      'codes',
      customerId,
      Array.from({ length: 10 }, (_, at) => `abcdefgh2${'abcdefghij'[at]}`).join(' '),
    );
    await context.addCookies([{ name: 'portal-codes', value, url }]);
  }
  if (path === '/anmelden/bestaetigen') {
    const { token, hash } = makeToken();
    const half = { hash, proof: 'password', next: '', expiresAt: new Date(Date.now() + 60_000) } as const;
    await giveAuthenticator(db, customerId);
    await db.pendingSignIn.create({ data: { customerId, ...half }, select: { hash: true } });
    await context.addCookies([{ name: 'portal-pending', value: token, url }]);
  }
}

for (const path of PAGES) {
  test(`axe finds nothing on ${path}, and the page does not scroll sideways`, async ({
    page,
    plant,
    signedIn,
    expectStatus,
    db,
    context,
  }) => {
    // The whole contract on one page: axe looks at some ten thousand elements.
    if (path === '/api/docs') test.slow();
    expectStatus(404);
    const lea = await plant([{ number: 'AX-1', expectedOn: dayFromToday(8) }, { number: 'AX-2' }]);
    await plantParcels(db, lea.accountId, [
      { number: 'AX-2', carrier: 'Post', trackingNumber: '99.60', trackingUrl: 'https://carrier.example/1' },
      { number: 'AX-2', state: 'ready_for_pickup', pickup: { place: 'Post Wiedikon', code: '4711' } },
    ]);
    if (path.startsWith('/konto')) await signedIn(lea);
    if (path === '/service') await signedIn(await plantStaff(db, 'lead'));
    await prepare(path, lea, db, context);
    await page.goto(path);
    // The page itself, not one that it leads to because something is missing.
    expect(new URL(page.url()).pathname).toBe(path.split('?')[0]);
    await expectSound(page, path);
  });
}

test('the keyboard reaches the content first, and everything by Tab', async ({ page }) => {
  await page.goto('/anmelden');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('E-Mail', { exact: true })).toBeFocused();
});
