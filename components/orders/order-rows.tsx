'use client';

import { cn } from '@/components/ui/cn';

/** An order as the list shows it: every text finished, so that it crosses to the browser as data and not as markup. */
export type OrderRow = {
  id: string;
  href: string;
  number: string;
  /** class of the tone, name of the sign (see IconSymbols), the word */
  state: { tone: string; icon: string; word: string };
  answer: string;
  /** behind the number, then line by line */
  meta: string[];
  total: string;
  /** parts of the bar and its words; null once it is over */
  progress: { value: number; tone: string; label: string } | null;
  /** each once */
  pictures: string[];
  /** `file`: a paper, which the browser saves and the router leaves alone */
  act: { href: string; label: string; name: string; look: string; until: string | null; file: boolean };
};

/**
 * The rows of an order list. A client component although nothing in it moves: what a server component draws is sent
 * twice, as HTML and as the framework's copy of it; of this one only the data is (docs/decisions/0013).
 */
export function OrderRows({ rows }: { rows: OrderRow[] }) {
  return (
    <ul className="orders">
      {rows.map((row) => (
        <Row key={row.id} {...row} />
      ))}
    </ul>
  );
}

function Row({ href, number, state, answer, meta, total, progress, pictures, act }: OrderRow) {
  return (
    <li className="order-row">
      <div className="order-pictures" data-count={pictures.length}>
        {pictures.map((picture) => (
          // biome-ignore lint/performance/noImgElement: product pictures are small SVG files, there is nothing to optimise
          <img
            key={picture}
            className="tile"
            src={picture}
            alt=""
            width={88}
            height={88}
            loading="lazy"
            decoding="async"
          />
        ))}
      </div>
      <div className="order-what">
        <span className={cn('state', state.tone)}>
          <svg className="icon" aria-hidden="true">
            <use href={`#i-${state.icon}`} />
          </svg>
          {state.word}
        </span>
        <p className="order-answer">{answer}</p>
        <p className="order-meta">
          <a href={href}>{number}</a>
          {` ${meta.join('\n')}`}
        </p>
        {progress && (
          <span
            role="img"
            aria-label={progress.label}
            className={cn('bar', progress.tone)}
            data-value={progress.value}
          />
        )}
      </div>
      <p className="order-total">{total}</p>
      <div className="order-act">
        <a className={act.look} href={act.href} aria-label={act.name} download={act.file}>
          {act.label}
        </a>
        {act.until && <p className="order-until">{act.until}</p>}
      </div>
    </li>
  );
}
