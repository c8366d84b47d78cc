import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { CompanyPage, Member } from '@/lib/identity/types/members';
import { MemberForms } from './member-forms';

type CompanyMembersProps = {
  company: CompanyPage;
  /** id of the member whose forms are shown */
  open: string | null;
  path: string;
  /** of the forms of the open member */
  idempotencyKey: string;
};

/** Who works with the company's account; for who manages members each can be opened. */
export function CompanyMembers({ company, open, path, idempotencyKey }: CompanyMembersProps) {
  const t = useTranslations('company');
  return (
    <section aria-labelledby="members">
      <h2 id="members" className="mb-4">
        {t('members')}
      </h2>
      <ul className="border-t border-line">
        {company.members.map((member) => (
          <li key={member.id} id={member.id} className="border-b border-line py-4">
            <Row member={member} {...(company.manages ? { path, open: member.id === open } : {})} />
            {member.id === open && (
              <MemberForms member={member} company={company.name} idempotencyKey={idempotencyKey} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ member, path, open }: { member: Member; path?: string; open?: boolean }) {
  const t = useTranslations('company');
  const locale = useLocale() as Locale;
  const { id, name, role, since, email, self } = member;
  return (
    <div className="flex items-baseline justify-between gap-5">
      <div className="min-w-0">
        <p className="font-strong">
          {name}
          {self && <span className="font-normal text-ink-3"> ({t('you')})</span>}
        </p>
        <p className="text-sm text-ink-2">
          {t(`roleName.${role}`)}, {t('since', { date: formatDay(locale, since, 'long') })}
        </p>
        {email && <p className="text-sm text-ink-3 wrap-anywhere">{email}</p>}
      </div>
      {path && (
        <Link
          className="inline-flex min-h-9 flex-none items-center text-sm"
          href={open ? path : `${path}?offen=${id}#${id}`}
          aria-label={open ? undefined : t('changeOf', { name })}
        >
          {open ? t('close') : t('change')}
        </Link>
      )}
    </div>
  );
}
