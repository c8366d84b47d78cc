import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancellationDetail } from '@/components/cancellations/cancellation-detail';
import { cancellationPath } from '@/components/orders/order-paths';
import { loadCancellation } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

type Props = PageProps<{ number: string; id: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, id } = await params;
  const cancellation = await loadCancellation(number, id);
  return { title: (await getTranslations('cancellations.detail'))('pageTitle', { number: cancellation.number }) };
}

export default async function CancellationPage({ params }: Props) {
  const { number, id } = await params;
  const cancellation = await loadCancellation(number, id);
  return (
    <PortalFrame current="orders" path={cancellationPath(cancellation.orderNumber, id)}>
      <CancellationDetail cancellation={cancellation} />
    </PortalFrame>
  );
}
