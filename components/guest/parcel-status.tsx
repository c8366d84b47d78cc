import { ContactCard } from '@/components/support/contact-card';
import { ParcelBody } from '@/components/tracking/parcel-body';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { ParcelStatus } from '@/lib/guest/types';
import type { Contact } from '@/lib/support/types';
import { WholeOrder } from './status-detail';

type ParcelStatusProps = {
  status: ParcelStatus;
  sheet: PictureSheet;
  shop: string;
  contact: Contact | null;
  /** where the whole order is asked for */
  start: string;
};

/** One parcel for whoever has its link: as its customer sees it, without names, places and numbers. */
export function ParcelStatusDetail({ status, sheet, shop, contact, start }: ParcelStatusProps) {
  return (
    <ParcelBody view={status} sheet={sheet} shop={shop} contact={contact}>
      <WholeOrder start={start} />
      {contact && <ContactCard contact={contact} />}
    </ParcelBody>
  );
}
