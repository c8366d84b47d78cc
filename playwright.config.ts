import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/support/browser';

// One browser at two widths, and tests that speak HTTP only. The server is the production build, started once by the
// global setup on a free port with a database of its own; pages of development are looked at on a development server.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/support/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  use: {
    locale: 'de-CH',
    timezoneId: 'Europe/Zurich',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions,
  },
  projects: [
    { name: 'http', testDir: 'e2e/http' },
    { name: 'desktop', testDir: 'e2e/pages', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'phone', testDir: 'e2e/pages', use: { viewport: { width: 320, height: 640 } } },
    { name: 'style', testDir: 'e2e/style', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'log', testDir: 'e2e/log', dependencies: ['http', 'desktop', 'phone'] },
    { name: 'walk', testDir: 'e2e/walk', use: { viewport: { width: 1280, height: 900 } } },
  ],
});
