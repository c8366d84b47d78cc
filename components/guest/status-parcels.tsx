import { useLocale } from 'next-intl';
import { ParcelCard, ParcelCards, ParcelLink } from '@/components/orders/parcel-card';
import { ParcelSentence } from '@/components/orders/parcel-sentence';
import type { StatusParcel } from '@/lib/guest/types';
import { withLanguageOf } from './status-links';

/**
 * One card per parcel with state and day. No number and no link to the carrier: with them anybody who was sent this page
 * could see where the parcel goes, or send it elsewhere.
 */
export function StatusParcels({ parcels }: { parcels: StatusParcel[] }) {
  const locale = useLocale();
  if (parcels.length === 0) return null;
  return (
    <ParcelCards>
      {parcels.map((parcel) => (
        <ParcelCard
          key={parcel.token}
          parcel={parcel}
          count={parcels.length}
          answer={<ParcelSentence parcel={parcel} as="card" />}
        >
          <ParcelLink
            href={withLanguageOf(`/sendung/${parcel.token}`, locale)}
            parcel={parcel}
            count={parcels.length}
          />
        </ParcelCard>
      ))}
    </ParcelCards>
  );
}
