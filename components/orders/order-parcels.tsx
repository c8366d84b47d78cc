import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Picture } from '@/components/ui/picture';
import type { OrderParcel } from '@/lib/account/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isHttps } from '@/lib/core/paths';
import type { PictureSheet } from '@/lib/core/picture-places';
import { parcelPath } from './order-paths';
import { ParcelCard, ParcelCards, ParcelLink } from './parcel-card';
import { ParcelSentence } from './parcel-sentence';

type OrderParcelsProps = {
  parcels: OrderParcel[];
  sheet?: PictureSheet | undefined;
  /** the order's number for who can open the parcels' own pages; guests cannot */
  number?: string | undefined;
};

/** One card per parcel: where it is, when it comes and why not sooner, what is in it. */
export function OrderParcels({ parcels, sheet, number }: OrderParcelsProps) {
  if (parcels.length === 0) return null;
  return (
    <ParcelCards>
      {unarrivedFirst(parcels).map((parcel) => (
        <Parcel key={parcel.id} parcel={parcel} count={parcels.length} sheet={sheet} number={number} />
      ))}
    </ParcelCards>
  );
}

/** What is still to come stands before what has come; the order of the parcels stays. */
const unarrivedFirst = (parcels: OrderParcel[]) => [
  ...parcels.filter(({ state }) => state !== 'delivered'),
  ...parcels.filter(({ state }) => state === 'delivered'),
];

type ParcelProps = Omit<OrderParcelsProps, 'parcels'> & { parcel: OrderParcel; count: number };

function Parcel({ parcel, count, sheet, number }: ParcelProps) {
  const t = useTranslations('orders.parcel');
  const locale = useLocale() as Locale;
  const { carrier, state } = parcel;
  return (
    <ParcelCard
      parcel={parcel}
      count={count}
      trackingNumber={parcel.trackingNumber}
      answer={<ParcelSentence parcel={parcel} as="card" />}
      note={
        parcel.promised && (
          <p className="text-sm text-ink-2">
            {t('promised', { date: formatDay(locale, parcel.promised, 'weekday') })}{' '}
            {parcel.delayReason && t('reason', { reason: parcel.delayReason })}
          </p>
        )
      }
    >
      {state === 'ready_for_pickup' && parcel.pickup?.code && (
        <p className="parcel-code">
          {t('pickupCode')} <b>{parcel.pickup.code}</b>
        </p>
      )}
      {number && <ParcelLink href={parcelPath(number, parcel.id)} parcel={parcel} count={count} />}
      <div className="parcel-foot">
        <ul className="parcel-items">
          {parcel.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an order can be the same product
            <li key={index}>
              <Picture
                src={item.picture}
                size={56}
                sheet={sheet}
                alt={item.quantity > 1 ? `${item.quantity} × ${item.name}` : item.name}
              />
            </li>
          ))}
        </ul>
        {parcel.trackingUrl && isHttps(parcel.trackingUrl) && (
          <a
            href={parcel.trackingUrl}
            rel="noopener noreferrer"
            className={buttonClass({ variant: state === 'delivered' ? 'secondary' : 'primary' })}
          >
            {carrier ? t('track', { carrier }) : t('trackPlain')}
          </a>
        )}
      </div>
    </ParcelCard>
  );
}
