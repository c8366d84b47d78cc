import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line each. There are no frames, so it need not open a page of its own to collect them. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * What every page keeps, as it stands now, open menus and all: axe finds nothing in light or dark, and nothing scrolls
 * sideways.
 * @param name of the page, where a test looks at several
 */
export async function expectSound(page: Page, name = new URL(page.url()).pathname): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that change slowly would be measured on their way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await expectNoSideways(page, name);
}

/** At the width that the window has now. */
export async function expectNoSideways(page: Page, name = new URL(page.url()).pathname): Promise<void> {
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wider), `${name} at ${page.viewportSize()?.width} px`).toBeLessThanOrEqual(0);
}
