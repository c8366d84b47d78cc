import type { ReactNode } from 'react';
import { cn } from './cn';
import { Icon, type IconName } from './icon';
import { type Tone, toneClass } from './tone';

export type NoteTone = 'info' | 'wait' | 'bad' | 'good';

const looks: Record<NoteTone, { tone: Tone; icon: IconName }> = {
  info: { tone: 'move', icon: 'info' },
  wait: { tone: 'wait', icon: 'clock' },
  bad: { tone: 'bad', icon: 'warning' },
  good: { tone: 'good', icon: 'done' },
};

type NoteProps = { tone?: NoteTone; title?: ReactNode; children?: ReactNode; className?: string };

/** Something to know on this page; the sentence in `title` comes first and can stand alone. */
export function Note({ tone = 'info', title, children, className }: NoteProps) {
  const look = looks[tone];
  return (
    <div className={cn('note', toneClass[look.tone], className)}>
      <Icon name={look.icon} />
      <div>
        {title && <b>{title}</b>}
        {title && children ? ' ' : null}
        {children}
      </div>
    </div>
  );
}

/** Confirms what was just done, after the redirect. Never the only place where the change can be seen. */
export function Flash({ tone = 'good', children }: { tone?: NoteTone; children: ReactNode }) {
  return (
    <div role="status" className="mb-6">
      <Note tone={tone} title={children} />
    </div>
  );
}
