import { expect, it } from 'vitest';
import { testEnvironment } from '@/e2e/support/database';
import { seal, unseal } from './seal';

Object.assign(process.env, testEnvironment({ url: 'postgres://a@b/c', ownerUrl: 'postgres://a@b/c' }));

it('opens for the same purpose and owner, and is different each time', () => {
  const sealed = seal('authenticator', 'lea', 'JBSWY3DPEHPK3PXP ☕');
  expect(sealed).not.toContain('JBSWY3DP');
  expect(unseal('authenticator', 'lea', sealed)).toBe('JBSWY3DPEHPK3PXP ☕');
  expect(seal('authenticator', 'lea', 'JBSWY3DPEHPK3PXP ☕')).not.toBe(sealed);
});

it('opens for nobody else, for nothing else, and not when a bit was changed', () => {
  const sealed = seal('authenticator', 'lea', 'secret');
  expect(unseal('authenticator', 'luc', sealed)).toBeNull();
  expect(unseal('codes', 'lea', sealed)).toBeNull();
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal('authenticator', 'lea', changed.toString('base64url'))).toBeNull();
  }
});

it.each(['', 'short', '€', 'a'.repeat(100)])('%j is nothing that was sealed', (text) => {
  expect(unseal('authenticator', 'lea', text)).toBeNull();
});
