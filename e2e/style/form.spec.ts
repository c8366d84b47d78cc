import type { Page } from '@playwright/test';
import { expect } from '../support/fixtures';
import { onDevelopmentServer, test, timesSent } from './development';

const PATH = '/stil/formular';
onDevelopmentServer(PATH);

/** Every field in reading order: its name and what the form says when it is empty. */
const MISSING = {
  name: 'Geben Sie Ihren Namen ein',
  email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.ch',
  password: 'Wählen Sie ein längeres Passwort, mindestens 8 Zeichen',
  quantity: 'Geben Sie die Menge als Zahl ein, zum Beispiel 2',
  day: 'Geben Sie ein Datum ein, zum Beispiel 26.11.2026',
  country: 'Wählen Sie ein Land',
  message: 'Schreiben Sie Ihre Nachricht',
  extras: 'Wählen Sie mindestens eine Beilage',
  delivery: 'Wählen Sie, wohin wir liefern sollen',
  consent: 'Bestätigen Sie, dass Sie die Angaben geprüft haben',
};
type Name = keyof typeof MISSING;
const names = Object.keys(MISSING) as Name[];
const SECRET = 'geheim-Kaffee-77';

const main = (page: Page) => page.getByRole('main');
const summary = (page: Page) => main(page).getByRole('alert');
/** The control itself, of a group the first one: what the summary's link leads to. */
const control = (page: Page, name: Name) => page.locator(`#muster-${name}`);
/** What carries the description: of a group the fieldset. */
const described = (page: Page, name: Name) =>
  name === 'extras' || name === 'delivery'
    ? page.getByRole('group').filter({ has: control(page, name) })
    : control(page, name);
const send = (page: Page) => page.getByRole('button', { name: 'Formular abschicken' }).click();

async function fillTexts(page: Page, texts: Partial<Record<Name, string>>) {
  for (const [name, text] of Object.entries(texts)) await control(page, name as Name).fill(text);
}

async function expectKept(page: Page, texts: Partial<Record<Name, string>>) {
  for (const [name, text] of Object.entries(texts)) await expect(control(page, name as Name)).toHaveValue(text);
  await expect(control(page, 'country')).toHaveValue('FR');
  await expect(page.getByLabel('Foto')).not.toBeChecked();
  await expect(page.getByLabel('Rechnung')).toBeChecked();
  await expect(page.getByLabel('An eine Poststelle')).toBeChecked();
  await expect(page.getByLabel('Ich habe die Angaben geprüft')).toBeChecked();
}

async function expectArrived(page: Page) {
  await expect(page).toHaveURL(/\/stil\/formular\?gesendet=1#?$/);
  await expect(page.getByRole('status')).toHaveText('Das Formular ist angekommen.');
  await expect(page).toHaveTitle(/^Formular/);
}

async function open(page: Page, scripted: boolean) {
  await page.goto(PATH);
  // This button is there as soon as the script has taken over; before that a form goes the way without JavaScript.
  if (scripted) await expect(page.getByRole('button', { name: 'Zeigen' })).toBeVisible();
}

/** Keeps what the server answers to the script: the test tool loses such bodies now and then. */
const recordAnswers = (page: Page) =>
  page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = async (...request) => {
      const response = await fetch(...request);
      const answers = window as { answers?: Promise<string>[] };
      answers.answers = [...(answers.answers ?? []), response.clone().text()];
      return response;
    };
  });
const recordedAnswers = (page: Page) =>
  page.evaluate(async () => (await Promise.all((window as { answers?: Promise<string>[] }).answers ?? [])).join());

