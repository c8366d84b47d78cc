import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { inviteMemberAction } from '@/lib/identity/actions/members';
import { INVITATION_DAYS, MEMBERS_MAX } from '@/lib/identity/constants';
import { RoleGroup } from './role-group';

/** Offers a seat by mail. */
export function InviteForm({ idempotencyKey }: { idempotencyKey: string }) {
  const t = useTranslations('company');
  return (
    <section aria-labelledby="invite-title" className="section">
      <h2 id="invite-title" className="mb-1.5">
        {t('inviteMember')}
      </h2>
      <p className="mb-5 max-w-measure text-ink-2">{t('inviteText', { days: INVITATION_DAYS, max: MEMBERS_MAX })}</p>
      <Form id="invite" action={inviteMemberAction} idempotencyKey={idempotencyKey} className="max-w-[32rem]">
        <TextField name="email" type="email" label={t('inviteEmail')} autoComplete="off" />
        <RoleGroup defaultValue="buyer" />
        <div>
          <SubmitButton>{t('sendInvitation')}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
