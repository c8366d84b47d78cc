import type { ReactNode } from 'react';
import { cn } from './cn';
import { Icon } from './icon';

type FoldProps = { summary: ReactNode; open?: boolean; className?: string; children: ReactNode };

/** Details that few need. Opens without JavaScript, and in print when it is open. */
export function Fold({ summary, open, className, children }: FoldProps) {
  return (
    <details className={cn('fold', className)} open={open}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
