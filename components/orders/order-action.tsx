import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import type { OrderListEntry } from '@/lib/account/types';
import { nextActOf } from '@/lib/orders/policy/next-act';
import { actPath, actTarget, isFile } from './order-acts';

type OrderActionProps = { order: OrderListEntry; variant: 'primary' | 'secondary' };

/** The one next thing that can be done with an order; the sentence beside it says until when. */
export function OrderAction({ order, variant }: OrderActionProps) {
  const t = useTranslations('orders.action');
  const { act } = nextActOf(order.summary, new Date());
  const label = t(act);
  return (
    <Link
      href={actTarget(order, act) ?? actPath(act, order.number)}
      download={isFile(order, act)}
      className={buttonClass({ variant, wide: true })}
      aria-label={t('label', { action: label, number: order.number })}
    >
      {label}
    </Link>
  );
}
