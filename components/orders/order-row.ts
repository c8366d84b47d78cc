import type { NextAct, OrderState } from '@/lib/orders/types';

/** An order as the list shows it, every text finished. */
export type OrderRow = {
  number: string;
  state: OrderState;
  act: NextAct['act'];
  answer: string;
  /** behind the number, a line for each thing */
  meta: string[];
  total: string;
  /** index in the sheet, each once */
  pictures: number[];
  /** where the act leads; empty: to its place on the order's own page */
  to: string;
  /** it saves a file, which the router leaves alone */
  file: boolean;
  /** which sentence stands below the act, and the day in it; empty: none */
  note: NoteKey | '';
  until: string;
};

/** `late` is paying after its day, `…Open` what has no last day. */
export type NoteKey = NonNullable<NextAct['note']> | 'late' | 'cancelOpen' | 'returnOpen';

const [ROW, FIELD, PICTURE] = ['\n', '\t', ' '];
const plain = (text: string) => text.replace(/[\n\t]/g, ' ');

/**
 * Rows as one text, to cross to the browser: the framework takes a text as it is, but looks at every value of a list
 * three times (docs/decisions/0013).
 */
export function packRows(rows: OrderRow[]): string {
  return rows
    .map(({ number, state, act, answer, meta, total, pictures, to, file, note, until }) =>
      [number, state, act, answer, total, pictures.join(PICTURE), to, file ? '1' : '', note, until, ...meta]
        .map(plain)
        .join(FIELD),
    )
    .join(ROW);
}

/** @param text of packRows */
export function unpackRows(text: string): OrderRow[] {
  return text.split(ROW).map((row) => {
    const [
      number = '',
      state = '',
      act = '',
      answer = '',
      total = '',
      pictures = '',
      to = '',
      file,
      note = '',
      until = '',
      ...meta
    ] = row.split(FIELD);
    return {
      ...{ number, answer, total, to, until, meta },
      state: state as OrderState,
      act: act as OrderRow['act'],
      note: note as OrderRow['note'],
      pictures: pictures ? pictures.split(PICTURE).map(Number) : [],
      file: file === '1',
    };
  });
}
