import type { ReactNode } from 'react';

export type TimelineEvent = {
  key: string;
  title: ReactNode;
  detail?: ReactNode;
  /** Formatted on the server; `dateTime` is the same moment as ISO 8601. */
  time: string;
  dateTime: string;
  /** Filled dot, open dot, or turned square for a change for the worse. */
  mark: 'milestone' | 'note' | 'worse';
};

/** What happened, newest first (the caller sorts). */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.key} data-mark={event.mark}>
          <p>
            <b>{event.title}</b>
          </p>
          {event.detail && <p className="text-ink-2">{event.detail}</p>}
          <time className="text-sm text-ink-3" dateTime={event.dateTime}>
            {event.time}
          </time>
        </li>
      ))}
    </ol>
  );
}
