import { useLocale, useTranslations } from 'next-intl';
import { dayWithHours } from '@/components/orders/order-sentence';
import { buttonClass } from '@/components/ui/button-class';
import { Facts } from '@/components/ui/facts';
import { Card } from '@/components/ui/surface';
import type { OrderParcel } from '@/lib/account/types';
import { formatDay, formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isHttps } from '@/lib/core/paths';

/** Carrier and number, what was promised and what stands today, where it waits or went. */
export function ParcelFacts({ parcel }: { parcel: OrderParcel }) {
  const t = useTranslations('tracking.facts');
  const locale = useLocale() as Locale;
  const { carrier, trackingNumber, trackingUrl, expectedOn, promised, delayReason, deliveredAt, pickup } = parcel;
  const hours = { from: parcel.expectedFrom, to: parcel.expectedTo };
  const delivered = parcel.state === 'delivered';
  const facts: [term: string, value: string | null | undefined][] = [
    [t('carrier'), carrier],
    [t('number'), trackingNumber],
    [t('promised'), promised && formatDay(locale, promised, 'weekday')],
    [t('now'), delivered || !expectedOn ? null : dayWithHours(locale, expectedOn, hours)],
    [t('reason'), delayReason],
    [
      t('to'),
      delivered && deliveredAt
        ? [formatMoment(locale, deliveredAt), parcel.deliveredTo].filter(Boolean).join(', ')
        : null,
    ],
    [t('place'), delivered ? null : pickup?.place],
    [t('code'), delivered ? null : pickup?.code],
  ];
  return (
    <Card as="aside" aria-labelledby="sendung">
      <h2 id="sendung" className="mb-4">
        {t('title')}
      </h2>
      <Facts items={facts.flatMap(([term, value]) => (value ? [{ term, value }] : []))} />
      {trackingUrl && isHttps(trackingUrl) && (
        <a href={trackingUrl} rel="noopener noreferrer" className={buttonClass({ variant: 'secondary' }, 'mt-4')}>
          {t('follow')}
        </a>
      )}
    </Card>
  );
}
