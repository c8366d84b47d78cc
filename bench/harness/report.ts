/** A bound that a figure has to keep, and where the bound comes from. */
export type Limit = { what: string; figure: number; at: 'least' | 'most'; bound: number; unit?: string; why: string };

export type Row = { label: string; cells: (string | null)[] };

export const kept = ({ figure, at, bound }: Limit): boolean => (at === 'least' ? figure >= bound : figure <= bound);

/** Columns for people: the label on the left, figures on the right. */
export function table(heads: string[], rows: Row[]): string {
  const lines = [{ label: '', cells: heads }, ...rows].map(({ label, cells }) => [
    label,
    ...cells.map((cell) => cell ?? '–'),
  ]);
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column === 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const pad = (cell: string, width: number, left: boolean) => (left ? cell.padEnd(width) : cell.padStart(width));

/** One line per limit: kept or missed, with figure and bound. */
export function verdicts(limits: Limit[]): string {
  const sign = (limit: Limit) => (kept(limit) ? '✓' : '✗');
  return limits
    .map((limit) => {
      const { what, figure, at, bound, unit = '', why } = limit;
      const relation = at === 'least' ? '≥' : '≤';
      const verdict = `${sign(limit)} ${what}: ${number(figure)}${unit} (${relation} ${number(bound)}${unit})`;
      return kept(limit) ? verdict : `${verdict}  ${why}`;
    })
    .join('\n');
}

/** For tables: whole from 100 on, else one digit after the point. */
export const short = (figure: number): string => (figure >= 100 ? String(Math.round(figure)) : figure.toFixed(1));

/** For verdicts: whole from 100 on, else up to three digits after the point: fine enough to show on which side of a bound it lies. */
export const number = (figure: number): string =>
  Math.abs(figure) >= 100 ? String(Math.round(figure)) : String(Math.round(figure * 1000) / 1000);
