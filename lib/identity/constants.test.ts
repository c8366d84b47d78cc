import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SIGN_IN_WAYS } from './constants';

it('T24 the ways to sign in that are documented are those that exist', () => {
  const record = readFileSync('docs/decisions/0010-mailed-links.md', 'utf8');
  const table = /^\| way \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)/m.exec(record)?.[1] ?? '';
  const documented = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, way]) => way);
  expect(documented).toEqual([...SIGN_IN_WAYS]);
});
