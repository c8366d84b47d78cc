'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { type ButtonLook, buttonClass } from './button-class';

type SubmitButtonProps = ButtonLook & {
  /** Names the act: "Bestellung stornieren". */
  children: ReactNode;
  /** A sentence while the server works; without one the text stays. */
  pendingText?: string;
  /** Tells apart several buttons of one form. */
  name?: string;
  value?: string;
  className?: string;
};

/** Sends its form. It never gets `disabled`: the focus would be lost and the reason could not be read. */
export function SubmitButton({ children, pendingText, variant, small, wide, className, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      className={buttonClass({ variant: variant ?? 'primary', small, wide }, className)}
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
      {...rest}
    >
      {pending ? (pendingText ?? children) : children}
    </button>
  );
}
