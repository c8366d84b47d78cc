'use client';

import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Field, type FieldTexts } from './field';
import { useField } from './form-context';

type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'id' | 'children' | 'type'> & {
    name: string;
    /** No `number` and no `date`: both correct or refuse what people type; use inputMode. */
    type?: 'text' | 'email' | 'tel' | 'search' | 'url';
    /** For a few characters: a quantity, a postcode. */
    short?: boolean;
    /** An Icon in front of the text: the magnifier of a search. */
    icon?: ReactNode;
    /** Class of the field; the control always fills it. */
    className?: string;
  };

/** One line of text. */
export function TextField({ label, hint, aside, icon, short, className, defaultValue, ...rest }: TextFieldProps) {
  const { typed, describedBy, error, ...ids } = useField(rest.name, hint);
  const input = (
    <input
      type="text"
      {...rest}
      id={ids.id}
      className={cn('input', short && 'input-short')}
      defaultValue={typed ? (typed[0] ?? '') : defaultValue}
      aria-describedby={describedBy}
      aria-invalid={error ? true : undefined}
    />
  );
  return (
    <Field {...ids} label={label} hint={hint} aside={aside} error={error} className={className}>
      {icon ? (
        <div className="input-with-icon">
          {icon}
          {input}
        </div>
      ) : (
        input
      )}
    </Field>
  );
}

type TextAreaProps = FieldTexts & Omit<ComponentProps<'textarea'>, 'id' | 'children'> & { name: string };

/** Several lines of text. */
export function TextArea({ label, hint, aside, className, defaultValue, ...rest }: TextAreaProps) {
  const { typed, describedBy, error, ...ids } = useField(rest.name, hint);
  return (
    <Field {...ids} label={label} hint={hint} aside={aside} error={error} className={className}>
      <textarea
        rows={4}
        {...rest}
        id={ids.id}
        className="input"
        defaultValue={typed ? (typed[0] ?? '') : defaultValue}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
    </Field>
  );
}
