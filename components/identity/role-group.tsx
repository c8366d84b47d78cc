import { useTranslations } from 'next-intl';
import { RadioGroup } from '@/components/ui/choices';
import { companyRoles } from '@/lib/identity/policy/rights';
import type { CompanyRole } from '@/lib/identity/types/viewer';

/** The choice of a role, each with what it may do. */
export function RoleGroup({ defaultValue }: { defaultValue: CompanyRole }) {
  const t = useTranslations('company');
  return (
    <RadioGroup
      name="role"
      legend={t('role')}
      defaultValue={defaultValue}
      options={companyRoles.map((role) => ({
        value: role,
        label: t(`roleName.${role}`),
        hint: t(`roleHints.${role}`),
      }))}
    />
  );
}
