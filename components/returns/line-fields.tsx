'use client';

import type { ReactNode } from 'react';
import { FieldError } from '@/components/ui/field';
import { useField } from '@/components/ui/form-context';

type OneProps = { line: string; label: string; checked: boolean };

/** Of a single piece: comes back or not. */
export function OnePiece({ line, label, checked }: OneProps) {
  const { id, typed } = useField('one');
  return (
    <label className="choice">
      <input
        className="tick"
        type="checkbox"
        // The summary's link leads to the first of them, which the list marks.
        id={`${id}-${line}`}
        name="one"
        value={line}
        defaultChecked={typed ? typed.includes(line) : checked}
      />
      <span>{label}</span>
    </label>
  );
}

type PiecesProps = { line: string; label: string; place: number; max: number; chosen: number };

/** Of several pieces how many: a choice as long as it can be taken in at a glance, else a number. */
export function Pieces({ line, label, place, max, chosen }: PiecesProps) {
  const { id, typed } = useField('quantity');
  const value = typed?.[place] ?? String(chosen);
  const common = { id: `${id}-${line}`, name: 'quantity', className: 'input' };
  return (
    <div className="field">
      <label className="label" htmlFor={common.id}>
        {label}
      </label>
      <input type="hidden" name="line" value={line} />
      {max <= LIST_MAX ? (
        <select key={value} {...common} defaultValue={value}>
          {Array.from({ length: max + 1 }, (_, count) => String(count)).map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      ) : (
        <input type="text" inputMode="numeric" maxLength={6} {...common} defaultValue={value} />
      )}
    </div>
  );
}

const LIST_MAX = 20;

/** Where the first step says what is wrong with what was ticked, or with the numbers. */
export function ChoiceError({ name }: { name: 'one' | 'quantity' }) {
  const { id, errorId, error } = useField(name);
  return (
    <div id={id} tabIndex={-1}>
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  );
}

type RadioProps = {
  name: string;
  value: string;
  checked: boolean;
  /** of the group: the summary's link leads there */
  first: boolean;
  describedBy?: string | undefined;
};

/** A radio button that keeps what was chosen; its label and everything around it come from the server. */
export function LineRadio({ name, value, checked, first, describedBy }: RadioProps) {
  const { id, errorId, error, typed } = useField(name);
  return (
    <input
      className="tick"
      type="radio"
      id={first ? id : `${id}-${value}`}
      name={name}
      value={value}
      defaultChecked={typed ? typed[0] === value : checked}
      aria-describedby={[describedBy, error ? errorId : null].filter(Boolean).join(' ') || undefined}
    />
  );
}

/** The label that belongs to such a button. */
export function LineLabel({ name, value, first, children }: Omit<RadioProps, 'checked'> & { children: ReactNode }) {
  const { id } = useField(name);
  return <label htmlFor={first ? id : `${id}-${value}`}>{children}</label>;
}

/** What is wrong with a group of such buttons. */
export function GroupError({ name }: { name: string }) {
  const { errorId, error } = useField(name);
  return <FieldError id={errorId}>{error}</FieldError>;
}
