import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { State } from '@/components/ui/state';
import type { OrderPage } from '@/lib/account/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Contact } from '@/lib/support/types';
import { OrderHistory } from './order-history';
import { OrderItems } from './order-items';
import { OrderParcels } from './order-parcels';
import { ORDERS, orderPath } from './order-paths';
import { OrderSentence } from './order-sentence';
import { OrderSide } from './order-side';
import { orderLooks } from './order-state';

type OrderDetailProps = { order: OrderPage; contact: Contact | null };

/** One order: the answer, its parcels, its articles, how the amount comes about, what has happened. */
export function OrderDetail({ order, contact }: OrderDetailProps) {
  const t = useTranslations('orders');
  return (
    <>
      <Link href={ORDERS} className="crumb">
        <Icon name="chevron-left" />
        {t('title')}
      </Link>
      <OrderHead order={order}>
        <ButtonLink href={`${orderPath(order.number)}/druck`} icon="printer">
          {t('print.button')}
        </ButtonLink>
      </OrderHead>
      <OrderParcels parcels={order.parcels} />
      <div className="split">
        <div>
          <section aria-labelledby="artikel">
            <h2 id="artikel" className="mb-4">
              {t('items', { count: order.summary.itemCount })}
            </h2>
            <OrderItems items={order.items} currency={order.currency} />
            <ItemPages order={order} />
          </section>
          <OrderHistory history={order.history} parcels={order.parcels.length} />
        </div>
        <OrderSide order={order} contact={contact} />
      </div>
    </>
  );
}

/** The sentence that answers; below it which order it is, and what can be done with the page as a whole. */
export function OrderHead({ order, children }: { order: OrderPage; children?: ReactNode }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { tone, icon } = orderLooks[order.summary.state];
  const waits = order.parcels.find(({ state }) => state === 'ready_for_pickup');
  return (
    <div className="order-head">
      <div>
        <h1>
          <OrderSentence summary={order.summary} place={waits?.pickup?.place ?? null} as="page" />
        </h1>
        <p className="order-head-line">
          <State tone={tone} icon={icon}>
            {t(`state.${order.summary.state}`)}
          </State>
          <span className="text-ink-2">
            {t.rich('numberPlacedOn', {
              number: order.number,
              date: formatDay(locale, order.placedOn, 'full'),
              strong: (chunks) => <strong>{chunks}</strong>,
            })}
            {order.buyerName && `, ${t('orderedBy', { name: order.buyerName })}`}
          </span>
        </p>
      </div>
      {children && <div className="actions no-print">{children}</div>}
    </div>
  );
}

function ItemPages({ order }: { order: OrderPage }) {
  const t = useTranslations('orders');
  const first = order.items[0]?.position ?? 1;
  const { previousItems, nextItems } = order;
  if (previousItems === null && nextItems === null) return null;
  const path = orderPath(order.number);
  return (
    <Pagination
      label={t('itemPages')}
      range={t('itemRange', {
        from: first,
        to: order.items.at(-1)?.position ?? first,
        count: order.summary.itemCount,
      })}
      by="position"
      {...(previousItems === null ? {} : { newer: previousItems > 0 ? `${path}?ab=${previousItems}` : path })}
      {...(nextItems === null ? {} : { older: `${path}?ab=${nextItems}` })}
    />
  );
}
