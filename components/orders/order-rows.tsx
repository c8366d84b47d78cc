'use client';

import { buttonClass } from '@/components/ui/button-class';
import { IconSymbols, IconUse } from '@/components/ui/icon';
import { placeStyle, sheetStyle } from '@/components/ui/picture-sheet';
import { toneClass } from '@/components/ui/tone';
import type { SheetFile } from '@/lib/core/picture-places';
import type { OrderState } from '@/lib/orders/types';
import { actPath, isUrgent } from './order-acts';
import { orderPath } from './order-paths';
import { OrderProgress } from './order-progress';
import { type NoteKey, type OrderRow, unpackRows } from './order-row';
import { orderLooks } from './order-state';

/** What stands in many rows, once: words of states and acts, and texts with the place of what changes in braces. */
export type RowWords = {
  states: Partial<Record<OrderState, string>>;
  acts: Partial<Record<OrderRow['act'], string>>;
  /** "Rückgabe möglich bis {date}" */
  notes: Partial<Record<NoteKey, string>>;
  /** "{act}, Bestellung {number}" */
  act: string;
  /** "Schritt {step} von 4" */
  step: string;
};

/**
 * The rows of an order list. A client component although nothing in it moves: what a server component draws is sent
 * twice, as HTML and as the framework's copy of it; of this one only the data is (docs/decisions/0013).
 */
export function OrderRows({ packed, words, sheet }: { packed: string; words: RowWords; sheet: SheetFile }) {
  const rows = unpackRows(packed);
  const icons = new Set(rows.map(({ state }) => orderLooks[state].icon));
  return (
    <>
      <IconSymbols names={[...icons]} />
      <ul className="orders" style={sheetStyle(sheet)}>
        {rows.map((row) => (
          <Row key={`${row.number} ${row.meta[0]}`} row={row} words={words} />
        ))}
      </ul>
    </>
  );
}

function Row({ row, words }: { row: OrderRow; words: RowWords }) {
  const { number, state, act, answer, meta, total, pictures, to, file, note, until } = row;
  const look = orderLooks[state];
  const page = orderPath(number);
  const label = words.acts[act] ?? '';
  return (
    <li>
      <div>
        {pictures.map((picture) => (
          <i key={picture} style={placeStyle(picture)} />
        ))}
      </div>
      <div>
        <span className={`state ${toneClass[look.tone]}`}>
          <IconUse name={look.icon} />
          {words.states[state]}
        </span>
        <p className="order-answer">{answer}</p>
        <p className="order-meta">
          <a href={page}>{number}</a>
          {` ${meta.join('\n')}`}
        </p>
        <OrderProgress look={look} label={(step) => words.step.replace('{step}', String(step))} />
      </div>
      <p>{total}</p>
      <div>
        <a
          className={buttonClass({ variant: isUrgent(act, state) ? 'primary' : 'secondary' })}
          href={to || actPath(act, number)}
          aria-label={words.act.replace('{act}', label).replace('{number}', number)}
          download={file || undefined}
        >
          {label}
        </a>
        {note && <p>{words.notes[note]?.replace('{date}', until)}</p>}
      </div>
    </li>
  );
}
