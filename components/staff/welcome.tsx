import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { SECURITY, STAFF_SESSION_IDLE_MINUTES, STAFF_SESSION_MAX_HOURS } from '@/lib/identity/constants';
import type { StaffRole } from '@/lib/identity/types/viewer';
import { CASES } from '@/lib/staff/constants';
import type { Waiting } from '@/lib/staff/types';

/** Who is signed in as what, for how long, and what waits. */
export function Welcome({ name, role, waiting }: { name: string; role: StaffRole; waiting: Waiting }) {
  const t = useTranslations('service');
  const today = useTranslations('service-returns.today');
  return (
    <>
      <h1>{t('greeting', { name })}</h1>
      <p className="mt-2.5">{t('yourRole', { role: t(`role.${role}`) })}</p>
      <p className="mt-1 mb-7 max-w-measure text-ink-2">
        {t('limits', { hours: STAFF_SESSION_MAX_HOURS, minutes: STAFF_SESSION_IDLE_MINUTES })}
      </p>
      <p className="mb-7 text-lg">
        <Link href={CASES}>{today('waiting', { count: waiting.count })}</Link>
        {waiting.count > 0 && `, ${today('overdue', { count: waiting.overdue })}`}
      </p>
      <ButtonLink href={SECURITY} icon="lock">
        {t('security')}
      </ButtonLink>
    </>
  );
}
