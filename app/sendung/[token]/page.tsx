import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { ParcelStatusDetail } from '@/components/guest/parcel-status';
import { ParcelLive } from '@/components/tracking/parcel-live';
import type { PageProps } from '@/lib/core/page';
import { loadParcelStatus } from '@/lib/guest/loaders';
import { GUEST_START } from '@/lib/identity/constants';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.status'))('parcelTitle') };
}

/** The page that mails link to for one parcel; who has the link sees when it arrives and how far it is. */
export default async function ParcelStatusPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const { status, sheet } = await loadParcelStatus(token);
  const { shop, contact } = await loadShop();
  return (
    <PortalFrame path={`/sendung/${token}`}>
      <ParcelStatusDetail status={status} sheet={sheet} shop={shop.name} contact={contact} start={GUEST_START} />
      <ParcelLive src={`/sendung/${token}/live`} revision={status.revision} />
    </PortalFrame>
  );
}
