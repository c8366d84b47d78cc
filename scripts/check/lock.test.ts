import { expect, test } from 'vitest';
import { lock } from './lock';
import { lines, sample } from './sample';

const locked = (packages: object) => sample({ 'package-lock.json': JSON.stringify({ packages }) });

test('an optional dependency without an entry is found, one beside or above its user is not', () => {
  const root = locked({
    '': {},
    'node_modules/next': { optionalDependencies: { '@next/swc-linux': '1', '@next/swc-darwin': '1', fsevents: '1' } },
    'node_modules/next/node_modules/fsevents': {},
    'node_modules/@next/swc-linux': {},
    'node_modules/a/node_modules/b': { optionalDependencies: { '@next/swc-linux': '1', c: '1' } },
    'node_modules/a/node_modules/c': {},
  });
  expect(lines(lock(root))).toEqual([
    'package-lock.json: lock: node_modules/next wants @next/swc-darwin, which has no entry',
  ]);
});
