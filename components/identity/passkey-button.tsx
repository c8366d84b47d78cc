'use client';

import { type MouseEvent, useEffect, useRef, useState, useTransition } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { FormAction } from '@/components/ui/form-state';
import { idleForm } from '@/lib/core/form-state';

type PasskeyButtonProps = {
  /** asks the server what the device has to sign */
  ask: FormAction;
  /** make a new passkey, or use one */
  kind: 'add' | 'use';
  /** said when the person breaks off, or the device has none */
  failed: string;
  label: string;
  primary?: boolean;
  /** what stands here where there are no passkeys */
  instead?: string;
};

/**
 * Lets the device answer and sends its form with the answer. Appears only with JavaScript and in a browser that knows
 * passkeys; the library behind it is fetched when the button is pressed.
 */
export function PasskeyButton({ ask, kind, failed, label, primary = false, instead }: PasskeyButtonProps) {
  const [known, setKnown] = useState(false);
  const [broken, setBroken] = useState(false);
  const [pending, start] = useTransition();
  const answer = useRef<HTMLInputElement>(null);
  useEffect(() => setKnown(typeof window.PublicKeyCredential === 'function'), []);

  async function answered(): Promise<string | null> {
    const state = await ask(idleForm, new FormData());
    if (state.status !== 'answer') return null;
    const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
    const optionsJSON = JSON.parse(state.answer);
    // The person breaks off, or no device answers: both end in an exception.
    const response = kind === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
    return response.then(JSON.stringify, () => null);
  }

  function press({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) {
    setBroken(false);
    start(async () => {
      const said = await answered();
      if (said === null || !answer.current) return setBroken(true);
      answer.current.value = said;
      form?.requestSubmit();
    });
  }

  if (!known) return instead ? <p className="text-sm text-ink-2">{instead}</p> : null;
  return (
    <div>
      <input ref={answer} type="hidden" name="answer" />
      <button
        type="button"
        className={buttonClass({ variant: primary ? 'primary' : 'secondary', wide: true })}
        aria-disabled={pending || undefined}
        data-pending={pending || undefined}
        onClick={pending ? undefined : press}
      >
        {label}
      </button>
      <p role="status" className="mt-2 text-sm text-ink-2 empty:hidden">
        {broken ? failed : null}
      </p>
    </div>
  );
}
