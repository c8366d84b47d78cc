'use client';

import { type ReactNode, useMemo } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormContext } from '@/components/ui/form-context';
import type { FormState } from '@/lib/core/form-state';

const ID = 'choice';

type ChoiceFormProps = {
  /** page that the choice is taken to, in its address */
  action: string;
  state: FormState;
  children: ReactNode;
};

/** A form whose answer is an address: it can be bookmarked and gone back to, and nothing happens by it. */
export function ChoiceForm({ action, state, children }: ChoiceFormProps) {
  const context = useMemo(() => ({ id: ID, state }), [state]);
  return (
    <FormContext value={context}>
      <form id={ID} method="get" action={action} noValidate className="grid grid-cols-1 gap-4">
        <ErrorSummary formId={ID} state={state} />
        {children}
      </form>
    </FormContext>
  );
}
