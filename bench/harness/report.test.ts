import { expect, it } from 'vitest';
import { median } from './figures';
import { kept, type Limit, table, verdicts } from './report';

const ratio: Limit = {
  what: 'list ÷ bare',
  figure: 0.749,
  at: 'least',
  bound: 0.75,
  why: 'the frame may cost a third',
};
const size: Limit = { what: 'HTML', figure: 40, at: 'most', bound: 40, unit: ' KB', why: 'slow lines' };

it('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow('no median');
});

it('a bound may be reached but not crossed, and what is not a number keeps nothing', () => {
  expect([kept(ratio), kept({ ...ratio, figure: 0.75 }), kept(size), kept({ ...size, figure: 40.001 })]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([kept({ ...ratio, figure: Number.NaN }), kept({ ...size, figure: Number.NaN })]).toEqual([false, false]);
});

it('a missed bound says why it is there, and no rounding hides that it was missed', () => {
  expect(verdicts([ratio, size])).toBe(
    '✗ list ÷ bare: 0.749 (≥ 0.75)  the frame may cost a third\n✓ HTML: 40 KB (≤ 40 KB)',
  );
});

it('columns line up, with a dash where nothing was measured', () => {
  expect(table(['bare', 'list'], [{ label: 'requests/s', cells: ['150', null] }])).toBe(
    ['            bare  list', 'requests/s   150     –'].join('\n'),
  );
});
