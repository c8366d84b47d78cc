import type { Offset } from '../calendar';

/** The shop's numbers run on; between the days that the authored orders fix, as evenly as it goes. */
const known: readonly (readonly [day: Offset, number: number])[] = [
  [0, 24890],
  [-1, 24871],
  [-4, 24817],
  [-10, 24755],
  [-19, 24702],
  [-39, 24533],
  [-75, 24218],
  [-126, 23980],
  [-1560, 13940],
];

/**
 * @param taken numbers that authored orders have
 * @returns gives the next free number of a day
 */
export function numbering(taken: readonly string[]): (day: Offset) => string {
  const used = new Set(taken);
  return (day) => {
    let running = numberOn(day);
    while (used.has(`RW-${running}`)) running -= 1;
    used.add(`RW-${running}`);
    return `RW-${running}`;
  };
}

function numberOn(day: Offset): number {
  const at = known.findIndex(([earlier]) => earlier <= day);
  const [earlier, later] = [known[at], known[at - 1]];
  if (!earlier) throw new Error(`No order is that old: ${day} days.`);
  if (!later) return earlier[1];
  return Math.round(earlier[1] + ((later[1] - earlier[1]) * (day - earlier[0])) / (later[0] - earlier[0]));
}
