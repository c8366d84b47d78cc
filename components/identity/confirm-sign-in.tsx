import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { confirmSignInAction } from '@/lib/identity/actions/sign-in';
import { PasskeySignInForm } from './passkey-forms';

type ConfirmSignInProps = { authenticator: boolean; passkeys: boolean; next: string };

/** Asks for the second factor, in whatever forms the person has. */
export function ConfirmSignIn({ authenticator, passkeys, next }: ConfirmSignInProps) {
  const t = useTranslations('auth');
  return (
    <div className="grid max-w-[27rem] gap-5">
      <Form id="confirm" action={confirmSignInAction}>
        <TextField
          name="code"
          label={t('code')}
          hint={t(authenticator ? 'codeHint' : 'recoveryHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
        />
        <SubmitButton wide>{t('confirm')}</SubmitButton>
      </Form>
      {passkeys && <PasskeySignInForm next={next} />}
      <p className="border-t border-line pt-5 text-sm text-ink-2">
        {t('lostFactor')} <Link href="/anmelden">{t('startOver')}</Link>
      </p>
    </div>
  );
}
