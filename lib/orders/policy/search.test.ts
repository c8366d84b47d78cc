import { describe, expect, it } from 'vitest';
import { searchTerms, searchTextOf } from './search';

const order = searchTextOf({
  number: 'RW-24817',
  reference: 'Bestellung 7/2026 Café',
  documents: ['2026-24817'],
  trackingNumbers: ['99.60.004817.01123582'],
  items: [
    { name: 'Kaffeemühle Töss 64', variant: 'Matt schwarz', sku: 'T64-01' },
    { name: 'Grosse Tasse', variant: null, sku: '3301-02' },
  ],
});
const finds = (typed: string) => {
  const terms = searchTerms(typed);
  return terms.length > 0 && terms.every((term) => order.includes(term));
};

describe('one field finds an order by what somebody has in hand', () => {
  it.each([
    ['the number', 'RW-24817'],
    ['a part of it', '24817'],
    ['the number as a German keyboard writes it', 'rw24817'],
    ['the own reference', 'Bestellung 7/2026'],
    ['a word of it without its accent', 'cafe'],
    ['the invoice', '2026-24817'],
    ['the tracking number with blanks', '99 60 004817 01123582'],
    ['the tracking number as one', '996000481701123582'],
    ['the article', 'kaffeemuhle töss'],
    ['the article in any order of words', 'schwarz mühle'],
    ['an ß where the shop writes ss', 'große tasse'],
    ['the article number', 't64-01'],
  ])('%s: %s', (_, typed) => expect(finds(typed)).toBe(true));

  it.each([
    ['another number', 'RW-24818'],
    ['an article it does not have', 'Mühle Limmat'],
    ['nothing', '   '],
    ['only marks', '%_-'],
  ])('not by %s', (_, typed) => expect(finds(typed)).toBe(false));

  it('an order of a thousand lines stays bounded, and so does what is typed', () => {
    const items = Array.from({ length: 5000 }, (_, index) => ({
      name: `Artikel mit langem Namen ${index}`,
      variant: null,
      sku: String(index),
    }));
    const facts = { number: 'X', reference: null, documents: [], trackingNumbers: [], items };
    expect(searchTextOf(facts).length).toBeLessThanOrEqual(60_000);
    expect(searchTerms('a b c d e f g h i j k')).toHaveLength(8);
  });
});