for (const javaScriptEnabled of [true, false]) {
  for (const width of [1280, 320]) {
    test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}, ${width} px`, () => {
      test.use({ javaScriptEnabled, viewport: { width, height: 800 } });

      test('U06 sent empty: a summary in focus, each line leads to its field and says the same there', async ({
        page,
      }) => {
        await open(page, javaScriptEnabled);
        await expect(page).toHaveTitle(/^Formular/);
        await send(page);
        await expect(summary(page).getByRole('heading')).toHaveText('10 Angaben fehlen oder stimmen nicht');
        await expect(summary(page)).toBeFocused();
        await expect(summary(page)).toBeInViewport();
        await expect(page).toHaveTitle(/^Fehler: Formular/);
        await expect(summary(page).getByRole('link')).toHaveText(Object.values(MISSING));
        for (const name of names) {
          const id = `muster-${name}-error`;
          await expect(page.locator(`#${id}`)).toHaveText(MISSING[name]);
          await expect(described(page, name)).toHaveAttribute('aria-describedby', new RegExp(`(^| )${id}$`));
          if (described(page, name) === control(page, name)) {
            await expect(control(page, name)).toHaveAttribute('aria-invalid', 'true');
          }
          await summary(page).getByRole('link', { name: MISSING[name] }).click();
          await expect(control(page, name)).toBeFocused();
          await expect(control(page, name)).toBeInViewport();
        }
      });

      test('U06 U10 what was typed stays in every kind of field, then it is sent, and Back does not send again', async ({
        page,
      }) => {
        const typed = { name: ' Lea  Brunner', quantity: '2 Säcke', day: '24.11.26', message: 'Guten Tag\n\nbis bald' };
        await recordAnswers(page);
        await open(page, javaScriptEnabled);
        await fillTexts(page, { ...typed, email: 'lea.brunner@', password: SECRET });
        await control(page, 'country').selectOption('FR');
        await page.getByLabel('Rechnung').check();
        await page.getByLabel('An eine Poststelle').check();
        await page.getByLabel('Ich habe die Angaben geprüft').check();
        await send(page);
        await expect(summary(page)).toContainText('3 Angaben fehlen oder stimmen nicht');
        await expect(summary(page).getByRole('link')).toHaveText([MISSING.email, MISSING.quantity, MISSING.day]);
        await expectKept(page, { ...typed, email: 'lea.brunner@', password: '' });
        const answer = javaScriptEnabled ? await recordedAnswers(page) : await page.content();
        expect(answer).toContain('lea.brunner@');
        expect(answer).not.toContain(SECRET);

        // A second try with fewer errors: the focus comes back, and what has been put right is no longer marked.
        await fillTexts(page, { email: 'lea.brunner@example.ch', quantity: "1'200" });
        await send(page);
        await expect(summary(page)).toContainText('2 Angaben fehlen oder stimmen nicht');
        await expect(summary(page)).toBeFocused();
        await expect(summary(page).getByRole('link')).toHaveText([MISSING.password, MISSING.day]);
        await expect(control(page, 'email')).not.toHaveAttribute('aria-invalid');
        await expectKept(page, { ...typed, email: 'lea.brunner@example.ch', quantity: "1'200", password: '' });

        await fillTexts(page, { day: '24.11.2026', password: SECRET });
        await send(page);
        await expectArrived(page);

        const sent = timesSent(PATH);
        expect(sent).toBeGreaterThanOrEqual(3);
        // Without JavaScript the page before is the answer to a sent form. It is not kept (no-store), so the browser asks
        // whether to send once more; until somebody says yes, nothing leaves it.
        if (javaScriptEnabled) {
          await page.goBack();
          await page.goForward();
          await expectArrived(page);
        } else {
          await expect(page.goBack()).rejects.toThrow('ERR_CACHE_MISS');
          await page.request.get(PATH);
        }
        expect(timesSent(PATH)).toBe(sent);
      });
    });
  }

  test.describe(`JavaScript ${javaScriptEnabled ? 'on' : 'off'}, keyboard`, () => {
    test.use({ javaScriptEnabled });

    test('U09 the whole form by Tab, Space, arrows and Enter', async ({ page }) => {
      const { keyboard } = page;
      /** Tabs to a control, however many stops (links, buttons) lie before it. */
      const tabTo = async (name: Name) => {
        for (let stops = 0; stops < 30; stops += 1) {
          if (await control(page, name).evaluate((element) => element === document.activeElement)) return;
          await keyboard.press('Tab');
        }
        throw new Error(`Tab does not reach ${name}`);
      };
      await open(page, javaScriptEnabled);
      await tabTo('name');
      await keyboard.press('Enter');
      await expect(summary(page)).toBeFocused();
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await expect(control(page, 'name')).toBeFocused();
      for (const [name, text] of Object.entries({
        name: 'Lea Brunner',
        email: 'lea.brunner@example.ch',
        password: SECRET,
        quantity: '2',
        day: '24. 11. 2026',
        country: 'Sch',
        message: 'Guten Tag',
      })) {
        await tabTo(name as Name);
        await keyboard.type(text);
      }
      await tabTo('extras');
      await keyboard.press('Space');
      await tabTo('delivery');
      await keyboard.press('ArrowDown');
      await expect(page.getByLabel('An eine Poststelle')).toBeChecked();
      await tabTo('consent');
      await keyboard.press('Space');
      await expect(control(page, 'country')).toHaveValue('CH');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await expectArrived(page);
    });
  });
}

test('a double click sends once', async ({ page }) => {
  await open(page, true);
  const before = timesSent(PATH);
  await page.getByRole('button', { name: 'Formular abschicken' }).dblclick();
  await expect(summary(page)).toBeFocused();
  // A second request would have been logged by now.
  await page.waitForTimeout(300);
  expect(timesSent(PATH) - before).toBe(1);
});
