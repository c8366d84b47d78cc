/** What fits on a line of a phone; a longer number may have to break. */
const FITS = 24;

/** A text in which one part, a number with hyphens in it, stays on one line. */
export function Unbroken({ text, part }: { text: string; part: string }) {
  const at = text.indexOf(part);
  if (at < 0 || part.length > FITS) return text;
  return (
    <>
      {text.slice(0, at)}
      <span className="whitespace-nowrap">{part}</span>
      {text.slice(at + part.length)}
    </>
  );
}
