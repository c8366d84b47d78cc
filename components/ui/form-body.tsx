'use client';

import { type ReactNode, useActionState, useEffect, useMemo } from 'react';
import { idleForm } from '@/lib/core/form-state';
import { cn } from './cn';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';
import { type FormAction, IDEMPOTENCY_FIELD, summaryId } from './form-state';

type FormBodyProps = {
  /** Prefix of all field ids; keep it from render to render, the summary's links depend on it. */
  id: string;
  /** The server action itself, not a function around it: only then the form can be sent without JavaScript. */
  action: FormAction;
  /** Made by the page (randomUUID). Stays the same after an error, because nothing was done yet. */
  idempotencyKey?: string;
  /** "Fehler: " */
  errorTitle: string;
  className?: string;
  children: ReactNode;
};

export function FormBody({ id, action, idempotencyKey, errorTitle, className, children }: FormBodyProps) {
  // The third argument is where the browser goes without JavaScript: this page, at the summary. Without it the fragment of
  // a followed summary link stays in the address and takes the focus at the next try.
  const [state, send, pending] = useActionState(action, idleForm, `#${summaryId(id)}`);
  const context = useMemo(() => ({ id, state }), [id, state]);
  useTitlePrefix(errorTitle, state.status === 'error');

  return (
    <FormContext value={context}>
      <form
        id={id}
        action={send}
        noValidate
        className={cn('grid grid-cols-1 gap-4', className)}
        // A second click or Enter while the first is on its way. Without JavaScript the idempotency key does this.
        onSubmit={(event) => pending && event.preventDefault()}
      >
        <ErrorSummary formId={id} state={state} />
        {idempotencyKey && <input type="hidden" name={IDEMPOTENCY_FIELD} value={idempotencyKey} />}
        {children}
      </form>
    </FormContext>
  );
}

/** The window's title tells of the error first (GOV.UK). A page rendered without JavaScript does it in its metadata. */
function useTitlePrefix(prefix: string, active: boolean) {
  useEffect(() => {
    if (!active || document.title.startsWith(prefix)) return;
    const title = document.title;
    document.title = prefix + title;
    return () => {
      if (document.title === prefix + title) document.title = title;
    };
  }, [prefix, active]);
}
