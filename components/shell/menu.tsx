'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A details element that behaves like a menu where there is JavaScript: it closes on Escape, on a press outside, when the
 * focus leaves it, and when one of its links is followed. Without JavaScript its summary opens and closes it.
 */
export function Menu({ className, children }: { className: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const details = menu.current;
    if (!details) return;
    const close = () => {
      details.open = false;
    };
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !details.contains(target)) close();
    };
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !details.open) return;
      // Closing hides what has the focus: it goes back to where the menu was opened.
      if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
      close();
    };
    const closeOnLink = ({ target }: Event) => {
      if (target instanceof Element && target.closest('a')) close();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    details.addEventListener('click', closeOnLink);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
      details.removeEventListener('click', closeOnLink);
    };
  }, []);

  return (
    <details ref={menu} className={className}>
      {children}
    </details>
  );
}
