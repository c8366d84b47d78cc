import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { GiftFold } from '@/components/guest/gift-slip';
import { OrderDetail } from '@/components/orders/order-detail';
import { mayComeBack } from '@/components/orders/order-options';
import { orderPath } from '@/components/orders/order-paths';
import { loadOrderPage } from '@/lib/account/loaders';
import type { PageProps } from '@/lib/core/page';
import { decodeSegment } from '@/lib/core/paths';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata({ params }: PageProps<{ number: string }>): Promise<Metadata> {
  const t = await getTranslations('orders');
  const { number } = await params;
  return { title: t('pageTitle', { number: decodeSegment(number) ?? '' }) };
}

export default async function OrderPage({ params, searchParams }: PageProps<{ number: string }>) {
  const { order, maySwitch, mayReturn, sheet } = await loadOrderPage((await params).number, await searchParams);
  const { contact } = await loadShop();
  return (
    <PortalFrame current="orders" path={orderPath(order.number)}>
      <OrderDetail order={order} maySwitch={maySwitch} sheet={sheet} contact={contact} />
      {mayReturn && mayComeBack(order) && <GiftFold order={order} />}
    </PortalFrame>
  );
}
