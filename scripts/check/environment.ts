import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from './finding';
import { filesIn, read } from './source';

const EXAMPLE = '.env.example';

/** .env.example documents exactly the variables that lib/core/env.ts reads; optional ones stand there commented out. */
export async function environmentNames(root: string, names?: string[]): Promise<Finding[]> {
  const wanted = new Set(names ?? (await load(root)));
  if (filesIn(root, [EXAMPLE], ['']).length === 0)
    return [{ file: EXAMPLE, rule: 'environment', message: 'is missing' }];
  const documented = new Set(
    [...read(root, EXAMPLE).matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? ''),
  );
  const finding = (message: string) => ({ file: EXAMPLE, rule: 'environment', message });
  return [
    ...[...wanted].filter((name) => !documented.has(name)).map((name) => finding(`${name} is read but not documented`)),
    ...[...documented].filter((name) => !wanted.has(name)).map((name) => finding(`${name} is documented but not read`)),
  ];
}

async function load(root: string): Promise<string[]> {
  const file = pathToFileURL(join(root, 'lib/core/env.ts')).href;
  const { environmentSchema } = (await import(file)) as { environmentSchema: { shape: object } };
  return Object.keys(environmentSchema.shape);
}
