/** Adds what `of` finds at each; in whole numbers: pieces, or amounts of one currency in its smallest unit. */
export function sumBy<One>(list: readonly One[], of: (one: One) => number): number {
  return list.reduce((sum, one) => sum + of(one), 0);
}

/** Adds the totals of lines. */
export const sumOf = (lines: readonly { total: number }[]): number => sumBy(lines, ({ total }) => total);
