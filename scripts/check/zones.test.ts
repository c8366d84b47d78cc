import { expect, test } from 'vitest';
import { link, sample } from './sample';
import { zones } from './zones';

async function broken(files: Record<string, string>): Promise<string[]> {
  const root = sample(files);
  for (const path of ['.dependency-cruiser.cjs', 'node_modules', 'package.json']) link(root, path);
  if (!('scripts/check/features.json' in files)) link(root, 'scripts/check/features.json');
  return [...new Set((await zones(root)).map(({ file, rule }) => `${file}: ${rule}`))].sort();
}

/** The good house: everything imports what it may. */
const HOUSE = {
  'app/konto/page.tsx': `import { loadA } from '@/lib/account/loaders';\nimport { List } from '@/components/orders/list';\nexport default () => <List a={loadA} />;`,
  'components/orders/list.tsx': `import type { A } from '@/lib/account/types';\nimport { Button } from '@/components/ui/button';\nexport const List = (p: { a: A }) => <Button />;`,
  'components/ui/button.tsx': `export const Button = () => <b />;`,
  'lib/account/loaders.ts': `import { gate } from '@/lib/identity/loaders';\nimport { getA } from './queries';\nexport const loadA = () => gate(getA);`,
  'lib/account/queries.ts': `import { db } from '@/lib/core/db';\nimport type { A } from './types';\nimport { getB } from '@/lib/orders/queries';\nexport const getA = (): A => getB(db);`,
  'lib/account/types.ts': 'export type A = string;',
  'lib/orders/queries.ts': 'export const getB = (db: unknown) => String(db);',
  'lib/identity/loaders.ts': 'export const gate = (f: () => string) => f();',
  'lib/core/db.ts': `import pg from 'pg';\nexport const db = pg;`,
};

test('a house in order has no findings', async () => {
  expect(await broken(HOUSE)).toEqual([]);
});

test.each<[string, string, string, string]>([
  ['a page reads the database', 'app/konto/page.tsx', `import { db } from '@/lib/core/db';`, 'pages-compose'],
  [
    'a page asks a query, if only for its type',
    'app/konto/page.tsx',
    `import type { X } from '@/lib/account/queries';`,
    'pages-compose',
  ],
  [
    'a component loads',
    'components/orders/list.tsx',
    `import { loadA } from '@/lib/account/loaders';`,
    'components-show',
  ],
  [
    'a primitive knows a feature',
    'components/ui/button.tsx',
    `import type { A } from '@/lib/account/types';`,
    'ui-alone',
  ],
  ['core knows a feature', 'lib/core/clock.ts', `import { getB } from '@/lib/orders/queries';`, 'core-knows-nothing'],
  [
    'a feature looks to the right',
    'lib/orders/mutations.ts',
    `import { getA } from '@/lib/account/queries';`,
    'order-orders',
  ],
  [
    'a screen looks to the right',
    'components/orders/x.tsx',
    `import { f } from '@/lib/account/policy';`,
    'order-orders',
  ],
  ['a policy asks the database', 'lib/orders/policy.ts', `import { db } from '@/lib/core/db';`, 'pure-files'],
  ['types compute', 'lib/account/types.ts', `import { f } from './utils';`, 'types-alone'],
  ['a query writes', 'lib/orders/queries/list.ts', `import { f } from '../mutations';`, 'queries-read'],
  ['a loader goes past its query', 'lib/account/loaders.ts', `import { db } from '@/lib/core/db';`, 'loaders-read'],
  [
    'a mutation asks for the page’s gate',
    'lib/account/mutations.ts',
    `import { loadA } from './loaders';`,
    'mutations-inside',
  ],
  ['an action reads the database', 'lib/account/actions.ts', `import { db } from '@/lib/core/db';`, 'actions-thin'],
  ['a job has a page', 'lib/account/jobs.ts', `import { loadA } from './loaders';`, 'jobs-inside'],
  [
    'a route shows components',
    'app/export/route.ts',
    `import { List } from '@/components/orders/list';`,
    'routes-answer',
  ],
  [
    'the API uses the gate of pages',
    'app/api/v1/route.ts',
    `import { gate } from '@/lib/identity/loaders';`,
    'api-apart',
  ],
  [
    'a second door to next-auth',
    'lib/identity/utils.ts',
    `import { encode } from 'next-auth/jwt';`,
    'one-door-to-next-auth',
  ],
  ['the product uses its tools', 'lib/core/clock.ts', `import { f } from '@/scripts/tool';`, 'product-apart'],
  ['an import leads nowhere', 'lib/core/clock.ts', `import { f } from '@/lib/core/gone';`, 'resolvable'],
])('%s', async (_name, file, code, rule) => {
  const more = {
    'lib/account/policy.ts': '',
    'lib/account/utils.ts': '',
    'lib/orders/mutations.ts': '',
    'scripts/tool.ts': '',
  };
  const before = { ...HOUSE, ...more }[file] ?? '';
  expect(await broken({ ...HOUSE, ...more, [file]: `${code}\n${before}` })).toContain(`${file}: ${rule}`);
});

test('two files that need each other', async () => {
  const files = { 'lib/core/a.ts': `import './b';`, 'lib/core/b.ts': `import { x } from './a';` };
  expect((await broken(files)).join()).toContain('no-cycle');
});
