import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, say } from './failure.mjs';
import { run } from './processes.mjs';
import { NODE, ROOT, toolEnvironment } from './tools.mjs';

// Debian's browser without a window: tests of pages take about half the time that they do with the whole one.
const LEAN = '/usr/bin/chromium-headless-shell';
const INSTALLED = [
  ...[LEAN, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Older releases know the whole one only. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
const APT = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600'];

/**
 * Finds a browser for the end-to-end tests; root may have Debian's lean one installed for it.
 * @returns {Promise<string>} value of PORTAL_CHROMIUM: path of the program, empty for the one Playwright brought itself
 */
export async function findBrowser() {
  const found = await firstThatStarts();
  if (found === '' || found === LEAN || (found && process.env.PORTAL_CHROMIUM)) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing a browser for the tests (apt-get) …');
    // Two copies may do this at the same time; the second one finds a lock, or afterwards the browser.
    for (let attempt = 1; attempt <= (found ? 1 : 3); attempt += 1) {
      await apt('update');
      for (const name of PACKAGES) {
        await apt('install', name);
        const installed = await firstThatStarts();
        if (installed !== undefined) return installed;
      }
      await sleep(5000);
    }
  }
  if (found) return found;
  throw new Refusal(
    'No browser was found for the tests: install one (Debian: apt-get install chromium-headless-shell; ' +
      'elsewhere: npx playwright install chromium) or name one in PORTAL_CHROMIUM.',
  );
}

async function apt(...args) {
  const end = await run('apt-get', [...APT, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    capture: true,
  });
  if (end.code !== 0) say(end.output.trim().split('\n').slice(-3).join('\n'));
}

async function firstThatStarts() {
  const named = process.env.PORTAL_CHROMIUM;
  if (named && !existsSync(named)) throw new Refusal(`PORTAL_CHROMIUM names "${named}", which does not exist.`);
  for (const path of named ? [named] : ['', ...INSTALLED.filter((candidate) => existsSync(candidate))]) {
    if (await starts(path)) return path;
  }
  return undefined;
}

// A file is not a browser: Ubuntu's /usr/bin/chromium-browser only says that one should install a snap.
async function starts(executablePath) {
  const options = {
    timeout: 20_000,
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath && { executablePath }),
  };
  const script = `require('@playwright/test').chromium.launch(${JSON.stringify(options)})
    .then((browser) => browser.close()).catch(() => process.exit(1))`;
  const end = await run(NODE, ['--eval', script], {
    cwd: ROOT,
    env: toolEnvironment(),
    capture: true,
    timeout: 40_000,
  });
  return end.code === 0;
}
