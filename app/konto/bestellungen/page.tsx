import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { NoOrders } from '@/components/account/no-orders';
import { OrderFilter } from '@/components/account/order-filter';
import { OrderResults } from '@/components/account/order-results';
import { ORDERS } from '@/components/orders/order-paths';
import { loadOrderList } from '@/lib/account/loaders';
import { isNarrowed } from '@/lib/account/utils/narrowed';
import type { PageProps } from '@/lib/core/page';

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { filter, list } = await loadOrderList(await searchParams);
  const t = await getTranslations('orders');
  // A page that was opened by script is announced by its title: how many were found belongs there.
  const found = t(list.found.more ? 'result.foundMany' : 'result.found', { count: list.found.count });
  return { title: isNarrowed(filter) ? `${found} – ${t('title')}` : t('title') };
}

export default async function OrdersPage({ searchParams }: PageProps) {
  const { filter, list, sheet } = await loadOrderList(await searchParams);
  const t = await getTranslations('orders');
  const { count, more, sinceYear: year } = list.all;
  return (
    <PortalFrame current="orders" path={ORDERS}>
      <div className="order-title">
        <h1>{t('title')}</h1>
        {year && <p>{t(more ? 'sinceMany' : 'since', { count, year: String(year) })}</p>}
      </div>
      {count > 0 ? (
        <>
          <OrderFilter filter={filter} list={list} />
          <OrderResults filter={filter} list={list} sheet={sheet} />
        </>
      ) : (
        <NoOrders on="orders" />
      )}
    </PortalFrame>
  );
}
