import { describe, expect, test } from 'vitest';
import { dataAccess } from './data-access';
import { sample } from './sample';

const found = (file: string, text: string) => dataAccess(sample({ [file]: text })).map(({ rule }) => rule);

describe('T09 imports of the Prisma client outside the data layer are refused', () => {
  const CLIENT = `import { PrismaClient } from '@/prisma/generated/client';`;
  test.each([
    'app/page.tsx',
    'components/orders/list.tsx',
    'lib/orders/policy.ts',
    'lib/orders/loaders.ts',
    'lib/core/settings.ts',
    'server.ts',
  ])('in %s', (file) => expect(found(file, CLIENT)).toEqual(['T09']));

  test.each([
    'lib/core/db.ts',
    'lib/orders/queries.ts',
    'lib/orders/queries/list.ts',
    'lib/orders/mutations.ts',
    'lib/orders/jobs.ts',
    'scripts/ingest.ts',
    'prisma/seed.ts',
    'e2e/support/x.ts',
    'lib/orders/policy.test.ts',
  ])('not in %s', (file) => expect(found(file, CLIENT)).toEqual([]));

  test.each([
    ['a relative path', `import { Prisma } from '../../prisma/generated/client';`],
    ['the package', `import { Prisma } from '@prisma/client';`],
    ['the driver', `import pg from 'pg';`],
    ['a dynamic import', `const { Prisma } = await import('@/prisma/generated/client');`],
    ['a re-export', `export { Prisma } from '@/prisma/generated/client';`],
    ['a type beside a value', `import { type A, Prisma } from '@/prisma/generated/client';`],
  ])('by %s', (_name, code) => expect(found('lib/orders/policy.ts', code)).toEqual(['T09']));

  test('types and enums may be named anywhere', () => {
    const code = `import type { OrderState } from '@/prisma/generated/enums';\nimport { type A } from '@/prisma/generated/client';`;
    expect(found('lib/orders/types.ts', code)).toEqual([]);
  });
});

test('SQL put together from strings is refused, in the data layer, too', () => {
  expect(
    found('lib/orders/queries.ts', `db.$queryRawUnsafe('SELECT ' + x); db.$executeRawUnsafe(x); Prisma.raw(x);`),
  ).toEqual(['tagged-sql', 'tagged-sql', 'tagged-sql']);
});

test('next-auth has one door', () => {
  const code = `import { encode } from 'next-auth/jwt';`;
  expect(found('lib/identity/auth.ts', code)).toEqual([]);
  expect(found('lib/identity/loaders.ts', code)).toEqual(['next-auth']);
});
