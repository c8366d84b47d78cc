import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { GuestOrder } from '@/components/guest/guest-order';
import { ReturnEntries } from '@/components/returns/return-list';
import { loadGuestOrder } from '@/lib/guest/loaders';
import { GUEST_HOME } from '@/lib/identity/constants';
import { loadReturns } from '@/lib/returns/loaders/returns';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.view'))('title') };
}

/** A guest's look at one order. Its address names none: the session does. */
export default async function GuestOrderPage() {
  const { order, endsAt, signedIn } = await loadGuestOrder();
  const { returns } = await loadReturns('gast', {});
  const { contact } = await loadShop();
  const t = await getTranslations('guest.view');
  return (
    <PortalFrame path={GUEST_HOME}>
      <GuestOrder order={order} contact={contact} endsAt={endsAt} signedIn={signedIn}>
        {returns.length > 0 && <ReturnEntries title={t('returns')} entries={returns} reader="gast" />}
      </GuestOrder>
    </PortalFrame>
  );
}
