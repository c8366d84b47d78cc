import argon2 from 'argon2';
import { afterEach, expect, it, vi } from 'vitest';
import { hashPassword, verifyPassword } from './passwords';

/** Of a hash in its usual notation: function, version, memory, lanes and passes. */
const costOf = (hash: string) => hash.split('$').slice(1, 4).join(' ');
const COST = 'argon2id v=19 m=19456,p=1,t=2';

afterEach(() => void vi.restoreAllMocks());

it.each([
  ['64 characters', 'a'.repeat(64)],
  ['128 characters', 'ß€'.repeat(64)],
  ['emoji', 'Kaffee ☕️👩‍🚀 am Morgen'],
  ['spaces around', '  two words  '],
  ['one form of an umlaut', 'Röstung'.normalize('NFC')],
])('T13 a password with %s is taken as typed', async (_name, password) => {
  const hash = await hashPassword(password);
  expect(costOf(hash)).toBe(COST);
  expect(await verifyPassword(hash, password)).toBe(true);
  for (const other of [password.trim(), password.slice(0, -1), password.toLowerCase(), password.normalize('NFD')]) {
    if (other !== password) expect(await verifyPassword(hash, other)).toBe(false);
  }
});

it('T13 the 129th character counts', async () => {
  const hash = await hashPassword(`${'a'.repeat(128)}b`);
  expect(await verifyPassword(hash, `${'a'.repeat(128)}c`)).toBe(false);
});

it('T18 without a stored hash the answer is no, after the same work as with one', async () => {
  const stored = await hashPassword('right');
  await verifyPassword(null, 'warms up the decoy');
  const verify = vi.spyOn(argon2, 'verify');
  const hash = vi.spyOn(argon2, 'hash');
  expect(await verifyPassword(stored, 'wrong')).toBe(false);
  // Even the decoy's own password opens nothing.
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
  expect(verify.mock.calls.map(([against]) => costOf(against))).toEqual([COST, COST]);
  expect(hash).not.toHaveBeenCalled();
});
