import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    environment: 'node',
    include: [
      'lib/**/*.test.ts',
      'components/**/*.test.{ts,tsx}',
      'scripts/check/**/*.test.ts',
      'scripts/db/**/*.test.ts',
      'e2e/support/**/*.test.ts',
      'bench/**/*.test.ts',
      'prisma/seed/**/*.test.ts',
    ],
    // The bootstrap copies and installs whole folders: minutes, its own stage of `npm test`.
    exclude: ['**/node_modules/**', 'scripts/bootstrap*'],
    globalSetup: 'e2e/support/vitest-global-setup.ts',
    // Two cores are the yardstick of the time budget, and PostgreSQL wants its share.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
