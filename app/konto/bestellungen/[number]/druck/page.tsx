import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrderPrint } from '@/components/orders/order-print';
import { loadOrderPrint } from '@/lib/account/loaders';
import type { PageProps } from '@/lib/core/page';
import { decodeSegment } from '@/lib/core/paths';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata({ params }: PageProps<{ number: string }>): Promise<Metadata> {
  const t = await getTranslations('orders');
  const { number } = await params;
  return { title: t('print.title', { number: decodeSegment(number) ?? '' }) };
}

/** The whole order on paper: no navigation, every item, whatever the page shows at once. */
export default async function OrderPrintPage({ params }: PageProps<{ number: string }>) {
  const order = await loadOrderPrint((await params).number);
  const { shop, contact } = await loadShop();
  return <OrderPrint order={order} shop={shop} contact={contact} />;
}
