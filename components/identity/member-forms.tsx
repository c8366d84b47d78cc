import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { changeRoleAction, removeMemberAction } from '@/lib/identity/actions/members';
import type { Member } from '@/lib/identity/types/members';
import { RoleGroup } from './role-group';

type MemberFormsProps = { member: Member; company: string; idempotencyKey: string };

/** Another role, or out of the company; where neither is possible, the reason stands in their place. */
export function MemberForms({ member, company, idempotencyKey }: MemberFormsProps) {
  const t = useTranslations('company');
  const { id, name, role, locked } = member;
  if (locked) return <Note tone="wait" title={t('locked')} className="mt-4" />;
  return (
    <div className="mt-4 grid gap-8">
      <Form id="role" action={changeRoleAction}>
        <input type="hidden" name="member" value={id} />
        <RoleGroup defaultValue={role} />
        <div>
          <SubmitButton>{t('saveRole')}</SubmitButton>
        </div>
      </Form>
      <section aria-labelledby="remove-title">
        <h3 id="remove-title" className="mb-1.5">
          {t('removeTitle')}
        </h3>
        <p className="mb-3 max-w-measure text-ink-2">{t('removeText', { name, company })}</p>
        <Form id="remove" action={removeMemberAction} idempotencyKey={idempotencyKey}>
          <input type="hidden" name="member" value={id} />
          <div>
            <SubmitButton variant="danger">{t('remove', { name })}</SubmitButton>
          </div>
        </Form>
      </section>
    </div>
  );
}
