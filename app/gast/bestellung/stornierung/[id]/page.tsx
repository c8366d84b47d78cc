import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CancellationDetail } from '@/components/cancellations/cancellation-detail';
import { cancellationPath } from '@/components/orders/order-paths';
import { loadGuestCancellation } from '@/lib/cancellations/loaders';
import type { PageProps } from '@/lib/core/page';

export async function generateMetadata({ params }: PageProps<{ id: string }>): Promise<Metadata> {
  const cancellation = await loadGuestCancellation((await params).id);
  return { title: (await getTranslations('cancellations.detail'))('pageTitle', { number: cancellation.number }) };
}

export default async function GuestCancellationPage({ params }: PageProps<{ id: string }>) {
  const { id } = await params;
  const cancellation = await loadGuestCancellation(id);
  return (
    <PortalFrame path={cancellationPath(cancellation.orderNumber, id, 'gast')}>
      <CancellationDetail cancellation={cancellation} reader="gast" />
    </PortalFrame>
  );
}
