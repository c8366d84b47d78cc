'use client';

import type { ComponentProps } from 'react';
import { Field, type FieldTexts } from './field';
import { useField } from './form-context';

export type Option = { value: string; label: string };

type SelectFieldProps = FieldTexts &
  Omit<ComponentProps<'select'>, 'id' | 'children' | 'multiple' | 'defaultValue'> & {
    name: string;
    options: Option[];
    /** First entry without a value: "Bitte wählen". */
    empty?: string;
    defaultValue?: string;
  };

/** One of many. For up to six choices take RadioGroup. */
export function SelectField({
  label,
  hint,
  aside,
  className,
  options,
  empty,
  defaultValue = '',
  ...rest
}: SelectFieldProps) {
  const { typed, describedBy, error, ...ids } = useField(rest.name, hint);
  const value = typed ? (typed[0] ?? '') : defaultValue;
  return (
    <Field {...ids} label={label} hint={hint} aside={aside} error={error} className={className}>
      <select
        // React resets the form after the action, and a changed defaultValue does not reach an existing select.
        // It stands before the spread, else the automatic JSX runtime is left and the options miss their keys.
        key={value}
        {...rest}
        id={ids.id}
        className="input"
        defaultValue={value}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
