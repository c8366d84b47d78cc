import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { documentPath, orderPath } from './order-paths';

/** Where the next act leads: to the shop's payment page, a paper, or the place on the order's own page. */
function targetOf({ number, summary, documentId, paymentUrl }: OrderListEntry): string {
  const page = orderPath(number);
  switch (summary.action) {
    case 'collect':
    case 'track':
      return `${page}#sendungen`;
    case 'pay':
      return paymentUrl ?? `${page}#betrag`;
    case 'document':
      return documentId ? documentPath(documentId) : `${page}#dokumente`;
    case 'ask':
      return `${page}#frage`;
  }
}

type OrderActionProps = {
  order: OrderListEntry;
  /** The sentence beside it says until when. */
  bare?: boolean;
};

/** The one next thing that can be done with an order, and the last day for it. */
export function OrderAction({ order, bare }: OrderActionProps) {
  const t = useTranslations('orders.action');
  const locale = useLocale() as Locale;
  const { action, nextDeadline } = order.summary;
  const urgent = action === 'collect' || action === 'track';
  const label = t(action);
  return (
    <>
      <Link
        href={targetOf(order)}
        className={buttonClass({ variant: urgent ? 'primary' : 'secondary', wide: true })}
        aria-label={t('label', { action: label, number: order.number })}
      >
        {label}
      </Link>
      {!bare && action === 'pay' && nextDeadline && (
        <p className="order-until">
          {t(nextDeadline < localDay(new Date()) ? 'was' : 'until', { date: formatDay(locale, nextDeadline, 'full') })}
        </p>
      )}
    </>
  );
}
