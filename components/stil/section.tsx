import type { ReactNode } from 'react';

type StyleSectionProps = { title: string; text?: string; children: ReactNode };

/** A group of parts with what to know about them at the left. */
export function StyleSection({ title, text, children }: StyleSectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-5 border-t border-line py-8 desk:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-md">{title}</h2>
        {text && <p className="mt-1.5 text-sm text-ink-3">{text}</p>}
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-5">{children}</div>
    </section>
  );
}
