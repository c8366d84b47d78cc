'use client';

/** An order as the list shows it: every text finished, so that it crosses to the browser as data and not as markup. */
export type OrderRow = {
  /** of the order's own page */
  href: string;
  number: string;
  /** [class of the tone, name of the sign (see IconSymbols), the word] */
  state: readonly [tone: string, icon: string, word: string];
  answer: string;
  /** behind the number; a new line for each thing */
  meta: string;
  total: string;
  /** parts of the bar and its words; null once it is over */
  bar: readonly [value: number, tone: string, label: string] | null;
  /** each once */
  pictures: string[];
  /** the next act: [address, label, whole name, classes] */
  act: readonly [href: string, label: string, name: string, look: string];
  /** the last day for it */
  until: string | null;
  /** it is a paper, which the browser saves and the router leaves alone */
  file: boolean;
};

/**
 * The rows of an order list. A client component although nothing in it moves: what a server component draws is sent
 * twice, as HTML and as the framework's copy of it; of this one only the data is (docs/decisions/0013).
 */
export function OrderRows({ rows }: { rows: OrderRow[] }) {
  return (
    <ul className="orders">
      {rows.map((row) => (
        <Row key={`${row.href} ${row.meta}`} {...row} />
      ))}
    </ul>
  );
}

function Row({
  href,
  number,
  state: [tone, icon, word],
  answer,
  meta,
  total,
  bar,
  pictures,
  act,
  until,
  file,
}: OrderRow) {
  const [target, label, name, look] = act;
  return (
    <li className="order-row">
      <div className="order-pictures" data-count={pictures.length}>
        {pictures.map((picture) => (
          // biome-ignore lint/performance/noImgElement: product pictures are small SVG files, there is nothing to optimise
          <img key={picture} src={picture} alt="" loading="lazy" />
        ))}
      </div>
      <div className="order-what">
        <span className={`state ${tone}`}>
          <svg className="icon" aria-hidden="true">
            <use href={`#i-${icon}`} />
          </svg>
          {word}
        </span>
        <p className="order-answer">{answer}</p>
        <p className="order-meta">
          <a href={href}>{number}</a>
          {` ${meta}`}
        </p>
        {bar && <span role="img" className={`bar ${bar[1]}`} data-value={bar[0]} aria-label={bar[2]} />}
      </div>
      <p className="order-total">{total}</p>
      <div className="order-act">
        <a className={look} href={target} aria-label={name} download={file}>
          {label}
        </a>
        {until && <p className="order-until">{until}</p>}
      </div>
    </li>
  );
}
