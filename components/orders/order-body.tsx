import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderPage } from '@/lib/account/types';
import type { Contact } from '@/lib/support/types';
import { OrderHistory } from './order-history';
import { OrderItems } from './order-items';
import { OrderParcels } from './order-parcels';
import type { Reader } from './order-paths';
import { OrderSide } from './order-side';

type OrderArticlesProps = { order: OrderPage; reader?: Reader; children?: ReactNode };

/** The articles of an order under their number. */
export function OrderArticles({ order, reader, children }: OrderArticlesProps) {
  const t = useTranslations('orders');
  return (
    <section aria-labelledby="artikel">
      <h2 id="artikel" className="mb-4">
        {t('items', { count: order.summary.itemCount })}
      </h2>
      <OrderItems items={order.items} currency={order.currency} {...(reader ? { reader } : {})} />
      {children}
    </section>
  );
}

type OrderBodyProps = {
  order: OrderPage;
  contact: Contact | null;
  reader?: Reader;
  /** below the articles: the way to the other ones */
  pages?: ReactNode;
};

/** What stands below an order's head on a screen: parcels; articles and history, and beside them everything else. */
export function OrderBody({ order, contact, reader, pages }: OrderBodyProps) {
  const of = reader ? { reader } : {};
  return (
    <>
      <OrderParcels parcels={order.parcels} />
      <div className="split">
        <div>
          <OrderArticles order={order} {...of}>
            {pages}
          </OrderArticles>
          <OrderHistory history={order.history} parcels={order.parcels.length} />
        </div>
        <OrderSide order={order} contact={contact} {...of} />
      </div>
    </>
  );
}
