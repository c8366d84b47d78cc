import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { forgotPasswordAction, mailLinkAction, registerAction, signInByLinkAction } from '@/lib/identity/actions/links';

function EmailField() {
  const t = useTranslations('auth');
  return <TextField name="email" type="email" label={t('email')} autoComplete="email" />;
}

/** Asks for a link that signs in. */
export function MailLinkForm() {
  const t = useTranslations('auth');
  return (
    <Form id="mail-link" action={mailLinkAction}>
      <EmailField />
      <SubmitButton wide>{t('sendLink')}</SubmitButton>
    </Form>
  );
}

/** Asks for a link that sets a new password. */
export function ForgotPasswordForm() {
  const t = useTranslations('auth');
  return (
    <Form id="forgot" action={forgotPasswordAction}>
      <EmailField />
      <SubmitButton wide>{t('sendLink')}</SubmitButton>
    </Form>
  );
}

/** Name and address; the password comes with the link, from whoever reads that mailbox. */
export function RegisterForm() {
  const t = useTranslations('auth');
  return (
    <Form id="register" action={registerAction}>
      <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" />
      <EmailField />
      <SubmitButton wide>{t('register')}</SubmitButton>
    </Form>
  );
}

/** The one button behind a mailed sign-in link. */
export function SignInByLinkForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  return (
    <Form id="by-link" action={signInByLinkAction}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton wide>{t('signIn')}</SubmitButton>
    </Form>
  );
}
