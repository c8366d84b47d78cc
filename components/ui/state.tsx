import type { ReactNode } from 'react';
import { cn } from './cn';
import { Icon, type IconName } from './icon';
import { type Tone, toneClass } from './tone';

export type StateProps = { tone: Tone; icon: IconName; children: ReactNode; className?: string };

/** A state in a list: sign and word in their tone, without a box. */
export function State({ tone, icon, children, className }: StateProps) {
  return (
    <span className={cn('state', toneClass[tone], className)}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

/** The same in a small box: only in tables and beside titles. */
export function Badge({ tone, icon, children, className }: StateProps) {
  return (
    <span className={cn('badge', toneClass[tone], className)}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
