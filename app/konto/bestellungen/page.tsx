import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { OrderList } from '@/components/orders/order-list';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { loadOrderList } from '@/lib/account/loaders';
import type { PageProps } from '@/lib/core/page';

const PATH = '/konto/bestellungen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title') };
}

export default async function OrdersPage({ searchParams }: PageProps) {
  const { orders, newer, older } = await loadOrderList(await searchParams);
  const t = await getTranslations('orders');
  return (
    <PortalFrame current="orders" path={PATH}>
      <h1 className="mb-5">{t('title')}</h1>
      {orders.length > 0 ? (
        <>
          <OrderList orders={orders} />
          <Pagination
            range={t('range', { count: orders.length })}
            {...(newer ? { newer: `${PATH}?vor=${newer}` } : {})}
            {...(older ? { older: `${PATH}?nach=${older}` } : {})}
          />
        </>
      ) : (
        <EmptyState
          title={t('empty.title')}
          picture="/art/portafilter.svg"
          action={
            <ButtonLink variant="primary" href="/hilfe">
              {t('empty.action')}
            </ButtonLink>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
    </PortalFrame>
  );
}
