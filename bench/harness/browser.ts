import { type Browser, chromium, type Response } from '@playwright/test';
import { launchOptions } from '@/e2e/support/browser';
import { median } from './figures';
import type { Side } from './side';

export type Visit = {
  /** bytes of scripts as they came over the wire (gzip), inline ones not counted */
  javascript: number;
  /** all requests of the first view, the document included */
  requests: number;
  /** cumulative layout shift */
  cls: number;
  /** largest contentful paint, milliseconds */
  lcp: number;
};

/** A file that no build has: one line of text on either side. A page says that it is alone with its window, and gets a process. */
const NOTHING = '/_next/static/nothing';

type Vitals = Pick<Visit, 'cls' | 'lcp'>;

/** After the load event: late pictures, fonts and hydration still move or repaint something. */
const SETTLE_MS = 400;

/**
 * Opens every side in turn with an empty cache.
 * @param loads per side; odd, so that the median is one of them
 * @returns medians (layout shift: the worst), in the order of the sides
 */
export async function visit(sides: Side[], loads: number): Promise<Visit[]> {
  const browser = await chromium.launch(launchOptions);
  try {
    const visits = sides.map(() => [] as Visit[]);
    // The first load warms up what is not the page: the browser itself, the file cache.
    for (let load = -1; load < loads; load += 1) {
      for (const [index, side] of sides.entries()) {
        const seen = await once(browser, side);
        if (load >= 0) visits[index]?.push(seen);
      }
    }
    return visits.map((of) => ({
      javascript: median(of.map(({ javascript }) => javascript)),
      requests: median(of.map(({ requests }) => requests)),
      cls: Math.max(...of.map(({ cls }) => cls)),
      lcp: median(of.map(({ lcp }) => lcp)),
    }));
  } finally {
    await browser.close();
  }
}

async function once(browser: Browser, side: Side): Promise<Visit> {
  const { Cookie, ...extraHTTPHeaders } = side.headers;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, extraHTTPHeaders });
  try {
    if (Cookie) await context.addCookies([cookieOf(Cookie, side.url)]);
    const page = await context.newPage();
    await page.addInitScript(observe);
    const responses: Response[] = [];
    // Like somebody who comes from another page of the shop: the browser's process for this site is there, nothing is cached.
    await page.goto(new URL(NOTHING, side.url).href);
    page.on('response', (response) => responses.push(response));
    await page.goto(side.url, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    const vitals = await page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);
    const scripts = responses.filter((response) => response.request().resourceType() === 'script');
    const sizes = await Promise.all(scripts.map((response) => response.request().sizes()));
    const javascript = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
    return { javascript, requests: responses.length, ...vitals };
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of its own. */
function observe(): void {
  const vitals = { cls: 0, lcp: 0 };
  Object.assign(globalThis, { vitals });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) vitals.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) vitals.cls += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

function cookieOf(header: string, url: string) {
  const [name = '', ...value] = header.split('=');
  return { name, value: value.join('='), url: new URL(url).origin };
}
