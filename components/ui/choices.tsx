'use client';

import type { ReactNode } from 'react';
import { cn } from './cn';
import { FieldError, Hint } from './field';
import { useField } from './form-context';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

type GroupProps = {
  name: string;
  /** The question; the legend of the fieldset. */
  legend: ReactNode;
  hint?: ReactNode;
  options: Choice[];
  className?: string;
};

/** One of few. */
export function RadioGroup({ defaultValue, ...group }: GroupProps & { defaultValue?: string }) {
  return <ChoiceGroup {...group} type="radio" defaults={defaultValue === undefined ? [] : [defaultValue]} />;
}

/** Any of few. */
export function CheckboxGroup({ defaultValue = [], ...group }: GroupProps & { defaultValue?: string[] }) {
  return <ChoiceGroup {...group} type="checkbox" defaults={defaultValue} />;
}

type CheckboxProps = { name: string; label: ReactNode; hint?: ReactNode; value?: string; defaultChecked?: boolean };

/** A single yes; its error stands above it like everywhere else. */
export function Checkbox({ name, label, hint, value = 'on', defaultChecked = false }: CheckboxProps) {
  const { id, hintId, errorId, error, describedBy, typed } = useField(name, hint);
  return (
    <div className="field">
      <FieldError id={errorId}>{error}</FieldError>
      <label className="choice">
        <input
          className="tick"
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={typed ? typed.includes(value) : defaultChecked}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
        <span>
          {label}
          {hint && (
            <span className="hint block" id={hintId}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}

function ChoiceGroup(props: GroupProps & { type: 'radio' | 'checkbox'; defaults: string[] }) {
  const { name, legend, hint, options, className, type, defaults } = props;
  const { id, hintId, errorId, error, describedBy, typed } = useField(name, hint);
  const chosen = typed ?? defaults;
  return (
    <fieldset className={cn('field', className)} aria-describedby={describedBy} data-invalid={error ? '' : undefined}>
      <legend className="label mb-1">{legend}</legend>
      <Hint id={hintId}>{hint}</Hint>
      <FieldError id={errorId}>{error}</FieldError>
      <div>
        {options.map((option, index) => (
          <label className="choice" key={option.value}>
            <input
              className="tick"
              type={type}
              // The summary's link leads to the first one.
              id={index === 0 ? id : `${id}-${index + 1}`}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className="hint block">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
