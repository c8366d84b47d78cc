import { Within } from './within';

/** What fits on a line of a phone; a longer number may have to break. */
const FITS = 24;

/** A text in which one part, a number with hyphens in it, stays on one line. */
export function Unbroken({ text, part }: { text: string; part: string }) {
  if (part.length > FITS) return text;
  return (
    <Within text={text} part={part}>
      <span className="whitespace-nowrap">{part}</span>
    </Within>
  );
}
