import type { ReactNode } from 'react';
import { cn } from './cn';
import { Icon } from './icon';
import { type Tone, toneClass } from './tone';

export type Day = {
  label: string;
  date: ReactNode;
  step: 'done' | 'now' | 'todo';
  goal?: boolean;
  /** it does not go on as it should: a turned square in place of the ring */
  trouble?: boolean;
};

type LineOfDaysProps = {
  days: Day[];
  /** Words for the signs, read by screen readers: a check mark says nothing. */
  words: Record<Day['step'], string>;
  className?: string;
};

/** Check mark, ring, empty circle; solid behind, dotted ahead. Each stop has its date. */
export function LineOfDays({ days, words, className }: LineOfDaysProps) {
  return (
    <ol className={cn('days', className)}>
      {days.map((day) => (
        <li
          key={day.label}
          data-step={day.step}
          data-goal={day.goal || undefined}
          data-trouble={day.trouble || undefined}
          aria-current={day.step === 'now' ? 'step' : undefined}
        >
          <span className="days-dot" aria-hidden="true">
            {day.step === 'done' && <Icon name="check" />}
          </span>
          <span className="sr-only">{words[day.step]}: </span>
          <b>{day.label}</b>
          {day.date && <span className="days-date">{day.date}</span>}
        </li>
      ))}
    </ol>
  );
}

type BarProps = {
  /** 0 to 4 in halves. */
  value: number;
  /** "Schritt 3 von 4" */
  label: string;
  tone?: Tone;
  className?: string;
};

/** Four parts. Stands under a state word and a date, never alone. */
export function ProgressBar({ value, label, tone = 'move', className }: BarProps) {
  return <span role="img" aria-label={label} className={cn('bar', toneClass[tone], className)} data-value={value} />;
}
