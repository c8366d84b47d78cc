import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { mailStepUpLinkAction, stepUpByCodeAction, stepUpByPasswordAction } from '@/lib/identity/actions/security';
import type { StepUp } from '@/lib/identity/policy/proofs';
import { PasskeyStepUpForm } from './passkey-forms';

/** Every way in which this person can show again who they are; then it goes on to `next`. */
export function StepUpForms({ ways, next }: { ways: StepUp; next: string }) {
  return (
    <div className="grid max-w-[27rem] gap-5">
      {ways.password && <ByPassword next={next} />}
      {ways.code && <ByCode next={next} />}
      {ways.passkey && <PasskeyStepUpForm next={next} />}
      {ways.link && <ByLink next={next} />}
    </div>
  );
}

function ByPassword({ next }: { next: string }) {
  const t = useTranslations('security');
  return (
    <Form id="step-up" action={stepUpByPasswordAction}>
      <input type="hidden" name="next" value={next} />
      <PasswordField name="password" label={t('stepUpPassword')} autoComplete="current-password" />
      <SubmitButton wide>{t('stepUp')}</SubmitButton>
    </Form>
  );
}

function ByCode({ next }: { next: string }) {
  const t = useTranslations('security');
  const auth = useTranslations('auth');
  return (
    <Form id="step-up" action={stepUpByCodeAction}>
      <input type="hidden" name="next" value={next} />
      <TextField
        name="code"
        label={auth('code')}
        hint={auth('codeHint')}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
      />
      <SubmitButton wide>{t('stepUp')}</SubmitButton>
    </Form>
  );
}

function ByLink({ next }: { next: string }) {
  const t = useTranslations('security');
  return (
    <Form id="step-up" action={mailStepUpLinkAction}>
      <input type="hidden" name="next" value={next} />
      <p className="text-ink-2">{t('stepUpLink')}</p>
      <SubmitButton wide>{t('sendLink')}</SubmitButton>
    </Form>
  );
}
