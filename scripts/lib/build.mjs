import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, say } from './failure.mjs';
import { hashOf } from './hash.mjs';
import { exclusively } from './install.mjs';
import { run } from './processes.mjs';
import { readText } from './state.mjs';
import { NODE, ROOT, TOOLS } from './tools.mjs';

/** The portal. `public` is served from where it lies and needs no build. */
const PORTAL = {
  app: '.',
  sources: [
    ...['app', 'components', 'lib', 'messages', 'prisma/schema'],
    ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
  ],
};

/** The page that measurements compare with. */
export const BARE = {
  app: 'bench/bare',
  sources: [
    ...['bench/bare/app', 'bench/bare/next.config.js', 'bench/bare/tsconfig.json'],
    ...['lib', 'e2e/support/scope.ts', 'prisma/schema', 'package-lock.json'],
  ],
};

/**
 * Builds the pages for production unless the sources are those of the last build.
 * @param {object} env environment of the build; NEXT_DIST_DIR says where to (default `.next`)
 * @param {{ app: string, sources: string[] }} what folder of the Next app, and everything that ends up in its bundle
 */
export async function build(env, { app, sources } = PORTAL) {
  const folder = env.NEXT_DIST_DIR || '.next';
  const stamp = join(ROOT, app, folder, 'mein-konto-sources');
  const key = hashOf(ROOT, sources, { salt: folder, skip: (path) => /\.test\.tsx?$/.test(path) });
  const upToDate = () => readText(stamp) === key;
  if (upToDate()) return;
  await exclusively(async () => {
    if (upToDate()) return;
    say('Building the pages (only after changes) …');
    const end = await run(NODE, [TOOLS.next, 'build', app], {
      cwd: ROOT,
      env: { ...env, NEXT_DIST_DIR: folder, NODE_ENV: 'production' },
      capture: true,
    });
    if (end.code !== 0) throw new Refusal(`${end.output.trim()}\nThe build failed; the reason is above.`);
    forgetSources(join(ROOT, app, folder, 'server'));
    writeFileSync(stamp, key);
  });
}

/**
 * Takes the sources out of the source maps and leaves the places: a server process keeps in memory what its maps hold (they
 * give the log file and line of a crash), and the sources are three quarters of it.
 * @param {string} folder of the build's server files
 */
function forgetSources(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.map')) continue;
    const file = join(folder, name);
    const map = JSON.parse(readFileSync(file, 'utf8'));
    for (const { map: section } of [{ map }, ...(map.sections ?? [])]) delete section.sourcesContent;
    writeFileSync(file, JSON.stringify(map));
  }
}
