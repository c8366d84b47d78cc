import { describe, expect, it } from 'vitest';
import { examples } from '../contracts/v1/examples';
import { contentHash, isRenewed, judge } from './entries';
import { isEarlier, newest, rankOf } from './ranks';

const stored = (content: object, sourceVersion: bigint | null) => ({
  id: 'x',
  contentHash: contentHash(content),
  sourceVersion,
});
const entry = (name: string, version?: number) => ({ name, ...(version === undefined ? {} : { version }) });

describe('how new something is', () => {
  it.each([
    [{}, null],
    [{ version: 3 }, 3n],
    [{ occurredAt: '2026-11-20T10:00:00+01:00' }, 1_795_165_200_000n],
    [{ version: 0, occurredAt: '2026-11-20T10:00:00Z' }, 0n],
  ])('%j', (given, rank) => {
    expect(rankOf(given)).toBe(rank);
  });

  it.each([
    ['nothing is stored', judge(entry('a', 1), undefined), 'created'],
    ['a newer version', judge(entry('b', 2), stored(entry('a'), 1n)), 'updated'],
    ['the same content of a newer version', judge(entry('a', 2), stored(entry('a'), 1n)), 'unchanged'],
    ['an older version', judge(entry('b', 1), stored(entry('a'), 2n)), 'ignored'],
    ['the same version, other content: the later arrival', judge(entry('b', 1), stored(entry('a'), 1n)), 'updated'],
    ['no version where one is stored', judge(entry('b'), stored(entry('a'), 9n)), 'updated'],
    ['a version where none is stored', judge(entry('b', 1), stored(entry('a'), null)), 'updated'],
  ])('%s', (_what, judged, verdict) => {
    expect(judged.verdict).toBe(verdict);
  });

  it('the newest version is kept, also when the content is the same', () => {
    const renewed = judge(entry('a', 5), stored(entry('a'), 1n));
    expect([renewed.version, isRenewed(renewed)]).toEqual([5n, true]);
    expect(isRenewed(judge(entry('a', 1), stored(entry('a'), 1n)))).toBe(false);
    expect([newest(null, 4n), newest(2n, 4n), newest(4n, 2n), newest(3n, null)]).toEqual([4n, 4n, 4n, 3n]);
  });

  it('only a version says that it belongs before another', () => {
    expect([isEarlier(1n, 2n), isEarlier(2n, 2n), isEarlier(null, 2n), isEarlier(1n, null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the hash of a content', () => {
  it('is the same whatever the order of the fields, and whatever the version', () => {
    const { version: _, ...order } = examples.orders;
    const turned = Object.fromEntries(Object.entries(order).reverse());
    expect(contentHash(turned)).toBe(contentHash({ ...order, version: 7, occurredAt: '2026-11-20T10:00:00Z' }));
  });

  it('is another one as soon as anything of the content changes, the order of a list included', () => {
    const { items, ...order } = examples.orders;
    const [item] = items;
    const variants: object[] = [
      examples.orders,
      { ...order, items: [] },
      { ...order, items: [{ ...item, quantity: 3 }] },
      { ...order, items: [item, { ...item, line: '2' }] },
      { ...order, items: [{ ...item, line: '2' }, item] },
      { ...examples.orders, total: 1 },
      { ...examples.orders, reference: null },
    ];
    expect(new Set(variants.map((variant) => contentHash(variant))).size).toBe(variants.length);
  });
});
