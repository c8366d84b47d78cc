import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { GiftDetail } from '@/components/guest/gift-detail';
import type { PageProps } from '@/lib/core/page';
import { loadGift } from '@/lib/guest/loaders/gifts';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.gift'))('title') };
}

/** Printed for who gets something as a present: what it is, and how it goes back. No price, no buyer, no order. */
export default async function GiftPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const gift = await loadGift(token);
  const { shop } = await loadShop();
  return (
    <PortalFrame path={`/geschenk/${token}`}>
      <GiftDetail gift={gift} token={token} shop={shop.name} />
    </PortalFrame>
  );
}
