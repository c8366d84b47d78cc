import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { SECURITY, STAFF_SESSION_IDLE_MINUTES, STAFF_SESSION_MAX_HOURS } from '@/lib/identity/constants';
import type { StaffRole } from '@/lib/identity/types/viewer';

/** Who is signed in as what, and for how long. */
export function Welcome({ name, role }: { name: string; role: StaffRole }) {
  const t = useTranslations('service');
  return (
    <>
      <h1>{t('greeting', { name })}</h1>
      <p className="mt-2.5">{t('yourRole', { role: t(`role.${role}`) })}</p>
      <p className="mt-1 mb-7 max-w-measure text-ink-2">
        {t('limits', { hours: STAFF_SESSION_MAX_HOURS, minutes: STAFF_SESSION_IDLE_MINUTES })}
      </p>
      <ButtonLink href={SECURITY} icon="lock">
        {t('security')}
      </ButtonLink>
    </>
  );
}
