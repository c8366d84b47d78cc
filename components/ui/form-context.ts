'use client';

import { createContext, useContext } from 'react';
import { type FormState, idleForm } from '@/lib/core/form-state';
import { fieldId, typedValues } from './form-state';

type FormContextValue = { id: string; state: FormState };

/** Outside of a form with state (a search form with GET) the fields work with their defaults. */
export const FormContext = createContext<FormContextValue>({ id: 'field', state: idleForm });

/**
 * What a control needs to know: its id, its error, what was typed. Works without JavaScript because the server renders
 * the page with the state of the action.
 */
export function useField(name: string, hint?: unknown) {
  const { id: formId, state } = useContext(FormContext);
  const id = fieldId(formId, name);
  const error = state.status === 'error' ? state.fieldErrors[name] : undefined;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(' ') || undefined;
  return { id, hintId, errorId, error, describedBy, typed: typedValues(state, name) };
}
