import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { parcelPath } from '@/components/orders/order-paths';
import { ContactCard } from '@/components/support/contact-card';
import { ParcelDetail } from '@/components/tracking/parcel-detail';
import { ParcelLive } from '@/components/tracking/parcel-live';
import { loadParcelPage } from '@/lib/account/loaders';
import type { PageProps } from '@/lib/core/page';
import { decodeSegment } from '@/lib/core/paths';
import { loadShop } from '@/lib/support/loaders';

type Params = { number: string; id: string };

export async function generateMetadata({ params }: PageProps<Params>): Promise<Metadata> {
  const number = decodeSegment((await params).number) ?? '';
  const [t, p] = await Promise.all([getTranslations('tracking'), getTranslations('orders.parcel')]);
  return { title: t('title', { parcel: p('nameOne'), number }) };
}

export default async function ParcelPage({ params }: PageProps<Params>) {
  const { number, id } = await params;
  const { page, sheet } = await loadParcelPage(number, id);
  const { shop, contact } = await loadShop();
  return (
    <PortalFrame current="orders" path={parcelPath(page.number, id)}>
      <ParcelDetail page={page} sheet={sheet} shop={shop.name} contact={contact}>
        {contact && <ContactCard contact={contact} />}
      </ParcelDetail>
      <ParcelLive src={`${parcelPath(page.number, id)}/live`} revision={page.revision} />
    </PortalFrame>
  );
}
