import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import type { Finding } from './finding';
import { filesIn, importsOf, parse, SOURCES } from './source';

/**
 * Zones, order of features and cycles, as .dependency-cruiser.cjs says.
 *
 * dependency-cruiser cannot read our sources itself: typescript 7 has no interface for other programs, and its own use
 * of @swc/core knows no JSX. So it gets a copy in which each file is nothing but its imports.
 * @param root of the checkout; its own rules apply
 */
export async function zones(root: string): Promise<Finding[]> {
  const load = createRequire(import.meta.url);
  const { forbidden = [], options = {} } = load(join(root, '.dependency-cruiser.cjs')) as IConfiguration;
  const mirror = mkdtempSync(join(tmpdir(), 'zones-'));
  try {
    const folders = skeleton(root, mirror);
    const resolve = { alias: { '@': mirror }, extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'] };
    const { output } = await cruise(
      folders,
      { ...options, baseDir: mirror, ruleSet: { forbidden }, validate: true },
      resolve,
    );
    return (output as ICruiseResult).summary.violations.map(({ from, to, rule, cycle }) => {
      const target = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
      const why = forbidden.find(({ name }) => name === rule.name)?.comment;
      return { file: from, rule: rule.name, message: `imports ${target}: ${why}` };
    });
  } finally {
    rmSync(mirror, { recursive: true, force: true });
  }
}

/** Writes the copy; what is not a source of ours is linked, so that imports of it lead somewhere. */
function skeleton(root: string, mirror: string): string[] {
  for (const file of filesIn(root, SOURCES, ['.ts', '.tsx', '.mts', '.mjs', '.json'])) {
    mkdirSync(dirname(join(mirror, file)), { recursive: true });
    const imports = file.endsWith('.json') || file.endsWith('.d.mts') ? [] : importsOf(parse(root, file));
    const code = file.endsWith('.json')
      ? '{}'
      : imports.filter(leads).map(({ from }) => `import ${JSON.stringify(from)};\n`);
    writeFileSync(join(mirror, file), typeof code === 'string' ? code : code.join(''));
  }
  for (const linked of ['node_modules', 'prisma/generated', 'messages', 'package.json']) {
    if (!existsSync(join(root, linked))) continue;
    mkdirSync(dirname(join(mirror, linked)), { recursive: true });
    symlinkSync(join(root, linked), join(mirror, linked));
  }
  return SOURCES.filter((path) => existsSync(join(mirror, path)));
}

/** Styles and fonts are no part of the graph. */
const leads = ({ from }: { from: string }) => !/\.(css|woff2)$/.test(from);
