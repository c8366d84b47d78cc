'use client';

import { Field } from '@/components/ui/field';
import { useField } from '@/components/ui/form-context';

type Group = { label: string | null; options: { value: string; label: string }[] };
type ReasonSelectProps = { name: string; label: string; empty: string; groups: Group[]; defaultValue: string };

/** Reasons with the closer ones below their common name. */
export function ReasonSelect({ name, label, empty, groups, defaultValue }: ReasonSelectProps) {
  const { typed, describedBy, error, ...ids } = useField(name);
  const value = typed ? (typed[0] ?? '') : defaultValue;
  const optionsOf = ({ options }: Group) =>
    options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
  return (
    <Field {...ids} label={label} error={error}>
      <select
        // A changed default does not reach an existing select (components/ui/select-field.tsx).
        key={value}
        id={ids.id}
        name={name}
        className="input"
        defaultValue={value}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{empty}</option>
        {groups.map((group) =>
          group.label === null ? (
            optionsOf(group)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {optionsOf(group)}
            </optgroup>
          ),
        )}
      </select>
    </Field>
  );
}
