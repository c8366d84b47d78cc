import type { ReactNode } from 'react';
import { Panel } from './surface';

type EmptyStateProps = {
  title: ReactNode;
  /** Says what is possible next. */
  children: ReactNode;
  picture?: string;
  action?: ReactNode;
  /** Level of the title below the page's own. */
  level?: 2 | 3;
};

/** A list with nothing in it: why, and what comes next. */
export function EmptyState({ title, children, picture, action, level = 2 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <Panel className="grid justify-items-center text-center">
      {picture && (
        // biome-ignore lint/performance/noImgElement: small SVG file, nothing to optimise
        <img src={picture} alt="" width={400} height={400} className="mb-4 h-auto w-34" />
      )}
      <Heading className="text-base tracking-normal">{title}</Heading>
      <div className="mt-1.5 max-w-[44ch] text-pretty text-ink-2">{children}</div>
      {action && <div className="actions mt-5 justify-center">{action}</div>}
    </Panel>
  );
}
