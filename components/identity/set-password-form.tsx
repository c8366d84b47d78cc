import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { setPasswordAction } from '@/lib/identity/actions/sign-in';
import { PASSWORD_MIN } from '@/lib/identity/constants';

/** @param token of the one-time link that led here */
export function SetPasswordForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  return (
    <Form id="set-password" action={setPasswordAction}>
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        label={t('newPassword')}
        hint={t('newPasswordHint', { min: PASSWORD_MIN })}
        autoComplete="new-password"
      />
      <SubmitButton wide>{t('setPassword')}</SubmitButton>
    </Form>
  );
}
