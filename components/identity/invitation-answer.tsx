import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Note } from '@/components/ui/note';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { acceptInvitationAction, joinByInvitationAction } from '@/lib/identity/actions/members';
import { PASSWORD_MIN } from '@/lib/identity/constants';
import type { InvitationPage } from '@/lib/identity/types/members';

type InvitationAnswerProps = { invitation: InvitationPage; token: string };

/** What the holder of an invitation's link can do; every way ends in a POST (T35). */
export function InvitationAnswer({ invitation, token }: InvitationAnswerProps) {
  const t = useTranslations('company.invitation');
  const { company, next } = invitation;
  if (next === 'other-person') {
    return (
      <Note tone="wait" title={t('otherPerson')} className="mt-5">
        {t('otherPersonText')}
      </Note>
    );
  }
  if (next === 'sign-in') {
    return (
      <>
        <p className="mt-2.5 mb-7 text-ink-2">{t('signInText')}</p>
        <ButtonLink variant="primary" href={`/anmelden?weiter=${encodeURIComponent(`/einladung/${token}`)}`}>
          {t('signIn')}
        </ButtonLink>
      </>
    );
  }
  if (next === 'accept') {
    return (
      <>
        <p className="mt-2.5 mb-7 text-ink-2">{t('acceptText', { company })}</p>
        <Form id="accept" action={acceptInvitationAction}>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton>{t('accept')}</SubmitButton>
          </div>
        </Form>
      </>
    );
  }
  return <Join company={company} token={token} />;
}

function Join({ company, token }: { company: string; token: string }) {
  const t = useTranslations('company.invitation');
  return (
    <>
      <p className="mt-2.5 mb-7 text-ink-2">{t('joinText', { company })}</p>
      <Form id="join" action={joinByInvitationAction}>
        <input type="hidden" name="token" value={token} />
        <TextField name="name" label={t('name')} autoComplete="name" />
        <PasswordField
          name="password"
          label={t('password')}
          hint={t('passwordHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
        />
        <SubmitButton wide>{t('join')}</SubmitButton>
      </Form>
    </>
  );
}
