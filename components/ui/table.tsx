import { type ReactNode, useId } from 'react';
import { cn } from './cn';

type TableProps = {
  /** What the table lists; names the region for screen readers. */
  caption: string;
  captionVisible?: boolean;
  /** On a phone: 'scroll' for figures that must stay in line, 'blocks' for facts (cells then need data-label). */
  phone?: 'scroll' | 'blocks';
  className?: string;
  children: ReactNode;
};

/** A table in its own scroll region, which the keyboard can reach; `children` are plain thead, tbody, tr, th, td. */
export function Table({ caption, captionVisible = false, phone = 'scroll', className, children }: TableProps) {
  const id = useId();
  const table = (
    <table className={cn('table', phone === 'blocks' && 'table-blocks', className)}>
      <caption id={id} className={captionVisible ? 'pb-2 text-left font-strong' : 'sr-only'}>
        {caption}
      </caption>
      {children}
    </table>
  );
  if (phone === 'blocks') return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className="table-scroll" aria-labelledby={id} tabIndex={0}>
      {table}
    </section>
  );
}
