import { useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Fold } from '@/components/ui/fold';
import { companyRoles } from '@/lib/identity/policy/rights';

/** What the roles may do, for who cannot change them. */
export function RoleList() {
  const t = useTranslations('company');
  return (
    <Fold summary={t('roles')} className="mt-6">
      <Facts items={companyRoles.map((role) => ({ term: t(`roleName.${role}`), value: t(`roleHints.${role}`) }))} />
    </Fold>
  );
}
