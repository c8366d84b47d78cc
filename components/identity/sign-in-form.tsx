import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { signInAction } from '@/lib/identity/actions/sign-in';

/** @param next path to go on to after sign-in; checked again when it is used */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  return (
    <Form id="sign-in" action={signInAction}>
      <input type="hidden" name="next" value={next} />
      <TextField name="email" type="email" label={t('email')} autoComplete="username" />
      <PasswordField
        name="password"
        label={t('password')}
        aside={<Link href="/passwort-vergessen">{t('forgot')}</Link>}
        autoComplete="current-password"
      />
      <SubmitButton wide>{t('signIn')}</SubmitButton>
    </Form>
  );
}
