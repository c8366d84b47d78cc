import type { FormState } from '@/lib/core/form-state';

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

/** Name of the hidden input with the idempotency key. */
export const IDEMPOTENCY_FIELD = 'idempotencyKey';

/** Id of a field's control: unique on the page, known to the summary's links. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** Id of the summary. Also the fragment a form is sent to without JavaScript, see form-body.tsx. */
export function summaryId(formId: string): string {
  return `${formId}-errors`;
}

/** All values of a name as a list; null while nothing has been sent, so that defaults apply. */
export function typedValues(state: FormState, name: string): string[] | null {
  if (state.status !== 'error') return null;
  const value = state.values[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
