'use client';

import { IconFrame } from '@/components/ui/icon-frame';

export type FilterChoice = {
  name: string;
  label: string;
  value: string;
  /** a text alone is its own value */
  options: (string | readonly [value: string, label: string])[];
};
/** A value of the first choice, and how many orders it leaves. */
export type FilterChip = [value: string, count: string];

type OrderToolsProps = {
  search: { label: string; hint: string; value: string };
  choices: FilterChoice[];
  apply: string;
  /** names the chips for who does not see them */
  quick: string;
  /** what the first value is called as a chip */
  all: string;
  chips: FilterChip[];
  /** the other filters of the address, which a chip keeps */
  others: string;
};

/** Search, choices and chips above an order list; its texts arrive finished (docs/decisions/0013). */
export function OrderTools({ search, choices, apply, quick, all, chips, others }: OrderToolsProps) {
  const [first] = choices;
  const labels = new Map(first?.options.map(pairOf));
  return (
    <>
      <search>
        <form className="order-tools" data-choices={choices.length}>
          <div className="field">
            <label className="label" htmlFor="suche">
              {search.label}
            </label>
            <div className="input-with-icon">
              <IconFrame>
                <circle cx="8.8" cy="8.8" r="5.8" />
                <path d="M13.2 13.2L17.5 17.5" />
              </IconFrame>
              <input
                className="input"
                type="search"
                id="suche"
                name="suche"
                key={search.value}
                defaultValue={search.value}
                placeholder={search.hint}
                maxLength={200}
                autoComplete="off"
              />
            </div>
          </div>
          {choices.map((choice) => (
            <Choice key={choice.name} {...choice} />
          ))}
          <button type="submit" className="btn btn-secondary">
            {apply}
          </button>
        </form>
      </search>
      <nav className="chips" aria-label={quick}>
        {chips.map(([value, count]) => (
          <a
            key={value}
            href={addressOf(value && first ? `${first.name}=${value}` : '', others)}
            aria-current={value === first?.value ? 'true' : undefined}
          >
            {`${value ? labels.get(value) : all} `}
            <b>{count}</b>
          </a>
        ))}
      </nav>
    </>
  );
}

const pairOf = (option: FilterChoice['options'][number]) =>
  typeof option === 'string' ? ([option, option] as const) : option;

/** Within the page of the list; without any filter "?" leads to all of it. */
const addressOf = (...queries: string[]) => `?${queries.filter(Boolean).join('&')}`;

function Choice({ name, label, value, options }: FilterChoice) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {/* The key makes a new element when the address changes: a select ignores a changed default. */}
      <select key={value} className="input" id={name} name={name} defaultValue={value}>
        {options.map(pairOf).map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
