import { expect, test } from 'vitest';
import { environmentNames } from './environment';
import { lines, sample } from './sample';

test('.env.example and the schema name the same variables', async () => {
  const root = sample({
    '.env.example': '# Address.\nDATABASE_URL=postgres://…\n# PORT=3000\n#OLD=1\n# Prose, not A=B\n',
  });
  expect(lines(await environmentNames(root, ['DATABASE_URL', 'PORT', 'NEW']))).toEqual([
    '.env.example: environment: NEW is read but not documented',
    '.env.example: environment: OLD is documented but not read',
  ]);
});

test('a missing .env.example is said', async () => {
  expect(lines(await environmentNames(sample({}), ['PORT']))).toEqual(['.env.example: environment: is missing']);
});
