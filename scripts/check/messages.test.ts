import { expect, test } from 'vitest';
import { messages } from './messages';
import { lines, sample } from './sample';

type Tree = Record<string, string>;
const LOCALES = ['de-CH', 'de-DE', 'fr-CH', 'it-CH', 'en'];
const TEXTS = { title: 'Grüsse an {name}', count: '{count, plural, one {# Tasse} other {# Tassen für <b>{name}</b>}}' };

/** Five equal languages, then changes by path. */
function found(changes: Record<string, unknown> = {}, more: Tree = {}): string[] {
  const files: Tree = { 'app/page.tsx': `t('title'); t('count');`, ...more };
  for (const locale of LOCALES) files[`messages/${locale}/home.json`] = JSON.stringify({ home: { ...TEXTS } }.home);
  for (const [path, value] of Object.entries(changes)) files[`messages/${path}.json`] = JSON.stringify(value);
  return lines(messages(sample(files)));
}

test('equal languages pass', () => {
  expect(found()).toEqual([]);
});

test('a missing namespace, a missing key and a key too many are found', () => {
  expect(found({ 'de-CH/mail': { title: 'Post' } })).toContain(
    'messages/fr-CH/mail.json: messages: mail.title is missing',
  );
  expect(found({ 'en/home': { title: 'Hello {name}', counts: '{count}' } })).toEqual([
    'messages/en/home.json: messages: home.count is missing',
    'messages/en/home.json: messages: home.counts is not in de-CH',
  ]);
});

test('placeholders and tags must be the same, plural forms need not', () => {
  const french = {
    title: 'Bonjour',
    count: '{count, plural, one {# tasse} many {# de tasses} other {# tasses <i>{name}</i>}}',
  };
  expect(found({ 'fr-CH/home': french })).toEqual([
    'messages/fr-CH/home.json: messages: home.count has placeholders <i> {count} {name}, de-CH has <b> {count} {name}',
    'messages/fr-CH/home.json: messages: home.title has placeholders none, de-CH has {name}',
  ]);
  expect(found({ 'en/home': { ...TEXTS, title: 'Hello {name' } }).join()).toContain(
    'home.title has placeholders unreadable',
  );
});

test('no ß in Swiss German; the two German ones differ by it alone, or are noted', () => {
  const german = { ...TEXTS, title: 'Grüße an „{name}“' };
  const swiss = { ...TEXTS, title: 'Grüsse an «{name}»' };
  expect(found({ 'de-CH/home': swiss, 'de-DE/home': german })).toEqual([]);
  expect(found({ 'de-CH/home': german, 'de-DE/home': german })).toEqual([
    'messages/de-CH/home.json: swiss-german: home.title has an ß',
  ]);
  const other = { ...TEXTS, title: 'Hallo {name}' };
  expect(found({ 'de-DE/home': other }).join()).toContain('home.title differs from de-DE by more than the ß');
  expect(found({ 'de-DE/home': other, 'de-differences': ['home.title'] })).toEqual([]);
  expect(found({ 'de-differences': ['home.title', 'home.gone'] })).toEqual([
    'messages/de-differences.json: swiss-german: home.gone does not exist',
    'messages/de-differences.json: swiss-german: home.title does not differ any more',
  ]);
});

test('a text that nobody shows is found; a test does not count as showing it', () => {
  const page = { 'app/page.tsx': `t('title');`, 'app/page.test.tsx': `t('count');` };
  expect(found({}, page)).toEqual(['messages/de-CH/home.json: messages: home.count is used nowhere']);
});
