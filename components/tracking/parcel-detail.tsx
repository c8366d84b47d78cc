import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { orderPath } from '@/components/orders/order-paths';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { ParcelPage } from '@/lib/account/types';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { Contact } from '@/lib/support/types';
import { ParcelBody } from './parcel-body';
import { ParcelAddress, ParcelCarrier } from './parcel-side';

type ParcelDetailProps = {
  page: ParcelPage;
  sheet: PictureSheet;
  shop: string;
  contact: Contact | null;
  /** how to reach a human */
  children?: ReactNode;
};

/** One parcel as its customer sees it, with where it goes and the carrier's number. */
export function ParcelDetail({ page, children, ...rest }: ParcelDetailProps) {
  const t = useTranslations('tracking');
  const side = (
    <>
      <ParcelAddress address={page.address} />
      <ParcelCarrier parcel={page.parcel} />
    </>
  );
  return (
    <>
      <Link href={orderPath(page.number)} className="crumb">
        <Icon name="chevron-left" />
        {t('back', { number: page.number })}
      </Link>
      <ParcelBody view={page} side={side} {...rest}>
        {children}
      </ParcelBody>
    </>
  );
}
