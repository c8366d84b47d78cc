import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './paths';

describe('T39 a path to go on to stays on this host', () => {
  it.each(['/konto/bestellungen', '/konto/bestellungen?nach=abc'])('keeps %s', (path) => {
    expect(ownPath(path, '/')).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\tevil',
    '/%0d%0a\r\nSet-Cookie:x',
    'konto',
    '',
    ['/konto'],
    { toString: () => '/konto' },
    null,
    undefined,
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (value) => {
    expect(ownPath(value, '/start')).toBe('/start');
  });

  it('never leads elsewhere, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const path = ownPath(value, '/');
        return new URL(path, 'https://portal.example').origin === 'https://portal.example' && !path.startsWith('//');
      }),
    );
  });
});
