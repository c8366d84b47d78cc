import { useTranslations } from 'next-intl';
import { OrderList } from '@/components/orders/order-list';
import { ORDERS } from '@/components/orders/order-paths';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import type { OrderFilter } from '@/lib/account/schema';
import type { OrderList as List } from '@/lib/account/types';
import { isNarrowed } from '@/lib/account/utils/narrowed';
import type { PictureSheet } from '@/lib/core/picture-places';
import { listPath } from './list-path';

type OrderResultsProps = { filter: OrderFilter; list: List; sheet: PictureSheet };

/** What the filters leave: how many, the orders, the neighbouring pages, all of it as a file. */
export function OrderResults({ filter, list, sheet }: OrderResultsProps) {
  const t = useTranslations('orders');
  const { count, more } = list.found;
  const narrowed = isNarrowed(filter);
  return (
    <section aria-labelledby="ergebnis">
      <div className="order-result">
        <h2 id="ergebnis" className="sr-only">
          {t('result.heading')}
        </h2>
        {narrowed && (
          <p role="status">
            {more ? t('result.foundMany', { count }) : t('result.found', { count })}{' '}
            <Link href={ORDERS}>{t('filter.reset')}</Link>
          </p>
        )}
      </div>
      {list.orders.length > 0 ? (
        <>
          <OrderList orders={list.orders} sheet={sheet} />
          <div className="order-foot">
            <Pagination
              range={t('range', { count: list.orders.length })}
              {...(list.newer ? { newer: listPath(filter, { vor: list.newer }) } : {})}
              {...(list.older ? { older: listPath(filter, { nach: list.older }) } : {})}
            />
            {/* A file, not a page: the router has nothing to do with it. */}
            <a className="quiet-link" href={listPath(filter, {}, `${ORDERS}/export`)} download>
              {t('result.export')}
            </a>
          </div>
        </>
      ) : (
        <EmptyState
          title={t('empty.foundTitle')}
          action={
            <ButtonLink variant="primary" href={ORDERS}>
              {t('filter.reset')}
            </ButtonLink>
          }
        >
          {t('empty.foundText')}
        </EmptyState>
      )}
    </section>
  );
}
