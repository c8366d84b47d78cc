import type { Candidate, Parcelled, ReturnKind, SplitReason } from '../types';

const KEYS = ['sourceId', 'sellerId', 'currency', 'regime'] as const satisfies readonly (keyof ReturnKind)[];
const WHY = { sourceId: 'shop', sellerId: 'seller', currency: 'currency', regime: 'regime' } as const;

/**
 * Puts chosen lines into as many returns as they need: one seller, one currency, one legal regime each (domain rule 4);
 * lines of several orders may share one. The one with the first chosen line comes first.
 */
export function splitIntoReturns(
  chosen: readonly { line: string; quantity: number }[],
  candidates: readonly Candidate[],
): Parcelled[] {
  const returns: Parcelled[] = [];
  for (const { line, quantity } of chosen) {
    const candidate = candidates.find((one) => one.line === line);
    if (!candidate) continue;
    const same = returns.find((other) => KEYS.every((key) => other[key] === candidate[key]));
    if (same) same.lines.push({ line, quantity });
    else {
      const { sourceId, sellerId, currency, regime } = candidate;
      returns.push({ sourceId, sellerId, currency, regime, lines: [{ line, quantity }] });
    }
  }
  return returns;
}

/** What sets one return apart from another, the weightiest first. */
export const splitReason = (one: ReturnKind, other: ReturnKind): SplitReason | null => {
  const key = KEYS.find((name) => one[name] !== other[name]);
  return key ? WHY[key] : null;
};
