import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancelChoice } from '@/components/cancellations/cancel-choice';
import { cancelPath } from '@/components/orders/order-paths';
import { loadCancelChoice } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

type Props = PageProps<{ number: string }>;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { page, problems } = await loadCancelChoice((await params).number, await searchParams);
  const t = await getTranslations();
  const wrong = Object.keys(problems).length > 0 ? t('ui.form.errorTitle') : '';
  return { title: wrong + t('cancellations.title', { number: page.number }) };
}

export default async function CancelChoicePage({ params, searchParams }: Props) {
  const choice = await loadCancelChoice((await params).number, await searchParams);
  return (
    <PortalFrame current="orders" path={cancelPath(choice.page.number)}>
      <CancelChoice {...choice} />
    </PortalFrame>
  );
}
