import { Fragment, type ReactNode } from 'react';
import { cn } from './cn';

type FactsProps = { items: { term: string; value: ReactNode }[]; className?: string };

/** Terms and values in two columns. */
export function Facts({ items, className }: FactsProps) {
  return (
    <dl className={cn('facts', className)}>
      {items.map(({ term, value }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

export type Sum = { label: string; amount: string; kind?: 'line' | 'total' | 'detail' };

/** How an amount comes about: lines, the total, and what is contained in it (`detail`). Amounts arrive formatted. */
export function Sums({ lines, className }: { lines: Sum[]; className?: string }) {
  return (
    <dl className={cn('sums', className)}>
      {lines.map(({ label, amount, kind = 'line' }) => (
        <Fragment key={label}>
          <dt data-kind={kind}>{label}</dt>
          <dd data-kind={kind}>{amount}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
