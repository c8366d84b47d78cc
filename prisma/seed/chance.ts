/** Chooses the same every time: the demo is one and the same on every machine. */
export type Chance = {
  /** a whole number from `from` to `to`, both included */
  number: (from: number, to: number) => number;
  /** true in so many of 100 cases */
  happens: (percent: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

/**
 * A row of pseudo-random numbers that follows from a name alone. FNV-1a makes the seed, mulberry32 (public domain) the
 * row: a dozen lines, and no library whose next version could deal other orders. Good enough to vary a demo, nothing else.
 * @param name of what is varied; each its own, so that one more order changes no other
 */
export function chanceOf(name: string): Chance {
  let state = 0x811c9dc5;
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  // Names that differ in their last digit have near seeds, and near seeds begin alike: murmur's last step parts them.
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    number,
    happens: (percent) => next() * 100 < percent,
    pick: (list) => {
      const chosen = list[number(0, list.length - 1)];
      if (chosen === undefined) throw new Error('Nothing to choose from.');
      return chosen;
    },
  };
}
