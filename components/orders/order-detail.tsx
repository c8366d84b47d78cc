import { useTranslations } from 'next-intl';
import { OrderMessages } from '@/components/notifications/order-messages';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import type { OwnOrderPage } from '@/lib/account/types';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { Contact } from '@/lib/support/types';
import { OrderBody } from './order-body';
import { CancelButton } from './order-cancellations';
import { OrderHead } from './order-head';
import { ORDERS, orderPath } from './order-paths';
import { ReturnButton } from './return-button';

type OrderDetailProps = { order: OwnOrderPage; maySwitch: boolean; sheet: PictureSheet; contact: Contact | null };

/** One order: the answer, its parcels, its articles, how the amount comes about, what has happened. */
export function OrderDetail({ order, maySwitch, sheet, contact }: OrderDetailProps) {
  const t = useTranslations('orders');
  return (
    <>
      <Link href={ORDERS} className="crumb">
        <Icon name="chevron-left" />
        {t('title')}
      </Link>
      <OrderHead order={order}>
        <CancelButton order={order} />
        <ReturnButton order={order} />
        <ButtonLink href={`${orderPath(order.number)}/druck`} icon="printer">
          {t('print.button')}
        </ButtonLink>
      </OrderHead>
      <OrderBody order={order} sheet={sheet} contact={contact} pages={<ItemPages order={order} />} />
      {maySwitch && order.mayBeTold && <OrderMessages number={order.number} switches={order.switches} />}
    </>
  );
}

function ItemPages({ order }: { order: OwnOrderPage }) {
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
