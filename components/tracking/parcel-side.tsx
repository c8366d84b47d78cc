import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AddressLines } from '@/components/orders/order-addresses';
import { Picture } from '@/components/ui/picture';
import { Card } from '@/components/ui/surface';
import type { OrderParcel, ParcelPage, ParcelView } from '@/lib/account/types';
import { isHttps } from '@/lib/core/paths';
import type { PictureSheet } from '@/lib/core/picture-places';

type ParcelSideProps = { parcel: ParcelView['parcel']; sheet: PictureSheet; children?: ReactNode };

/** Beside the log: what is in the parcel, then what its page has to add. */
export function ParcelSide({ parcel, sheet, children }: ParcelSideProps) {
  const t = useTranslations('tracking.side');
  return (
    <Card as="aside" aria-label={t('title')} className="order-side">
      <section aria-labelledby="paketinhalt">
        <h2 id="paketinhalt">{t('contents')}</h2>
        <ul className="grid gap-3">
          {parcel.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an order can be the same product
            <li key={index} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4 font-medium">
              <Picture src={item.picture} size={56} sheet={sheet} />
              {`${item.quantity} × ${item.name}`}
            </li>
          ))}
        </ul>
      </section>
      {children}
    </Card>
  );
}

/** Where it goes: for its customer only. */
export function ParcelAddress({ address }: { address: ParcelPage['address'] }) {
  const t = useTranslations('tracking.side');
  if (!address) return null;
  return (
    <section aria-labelledby="wohin" className="text-ink-2">
      <h2 id="wohin" className="text-ink">
        {t('where')}
      </h2>
      <AddressLines address={address} />
    </section>
  );
}

/** Who brings it, by which number, and where that can be looked up: for its customer only. */
export function ParcelCarrier({ parcel }: { parcel: OrderParcel }) {
  const t = useTranslations('tracking.side');
  const { carrier, trackingNumber, trackingUrl } = parcel;
  const link = trackingUrl && isHttps(trackingUrl) ? trackingUrl : null;
  if (!carrier && !trackingNumber && !link) return null;
  return (
    <section aria-labelledby="zusteller">
      <h2 id="zusteller">{carrier ?? t('carrier')}</h2>
      {trackingNumber && (
        <p className="text-ink-2">
          {t('number')}
          <span className="parcel-number block">{trackingNumber}</span>
        </p>
      )}
      {link && (
        <p className="mt-1 text-sm">
          <a href={link} rel="noopener noreferrer" className="inline-flex min-h-6 items-center">
            {t('follow')}
          </a>
        </p>
      )}
    </section>
  );
}
