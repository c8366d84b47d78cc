import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { State } from '@/components/ui/state';
import type { OrderPage } from '@/lib/account/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { OrderSentence } from './order-sentence';
import { orderLooks } from './order-state';

type OrderHeadProps = {
  order: Pick<OrderPage, 'number' | 'placedOn' | 'summary'> & Partial<Pick<OrderPage, 'buyerName' | 'parcels'>>;
  children?: ReactNode;
};

/**
 * The sentence that answers; below it which order it is, and what can be done with the page as a whole.
 * @param order who may not know the buyer, or where a parcel waits, leaves them out
 */
export function OrderHead({ order, children }: OrderHeadProps) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { number, placedOn, summary, buyerName, parcels = [] } = order;
  const { tone, icon } = orderLooks[summary.state];
  const waits = parcels.find(({ state }) => state === 'ready_for_pickup');
  return (
    <div className="order-head">
      <div>
        <h1>
          <OrderSentence summary={summary} place={waits?.pickup?.place ?? null} as="page" />
        </h1>
        <p className="order-head-line">
          <State tone={tone} icon={icon}>
            {t(`state.${summary.state}`)}
          </State>
          <span className="text-ink-2">
            {t.rich('numberPlacedOn', {
              number,
              date: formatDay(locale, placedOn, 'full'),
              strong: (chunks) => <strong>{chunks}</strong>,
            })}
            {buyerName && `, ${t('orderedBy', { name: buyerName })}`}
          </span>
        </p>
      </div>
      {children && <div className="actions no-print">{children}</div>}
    </div>
  );
}
