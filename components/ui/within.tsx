import type { ReactNode } from 'react';

/** A text in which one part is drawn as `children`: once, and not at all where the text does not have it. */
export function Within({ text, part, children }: { text: string; part: string; children: ReactNode }) {
  const at = text.indexOf(part);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      {children}
      {text.slice(at + part.length)}
    </>
  );
}
