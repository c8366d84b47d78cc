import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { withdrawInvitationAction } from '@/lib/identity/actions/members';
import type { OpenInvitation } from '@/lib/identity/types/members';

type CompanyInvitationsProps = { invitations: OpenInvitation[]; open: string | null; path: string };

/** Seats that were offered and not taken yet. */
export function CompanyInvitations({ invitations, open, path }: CompanyInvitationsProps) {
  const t = useTranslations('company');
  const locale = useLocale() as Locale;
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations" className="section">
      <h2 id="invitations" className="mb-4">
        {t('invitations')}
      </h2>
      <ul className="border-t border-line">
        {invitations.map(({ id, email, role, expiresOn }) => (
          <li key={id} id={id} className="border-b border-line py-4">
            <div className="flex items-baseline justify-between gap-5">
              <div className="min-w-0">
                <p className="font-strong wrap-anywhere">{email}</p>
                <p className="text-sm text-ink-2">
                  {t(`roleName.${role}`)}, {t('validUntil', { date: formatDay(locale, expiresOn) })}
                </p>
              </div>
              <Link
                className="inline-flex min-h-9 flex-none items-center text-sm"
                href={id === open ? path : `${path}?offen=${id}#${id}`}
                aria-label={id === open ? undefined : t('withdrawOf', { email })}
              >
                {id === open ? t('close') : t('withdraw')}
              </Link>
            </div>
            {id === open && <Withdraw id={id} email={email} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Withdraw({ id, email }: { id: string; email: string }) {
  const t = useTranslations('company');
  return (
    <Form id="withdraw" action={withdrawInvitationAction} className="mt-4">
      <input type="hidden" name="invitation" value={id} />
      <p className="max-w-measure text-ink-2">{t('withdrawText', { email })}</p>
      <div>
        <SubmitButton variant="danger">{t('withdrawInvitation')}</SubmitButton>
      </div>
    </Form>
  );
}
