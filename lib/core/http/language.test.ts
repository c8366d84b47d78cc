import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { LANGUAGE_HEADER, settleLanguage, withLanguage } from './language';

const languageOf = (url: string) => {
  const request = { url, headers: {} } as IncomingMessage;
  settleLanguage(request);
  return request.headers[LANGUAGE_HEADER];
};

it('a link brings its language along, and its page is told', () => {
  const link = withLanguage('https://konto.example.ch/bestellung/abc', 'fr-CH');
  expect(link).toBe('https://konto.example.ch/bestellung/abc?sprache=fr-CH');
  expect(languageOf('/bestellung/abc?sprache=fr-CH')).toBe('fr-CH');
});

it.each(['/x', '/x?sprache=', '/x?sprache=xx', '/x?sprache=fr', '/x?sprache[]=fr-CH', '/x?Sprache=fr-CH'])(
  'T43 %s names no language of ours',
  (url) => {
    expect(languageOf(url)).toBeUndefined();
  },
);
