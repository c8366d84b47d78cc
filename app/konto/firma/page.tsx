import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CompanyContact } from '@/components/identity/company-contact';
import { CompanyInvitations } from '@/components/identity/company-invitations';
import { CompanyMembers } from '@/components/identity/company-members';
import { InviteForm } from '@/components/identity/invite-form';
import { RoleList } from '@/components/identity/role-list';
import { SecondFactorRule } from '@/components/identity/second-factor-rule';
import type { PageProps } from '@/lib/core/page';
import { loadCompanyPage } from '@/lib/identity/loaders/members';

const PATH = '/konto/firma';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('company'))('title') };
}

export default async function CompanyPage({ searchParams }: PageProps) {
  // `offen` = the member or invitation whose forms are shown; a page instead of a dialog, so it works without JavaScript.
  const [company, { offen }, t] = await Promise.all([loadCompanyPage(), searchParams, getTranslations('company')]);
  const open = company.manages && typeof offen === 'string' ? offen : null;
  return (
    <PortalFrame current="company" path={PATH}>
      <h1>{company.name}</h1>
      <p className="mt-2.5 text-ink-2">{t('memberCount', { count: company.members.length })}</p>
      <div className="split mt-8">
        <div>
          <CompanyMembers company={company} open={open} path={PATH} idempotencyKey={randomUUID()} />
          {company.manages ? (
            <>
              <CompanyInvitations invitations={company.invitations} open={open} path={PATH} />
              <InviteForm idempotencyKey={randomUUID()} />
              {company.secondFactor && <SecondFactorRule rule={company.secondFactor} />}
            </>
          ) : (
            <RoleList />
          )}
        </div>
        <CompanyContact contact={company.contact} />
      </div>
    </PortalFrame>
  );
}
