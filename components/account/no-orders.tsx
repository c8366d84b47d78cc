import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { GUEST_START } from '@/lib/identity/constants';

/** An account without any order: what will stand here, and how to find one that is not in the account. */
export function NoOrders({ on }: { on: 'overview' | 'orders' }) {
  const t = useTranslations(`${on}.empty`);
  return (
    <EmptyState
      title={t('title')}
      picture="/art/portafilter.svg"
      action={
        <ButtonLink variant="primary" href={GUEST_START}>
          {t('action')}
        </ButtonLink>
      }
    >
      {t('text')}
    </EmptyState>
  );
}
