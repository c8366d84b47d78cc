import type { VatPart } from '../types';

type Taxed = { total: number; vatRate?: number | null };

/**
 * The value added tax of an order by rate, the highest rate first. Rounded once per rate, as invoices do
 * (MWSTG Art. 26, § 14 UStG leave the place of rounding open; per rate is what both tax offices accept).
 * @param lines goods and fees; a discount is a negative line at the rate of what it reduces
 * @param onTop whether the totals are without tax
 * @returns an empty list as soon as one line that costs something names no rate: half a table would be a wrong one
 */
export function vatOf(lines: readonly Taxed[], onTop: boolean): VatPart[] {
  const totals = new Map<number, number>();
  for (const { total, vatRate } of lines) {
    if (vatRate === null || vatRate === undefined) {
      if (total !== 0) return [];
      continue;
    }
    totals.set(vatRate, (totals.get(vatRate) ?? 0) + total);
  }
  return [...totals]
    .sort(([a], [b]) => b - a)
    .map(([rate, total]) => {
      const amount = roundHalfUp((total * rate) / (onTop ? 10_000 : 10_000 + rate));
      return { rate, base: onTop ? total : total - amount, amount };
    });
}

/** Away from zero at one half, for credits as for debits; Math.round alone rounds -0.5 to -0. */
function roundHalfUp(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value)) || 0;
}
