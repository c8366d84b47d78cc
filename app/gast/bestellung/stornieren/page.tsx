import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancelChoice } from '@/components/cancellations/cancel-choice';
import { cancelPath } from '@/components/orders/order-paths';
import { loadGuestCancelChoice } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { page, problems } = await loadGuestCancelChoice(await searchParams);
  const t = await getTranslations();
  const wrong = Object.keys(problems).length > 0 ? t('ui.form.errorTitle') : '';
  return { title: wrong + t('cancellations.title', { number: page.number }) };
}

export default async function GuestCancelChoicePage({ searchParams }: PageProps) {
  const choice = await loadGuestCancelChoice(await searchParams);
  return (
    <PortalFrame path={cancelPath(choice.page.number, 'gast')}>
      <CancelChoice {...choice} reader="gast" />
    </PortalFrame>
  );
}
