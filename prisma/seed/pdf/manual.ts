import { formatDay } from '@/lib/core/format';
import { INK_2, LEFT, WIDTH } from '@/lib/core/pdf';
import { Paper, PETROL } from './paper';
import type { ManualInput } from './types';

/** A column that is read with a cup in the other hand: short lines, large steps. */
const TEXT = { size: 11, gap: 4.5, width: 400 };
const INDENT = 26;

/** A manual or a care sheet: a title, sections, numbered steps. */
export async function makeManualPdf(input: ManualInput): Promise<Buffer> {
  const paper = new Paper(input);
  paper.y = 132;
  paper.flow('H1', input.title, { size: 26, bold: true });
  if (input.lead) paper.flow('P', input.lead, { ...TEXT, size: 13, color: INK_2, before: 8 });
  for (const { heading, paragraphs, steps = [] } of input.sections) {
    const first = paragraphs[0] ?? steps[0] ?? '';
    // A heading does not stay behind alone at the foot of a page.
    paper.room(70 + paper.heightOf(first, TEXT));
    paper.flow('H2', heading, { size: 15, bold: true, before: 30 });
    for (const paragraph of paragraphs) paper.flow('P', paragraph, { ...TEXT, before: 8 });
    if (steps.length > 0) addSteps(paper, steps);
  }
  paper.flow('P', formatDay(input.locale, input.issuedOn, 'long'), { size: 8.5, color: INK_2, before: 36 });
  return paper.finish();
}

function addSteps(paper: Paper, steps: string[]): void {
  const list = paper.group(paper.root, 'L');
  const style = { ...TEXT, width: Math.min(TEXT.width, WIDTH) - INDENT };
  paper.y += 4;
  for (const [index, step] of steps.entries()) {
    const height = paper.heightOf(step, style);
    paper.room(height + 8);
    paper.y += 8;
    const entry = paper.group(list, 'LI');
    paper.text(entry, 'Lbl', String(index + 1), LEFT, paper.y, { ...TEXT, bold: true, color: PETROL, width: INDENT });
    paper.text(entry, 'LBody', step, LEFT + INDENT, paper.y, style);
    paper.y += height;
  }
}
