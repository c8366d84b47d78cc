import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/choices';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { changePasswordAction } from '@/lib/identity/actions/security';
import { PASSWORD_MIN } from '@/lib/identity/constants';

/** The current password, the new one, and whether other sessions end (T16). */
export function ChangePasswordForm() {
  const t = useTranslations('security');
  return (
    <section aria-labelledby="password" className="max-w-[27rem]">
      <h2 id="password" className="mb-4">
        {t('passwordTitle')}
      </h2>
      <Form id="change-password" action={changePasswordAction}>
        <PasswordField name="current" label={t('current')} autoComplete="current-password" />
        <PasswordField
          name="password"
          label={t('next')}
          hint={t('nextHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
        />
        <Checkbox name="endOthers" value="yes" label={t('endOthers')} defaultChecked />
        <SubmitButton>{t('change')}</SubmitButton>
      </Form>
    </section>
  );
}
