import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ParcelBody } from '@/components/tracking/parcel-body';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { ParcelStatus } from '@/lib/guest/types';
import type { Contact } from '@/lib/support/types';
import { withLanguageOf } from './status-links';

type ParcelStatusProps = {
  status: ParcelStatus;
  sheet: PictureSheet;
  shop: string;
  contact: Contact | null;
  children?: ReactNode;
};

/** One parcel for whoever has its link: as its customer sees it, without names, places and numbers. */
export function ParcelStatusDetail({ status, children, ...rest }: ParcelStatusProps) {
  const t = useTranslations('tracking');
  const locale = useLocale();
  return (
    <>
      <Link href={withLanguageOf(`/bestellung/${status.orderToken}`, locale)} className="crumb">
        <Icon name="chevron-left" />
        {t('back', { number: status.number })}
      </Link>
      <ParcelBody view={status} {...rest}>
        {children}
      </ParcelBody>
    </>
  );
}
