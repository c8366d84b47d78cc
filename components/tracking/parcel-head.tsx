import { useLocale, useTranslations } from 'next-intl';
import { parcelLooks } from '@/components/orders/order-state';
import { ParcelSentence } from '@/components/orders/parcel-sentence';
import { Picture } from '@/components/ui/picture';
import { State } from '@/components/ui/state';
import type { ParcelView } from '@/lib/account/types';
import { formatTime } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { PictureSheet } from '@/lib/core/picture-places';
import { shownState } from './parcel-words';

type PartProps = { view: ParcelView; sheet: PictureSheet };

/** The answer; which parcel it is; what it means, and whether anything has to be done. */
export function ParcelHead({ view, sheet }: PartProps) {
  const p = useTranslations('orders.parcel');
  const shown = shownState(view.parcel);
  const { tone, icon } = parcelLooks[shown];
  const picture = view.parcel.items.find((item) => item.picture)?.picture;
  return (
    <div className="parcel-head">
      <div>
        {/* Read out when it changes while the page is open (parcel-live.tsx); the log is not. */}
        <h1 className="statement" aria-live="polite" aria-atomic="true">
          <ParcelSentence parcel={view.parcel} as="page" />
        </h1>
        <p className="order-head-line">
          <State tone={tone} icon={icon}>
            {p(`state.${shown}`)}
          </State>
          <span className="text-ink-2">
            <ParcelName view={view} />
          </span>
        </p>
        <p className="mt-3 max-w-measure text-md text-ink-2">
          <Lead view={view} />
        </p>
      </div>
      {picture && <Picture src={picture} size="fill" sheet={sheet} />}
    </div>
  );
}

/** "Paket 2 von 2, Bestellung RW-24817" */
export function ParcelName({ view: { number, count, parcel } }: { view: ParcelView }) {
  const t = useTranslations('tracking');
  const p = useTranslations('orders.parcel');
  const name = count > 1 ? p('name', { sequence: parcel.sequence, count }) : p('nameOne');
  return t('title', { parcel: name, number });
}

function Lead({ view: { parcel, log } }: { view: ParcelView }) {
  const t = useTranslations('tracking');
  const locale = useLocale() as Locale;
  const shown = shownState(parcel);
  if (shown === 'delivered' && parcel.deliveredAt) {
    const time = formatTime(locale, parcel.deliveredAt);
    const place = parcel.deliveredTo;
    return place ? t('lead.deliveredTo', { time, place }) : t('lead.delivered', { time });
  }
  if (shown === 'in_transit') {
    const place = log.find((entry) => entry.place)?.place;
    return place ? t('lead.inTransitAt', { place }) : t('lead.inTransit');
  }
  return t(`means.${shown}`);
}
