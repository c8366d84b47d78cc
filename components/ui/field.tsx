'use client';

import type { ReactNode } from 'react';
import { cn } from './cn';
import { IconFrame, warningDrawing } from './icon-frame';

export type FieldTexts = {
  label: ReactNode;
  hint?: ReactNode;
  /** At the end of the label's line: "Passwort vergessen?" */
  aside?: ReactNode;
};

type FieldProps = FieldTexts & {
  id: string;
  hintId: string;
  errorId: string;
  error?: string;
  className?: string;
  children: ReactNode;
};

/** Label, hint and error in reading order above one control. Controls use it; pages use the controls. */
export function Field({ id, label, aside, hint, hintId, error, errorId, className, children }: FieldProps) {
  const name = (
    <label className="label" htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={cn('field', className)}>
      {aside ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          {name}
          <span className="text-sm">{aside}</span>
        </div>
      ) : (
        name
      )}
      <Hint id={hintId}>{hint}</Hint>
      <FieldError id={errorId}>{error}</FieldError>
      {children}
    </div>
  );
}

export function Hint({ id, children }: { id: string; children?: ReactNode }) {
  return children ? (
    <p className="hint" id={id}>
      {children}
    </p>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children?: string }) {
  return children ? (
    <p className="error" id={id}>
      <IconFrame>{warningDrawing}</IconFrame>
      {children}
    </p>
  ) : null;
}
