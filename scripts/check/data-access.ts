import type { Finding } from './finding';
import { filesIn, importsOf, isTest, parse, read, SOURCES } from './source';

/** The data layer, and what is no part of the running product. */
const DATA_LAYER = /^lib\/[^/]+\/(queries|mutations|jobs)(\.tsx?$|\/)|^(scripts|e2e|bench|prisma\/seed)(\/|\.)/;
const CLIENT = /(^|\/)prisma\/generated(\/|$)|^@prisma\/(client|adapter-pg)/;
const DRIVER = /^pg(\/|$)/;
const NEXT_AUTH = /^next-auth(\/|$)/;
const UNSAFE = /\$(queryRawUnsafe|executeRawUnsafe)\b|\bPrisma\.raw\(/g;
const SELF = 'scripts/check/';

/**
 * T09: the Prisma client is imported by the data layer only; types and enums may be named anywhere (`import type`).
 * The bare driver stays in lib/core, which needs a connection of its own for LISTEN. SQL is never put together from
 * strings. next-auth is known to lib/identity/auth.ts alone.
 */
export function dataAccess(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of filesIn(root, SOURCES, ['.ts', '.tsx', '.mts', '.mjs'])) {
    if (file.startsWith(SELF) || file.endsWith('.d.mts')) continue;
    const refuse = (rule: string, message: string) => findings.push({ file, rule, message });
    const inLayer = DATA_LAYER.test(file) || isTest(file);
    for (const { from, typeOnly } of importsOf(parse(root, file))) {
      if (NEXT_AUTH.test(from) && file !== 'lib/identity/auth.ts') refuse('next-auth', `imports ${from}`);
      if (typeOnly || inLayer) continue;
      if (CLIENT.test(from) && file !== 'lib/core/db.ts') refuse('T09', `imports ${from} outside the data layer`);
      if (DRIVER.test(from) && !file.startsWith('lib/core/')) refuse('T09', `imports ${from} outside the data layer`);
    }
    for (const [name] of read(root, file).matchAll(UNSAFE))
      refuse('tagged-sql', `${name} takes any string; use the tagged form`);
  }
  return findings;
}
