import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHttps, ownPath } from './paths';

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

describe('T40 a link from outside', () => {
  it.each(['https://service.post.ch/ekp-web/ui/entry/search/996000481701123581', 'https://a.example:8443/x?y=1#z'])(
    'is shown: %s',
    (value) => expect(isHttps(value)).toBe(true),
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'http://service.post.ch/',
    '//service.post.ch/',
    '/konto',
    'https://service.post.ch@evil.example/',
    'https://user:secret@service.post.ch/',
    'https://localhost/',
    'https:\\\\evil.example',
    ' https://service.post.ch',
    '',
  ])('is not shown: %j', (value) => expect(isHttps(value)).toBe(false));
});
