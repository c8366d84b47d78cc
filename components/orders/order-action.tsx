import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import type { OrderListEntry } from '@/lib/account/types';
import { actPlaces, actTarget, isFile } from './order-acts';
import { orderPath } from './order-paths';

type OrderActionProps = { order: OrderListEntry; variant: 'primary' | 'secondary' };

/** The one next thing that can be done with an order; the sentence beside it says until when. */
export function OrderAction({ order, variant }: OrderActionProps) {
  const t = useTranslations('orders.action');
  const { action } = order.summary;
  const label = t(action);
  return (
    <Link
      href={actTarget(order) ?? orderPath(order.number) + actPlaces[action]}
      download={isFile(order)}
      className={buttonClass({ variant, wide: true })}
      aria-label={t('label', { action: label, number: order.number })}
    >
      {label}
    </Link>
  );
}
