import { expect, it } from 'vitest';
import type { CancelPage } from '../types';
import { problemsOf, readChoice, searchOf } from './choice';

const page = { lines: [1, 2].map((position) => ({ position, quantity: 3 })) } as CancelPage;
const problems = (search: Record<string, string>) => problemsOf(page, readChoice(search).typed);

it('an address without a choice has none, and nothing is wrong with it', () => {
  expect(readChoice({ ab: '20' })).toEqual({ typed: null, choice: null });
  expect([problems({}), searchOf(null)]).toEqual([{}, '']);
});

it('a choice is read by the places of the lines, and leads on as it was typed', () => {
  const { typed, choice } = readChoice({ p1: '2', p2: ' 0 ', p3: ['1', '2'], other: 'x', p1234567: '1' });
  expect([...(choice ?? [])]).toEqual([[1, 2]]);
  expect(searchOf(typed)).toBe('?p1=2&p2=+0+');
});

it.each<[string, Record<string, string>, object]>([
  ['one piece', { p1: '1', p2: '0' }, {}],
  ['nothing at all', { p1: '0', p2: '' }, { '': 'nothing' }],
  ['a line that the order does not have', { p9: '1' }, { '': 'nothing' }],
  ['a word', { p1: 'zwei', p2: '1' }, { p1: 'quantity' }],
  ['a number with a sign', { p1: '-1' }, { p1: 'quantity' }],
  ['a number without end', { p1: '9'.repeat(50) }, { p1: 'quantity' }],
  ['more than were ordered', { p1: '4' }, { p1: 'tooMany' }],
])('U06 %s', (_what, search, expected) => {
  expect(problems(search)).toEqual(expected);
});
