import { defineConfig } from 'vitest/config';

/** The stage "bootstrap" of `npm test`: copies the project and starts the copies. Not part of `npm run check`. */
export default defineConfig({
  test: {
    include: ['scripts/bootstrap.test.ts'],
    // One start after the other: what is measured in seconds is measured on two cores.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
