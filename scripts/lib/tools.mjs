import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout, wherever the command was called from. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

const windows = process.platform === 'win32';

/** The Node that the portal runs on (npm package `node`), not the one that runs the bootstrap. */
export const NODE = windows ? join(ROOT, 'node_modules/node/bin/node.exe') : join(ROOT, 'node_modules/.bin/node');

/** JavaScript entries of the tools, so that no shell and no `.cmd` lies between us and them (signals, blanks in paths). */
export const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  prisma: 'node_modules/prisma/build/index.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** Arguments for NODE that run a TypeScript file of ours. */
export function typescript(script, ...args) {
  return ['--import', 'tsx', script, ...args];
}

/**
 * The environment that every child of ours gets: nothing is sent or fetched behind the operator's back, and a `node`
 * started by a tool is ours as well.
 */
export function toolEnvironment(base = process.env) {
  return {
    ...base,
    PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${base.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    // With any existing file Prisma does not try to download its engine; `generate` never runs it.
    PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(import.meta.url),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
}
