import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { StatusDetail } from '@/components/guest/status-detail';
import type { PageProps } from '@/lib/core/page';
import { loadOrderStatus } from '@/lib/guest/loaders';
import { GUEST_START } from '@/lib/identity/constants';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.status'))('title') };
}

/** The page that a shop links to after checkout and in mails; who has the link sees state and parcels. */
export default async function OrderStatusPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const status = await loadOrderStatus(token);
  const { contact } = await loadShop();
  return (
    <PortalFrame path={`/bestellung/${token}`}>
      <StatusDetail
        status={status}
        contact={contact}
        start={`${GUEST_START}?nummer=${encodeURIComponent(status.number)}`}
      />
    </PortalFrame>
  );
}
