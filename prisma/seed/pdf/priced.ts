import { formatDay, formatMoney } from '@/lib/core/format';
import { INK_2, LEFT, RIGHT, WIDTH } from '@/lib/core/pdf';
import type { Paper } from './paper';
import type { InvoiceInput, PaperLine, PricedLine } from './types';

type Money = (amount: number) => string;

/** Addresses on the left, facts on the right, then the title: the upper part of every paper about an order. */
export function letterhead(
  paper: Paper,
  about: {
    title: string;
    lead: string;
    to: string[];
    facts: [label: string, value: string | null | undefined][];
  },
): void {
  const { seller } = paper.about;
  paper.text(paper.root, 'P', [seller.name, ...seller.addressLines].join(' · '), LEFT, 116, { size: 7, color: INK_2 });
  paper.text(paper.root, 'P', about.to.join('\n'), LEFT, 130, { size: 10.5, width: 230, gap: 3 });
  const column = LEFT + 282;
  let y = 116;
  for (const [label, value] of about.facts) {
    if (!value) continue;
    paper.text(paper.root, 'P', label, column, y, { size: 7.5, color: INK_2 });
    y += 11 + paper.text(paper.root, 'P', value, column, y + 11, { size: 9.5, width: RIGHT - column }) + 6;
  }
  paper.y = Math.max(y + 14, 236);
  paper.flow('H1', about.title, { size: 22, bold: true });
  paper.flow('P', about.lead, { size: 10, color: INK_2, before: 3 });
  paper.y += 24;
}

type Column = { x: number; width: number; align: 'left' | 'right'; head: string };

/** What was bought, with prices or without. The head is repeated on each page. */
export function lineTable(paper: Paper, lines: readonly (PaperLine | PricedLine)[], money: Money | null): void {
  const { article, quantity, unitPrice, amount } = paper.labels;
  const right = (x: number, width: number, head: string): Column => ({ x, width, align: 'right', head });
  const columns: Column[] = [
    { x: LEFT, width: money ? 236 : 380, align: 'left', head: article },
    ...(money
      ? [right(LEFT + 240, 52, quantity), right(LEFT + 296, 84, unitPrice), right(RIGHT - 86, 86, amount)]
      : [right(RIGHT - 80, 80, quantity)]),
  ];
  const table = paper.group(paper.root, 'Table');
  const head = () => {
    const row = paper.group(table, 'TR');
    for (const { x, width, align, head: text } of columns) {
      paper.cell(row, true, text, x, paper.y, { size: 8, color: INK_2, width, align });
    }
    paper.y += 15;
    paper.hairline(paper.y, LEFT, '#7e8987');
  };
  head();
  for (const line of lines) {
    const details = [line.variant, `${paper.labels.sku} ${line.sku}`].filter(Boolean).join(', ');
    const width = columns[0]?.width ?? WIDTH;
    const height = paper.heightOf(line.name, { bold: true, width }) + paper.heightOf(details, { size: 8, width }) + 13;
    if (paper.room(height)) head();
    const row = paper.group(table, 'TR');
    const y = paper.y + 8;
    const cells = [line.name, String(line.quantity)];
    if (money && 'unitPrice' in line) cells.push(money(line.unitPrice), money(line.total));
    for (const [index, text] of cells.entries()) {
      const { x, align, width } = columns[index] ?? { x: LEFT, align: 'left', width: WIDTH };
      if (index > 0) paper.cell(row, false, text, x, y, { width, align });
      else {
        // Name and details are one cell.
        const cell = paper.doc.struct('TD');
        row.add(cell);
        const below = y + paper.text(cell, 'P', text, x, y, { bold: true, width });
        paper.text(cell, 'P', details, x, below, { size: 8, color: INK_2, width });
      }
    }
    paper.y += height;
    paper.hairline(paper.y);
  }
}

/** Sum of the goods, fees, total and the tax within it, figures below figures. */
export function sums(
  paper: Paper,
  input: Pick<InvoiceInput, 'lines' | 'fees' | 'vat' | 'total'>,
  label: string,
  money: Money,
) {
  const { labels, about } = paper;
  const from = LEFT + 240;
  const percent = new Intl.NumberFormat(about.locale, { maximumFractionDigits: 2 });
  const goods = input.lines.reduce((sum, line) => sum + line.total, 0);
  const plain = [...(input.fees.length > 0 ? [{ name: labels.goods, total: goods }] : []), ...input.fees];
  paper.room(plain.length * 17 + 52 + input.vat.length * 14);
  paper.y += 12;
  const table = paper.group(paper.root, 'Table');
  const row = (
    name: string,
    amount: string,
    style: { size: number; bold?: boolean; color?: string },
    height: number,
  ) => {
    const cells = paper.group(table, 'TR');
    paper.cell(cells, false, name, from, paper.y, { ...style, width: 140 });
    paper.cell(cells, false, amount, RIGHT - 130, paper.y, { ...style, width: 130, align: 'right' });
    paper.y += height;
  };
  for (const { name, total } of plain) row(name, money(total), { size: 9.5 }, 17);
  if (plain.length > 0) {
    paper.hairline(paper.y + 2, from, '#131c1b', 0.8);
    paper.y += 11;
  }
  row(label, money(input.total), { size: 14, bold: true }, 26);
  for (const { rate, base, amount } of input.vat) {
    const name = `${labels.vatRate(`${percent.format(rate / 100)}\u00a0%`)} ${labels.vatBase(money(base + amount))}`;
    row(name, money(amount), { size: 8, color: INK_2 }, 14);
  }
}

/** One statement in a panel: how it was paid, where the money went. */
export function statement(paper: Paper, text: string): void {
  const style = { size: 10.5, bold: true, width: WIDTH - 36 };
  const height = paper.heightOf(text, style) + 26;
  paper.room(height + 24);
  paper.y += 22;
  paper.panel(paper.y, height);
  paper.text(paper.root, 'P', text, LEFT + 18, paper.y + 14, style);
  paper.y += height;
}

export const moneyOf =
  (input: Pick<InvoiceInput, 'locale' | 'currency'>): Money =>
  (amount) =>
    formatMoney(input.locale, amount, input.currency);

export const dayOf = (input: { locale: InvoiceInput['locale'] }, day: string) => formatDay(input.locale, day, 'long');
