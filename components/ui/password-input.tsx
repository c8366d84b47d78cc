'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { buttonClass } from './button-class';
import { Field, type FieldTexts } from './field';
import { useField } from './form-context';

type PasswordInputProps = FieldTexts & {
  name: string;
  autoComplete: 'current-password' | 'new-password';
  className?: string;
  /** show "Zeigen", hide "Verbergen", what "Passwort": read together as the button's name. */
  texts: { show: string; hide: string; what: string };
};

const never = () => () => {};

export function PasswordInput({ name, autoComplete, label, hint, aside, className, texts }: PasswordInputProps) {
  const { typed: _, describedBy, error, ...ids } = useField(name, hint);
  const input = useRef<HTMLInputElement>(null);
  const [visible, setVisible] = useState(false);
  // False on the server and during hydration: without JavaScript there is no button that does nothing.
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  // Hidden again before it is sent: browsers offer to remember what stands in a visible text field.
  useEffect(() => {
    const form = input.current?.form;
    const hide = () => setVisible(false);
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);

  return (
    <Field {...ids} label={label} hint={hint} aside={aside} error={error} className={className}>
      <div className="input-joined">
        <input
          ref={input}
          id={ids.id}
          name={name}
          className="input"
          type={visible ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
        {scripted && (
          <button
            type="button"
            className={buttonClass({ variant: 'secondary' })}
            aria-controls={ids.id}
            onClick={() => setVisible(!visible)}
          >
            {visible ? texts.hide : texts.show}
            <span className="sr-only"> ({texts.what})</span>
          </button>
        )}
      </div>
    </Field>
  );
}
