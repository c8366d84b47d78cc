import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WithSheet } from '@/components/ui/picture-sheet';
import type { OrderPage } from '@/lib/account/types';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { Contact } from '@/lib/support/types';
import { OrderCancellations } from './order-cancellations';
import { OrderHistory } from './order-history';
import { OrderItems } from './order-items';
import { OrderParcels } from './order-parcels';
import type { Reader } from './order-paths';
import { OrderSide } from './order-side';

type OrderArticlesProps = { order: OrderPage; reader?: Reader; sheet?: PictureSheet | undefined; children?: ReactNode };

/** The articles of an order under their number. */
export function OrderArticles({ order, reader, sheet, children }: OrderArticlesProps) {
  const t = useTranslations('orders');
  return (
    <section aria-labelledby="artikel">
      <h2 id="artikel" className="mb-4">
        {t('items', { count: order.summary.itemCount })}
      </h2>
      <OrderItems items={order.items} currency={order.currency} sheet={sheet} {...(reader ? { reader } : {})} />
      {children}
    </section>
  );
}

type OrderBodyProps = {
  order: OrderPage;
  contact: Contact | null;
  reader?: Reader;
  /** where its pictures come from, if in one file */
  sheet?: PictureSheet;
  /** below the articles: the way to the other ones */
  pages?: ReactNode;
};

/** What stands below an order's head on a screen: parcels; articles and history, and beside them everything else. */
export function OrderBody({ order, contact, reader, sheet, pages }: OrderBodyProps) {
  const of = reader ? { reader } : {};
  return (
    <WithSheet sheet={sheet}>
      <OrderCancellations order={order} {...of} />
      <OrderParcels parcels={order.parcels} sheet={sheet} {...(reader ? {} : { number: order.number })} />
      <div className="split">
        <div>
          <OrderArticles order={order} sheet={sheet} {...of}>
            {pages}
          </OrderArticles>
          <OrderHistory history={order.history} parcels={order.parcels.length} />
        </div>
        <OrderSide order={order} contact={contact} {...of} />
      </div>
    </WithSheet>
  );
}
