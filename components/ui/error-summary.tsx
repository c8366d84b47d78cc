'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from '@/lib/core/form-state';
import { fieldId, summaryId } from './form-state';

/**
 * What is wrong, above the form, each line a link to its field. It takes the focus: by the effect with JavaScript, by
 * the autofocus attribute when the server renders the answer (neither does the other's work).
 */
export function ErrorSummary({ formId, state }: { formId: string; state: FormState }) {
  const summary = useRef<HTMLDivElement>(null);
  // Every answer is a new object, so a second failed try moves the focus back here.
  useEffect(() => {
    if (state.status === 'error') summary.current?.focus();
  }, [state]);

  if (state.status !== 'error') return null;
  const errors = Object.entries(state.fieldErrors);
  return (
    <div
      ref={summary}
      id={summaryId(formId)}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: the answer to a sent form, see above
      autoFocus
      aria-labelledby={`${formId}-errors-title`}
      className="error-summary"
    >
      <h2 id={`${formId}-errors-title`}>{state.summary}</h2>
      {state.formError && <p className="mt-2">{state.formError}</p>}
      {errors.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {errors.map(([name, message]) => (
            <li key={name}>
              <a href={`#${fieldId(formId, name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
