import { expect, test } from 'vitest';
import { accessMatrix } from './access-matrix';
import { lines, sample } from './sample';

const TREE = {
  'app/page.tsx': '',
  'app/(customer)/konto/@side/bestellungen/[number]/page.tsx': '',
  'app/api/livez/route.ts': '',
  'app/stil/page.dev.tsx': '',
  'app/stil/actions.ts': `'use server';\nexport const fixtureAction = publicAction({});`,
  'lib/identity/actions.ts': `'use server';\nexport const signInAction = publicAction({});`,
};
const MATRIX = [
  { kind: 'page', path: '/' },
  { kind: 'page', path: '/konto/bestellungen/[number]' },
  { kind: 'route', path: '/api/livez' },
  { kind: 'action', name: 'signInAction' },
];

test('pages, routes and actions in the matrix pass; groups, slots and development pages are no addresses', async () => {
  expect(await accessMatrix(sample(TREE), MATRIX)).toEqual([]);
});

test('what is not listed, and what is listed but gone, is found', async () => {
  const listed = [...MATRIX.slice(1), { kind: 'page', path: '/gone' }];
  const root = sample({
    ...TREE,
    'app/api/new/route.ts': '',
    'lib/orders/actions.ts': `'use server';\nexport const cancelAction = customerAction({});`,
  });
  expect(lines(await accessMatrix(root, listed))).toEqual([
    'app/api/new/route.ts: matrix: route /api/new is not listed in e2e/access/matrix.ts',
    'app/page.tsx: matrix: page / is not listed in e2e/access/matrix.ts',
    'e2e/access/matrix.ts: matrix: page /gone is listed but does not exist',
    'lib/orders/actions.ts: matrix: action cancelAction is not listed in e2e/access/matrix.ts',
  ]);
});

test('no matrix at all is said', async () => {
  expect(lines(await accessMatrix(sample(TREE)))).toEqual(['e2e/access/matrix.ts: matrix: is missing']);
});
