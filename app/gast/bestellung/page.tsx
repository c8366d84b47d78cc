import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { GuestOrder } from '@/components/guest/guest-order';
import { loadGuestOrder } from '@/lib/guest/loaders';
import { GUEST_HOME } from '@/lib/identity/constants';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.view'))('title') };
}

/** A guest's look at one order. Its address names none: the session does. */
export default async function GuestOrderPage() {
  const { order, endsAt, signedIn } = await loadGuestOrder();
  const { contact } = await loadShop();
  return (
    <PortalFrame path={GUEST_HOME}>
      <GuestOrder order={order} contact={contact} endsAt={endsAt} signedIn={signedIn} />
    </PortalFrame>
  );
}
