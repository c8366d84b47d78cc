import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import type { OrderListEntry } from '@/lib/account/types';
import { isHttps } from '@/lib/core/paths';
import type { OrderSummary } from '@/lib/orders/types';
import { documentPath, orderPath } from './order-paths';

/** Where the next act leads: to the shop's payment page, a paper, or the place on the order's own page. */
export function actTarget({ number, summary, documentId, paymentUrl }: OrderListEntry): string {
  const page = orderPath(number);
  switch (summary.action) {
    case 'collect':
    case 'track':
      return `${page}#sendungen`;
    case 'pay':
      return paymentUrl && isHttps(paymentUrl) ? paymentUrl : `${page}#betrag`;
    case 'document':
      return documentId ? documentPath(documentId) : `${page}#dokumente`;
    case 'ask':
      return `${page}#frage`;
  }
}

/** Whether the act saves a paper. */
export const isFile = ({ summary, documentId }: OrderListEntry) => summary.action === 'document' && documentId !== null;

/** A parcel to collect, or on its way without trouble, is what people come for: its button is the filled one. */
export const isUrgent = ({ action, state }: OrderSummary) =>
  action === 'collect' || (action === 'track' && state !== 'problem' && state !== 'delayed');

type OrderActionProps = { order: OrderListEntry; variant: 'primary' | 'secondary' };

/** The one next thing that can be done with an order; the sentence beside it says until when. */
export function OrderAction({ order, variant }: OrderActionProps) {
  const t = useTranslations('orders.action');
  const label = t(order.summary.action);
  return (
    <Link
      href={actTarget(order)}
      download={isFile(order)}
      className={buttonClass({ variant, wide: true })}
      aria-label={t('label', { action: label, number: order.number })}
    >
      {label}
    </Link>
  );
}
