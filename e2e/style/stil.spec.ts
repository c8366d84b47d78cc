import { expect } from '../support/fixtures';
import { expectSound } from '../support/sound';
import { onDevelopmentServer, test } from './development';

const PATH = '/stil';
onDevelopmentServer(PATH);

const PARTS = [
  'Farben',
  'Schrift',
  'Knöpfe',
  'Zeichen',
  'Fehler im Formular',
  'Zustände',
  'Linie der Tage',
  'Verlauf',
  'Tabelle und Seiten',
  'Tatsachen und Summen',
  'Meldungen',
  'Bilder',
  'Leer',
  'Problem',
];
/** One state of each tone. */
const STATES = ['In Vorbereitung', 'Unterwegs', 'Zugestellt', 'Abholbereit', 'Abgelehnt', 'Storniert'];

for (const width of [1280, 320]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('every part stands on /stil, axe finds nothing, and the page does not scroll sideways', async ({ page }) => {
      await page.goto(PATH);
      await expect(page.locator('main section > div > h2')).toHaveText(PARTS);
      await expectSound(page);
    });
  });

  test(`with forced colours and in print the words of states stay, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(PATH);
    for (const media of [{ forcedColors: 'active' }, { forcedColors: 'none', media: 'print' }] as const) {
      await page.emulateMedia(media);
      for (const word of STATES) {
        const badge = page.locator('.badge').getByText(word, { exact: true }).first();
        await expect(badge).toBeVisible();
        // A word in the colour of its ground would be there, but not to be seen.
        const [ink, ground] = await badge.evaluate((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return [color, backgroundColor];
        });
        expect(ink, `${word}: ${JSON.stringify(media)}`).not.toBe(ground);
      }
    }
    await expect(page.locator('.header').getByRole('navigation')).toHaveCount(0);
  });
}
