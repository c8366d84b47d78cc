import { useLocale, useTranslations } from 'next-intl';
import { OrderAction } from '@/components/orders/order-action';
import { Contents } from '@/components/orders/order-list';
import { orderPath } from '@/components/orders/order-paths';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoney, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { PictureSheet } from '@/lib/core/picture-places';

/** What the reader has to do, each with its last day. */
export function Waiting({ orders, sheet }: { orders: OrderListEntry[]; sheet: PictureSheet }) {
  const t = useTranslations('overview');
  return (
    <section aria-labelledby="wartet" className="section">
      <h2 id="wartet" className="mb-4">
        {t('waiting')}
      </h2>
      <ul className="waiting">
        {orders.map((order) => (
          <li key={order.id}>
            <Picture src={order.items[0]?.picture ?? null} size={56} sheet={sheet} />
            <div>
              <h3 className="text-base">
                <Reason order={order} />
              </h3>
              <p className="text-sm text-ink-3">
                <Link href={orderPath(order.number)}>{order.number}</Link>
                {', '}
                <Contents order={order} />
              </p>
            </div>
            <div className="waiting-act">
              <OrderAction order={order} variant="secondary" />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ order }: { order: OrderListEntry }) {
  const t = useTranslations('overview.waitingFor');
  const locale = useLocale() as Locale;
  const { summary, pickupPlace: place } = order;
  const { action, nextDeadline, nextDate, state } = summary;
  const today = localDay(new Date());
  const date = nextDeadline ? formatDay(locale, nextDeadline, 'weekday') : '';
  if (action === 'collect') {
    if (!place) return t('collectPlain');
    return nextDeadline ? t('collect', { date, place }) : t('collectUndated', { place });
  }
  if (action === 'pay') {
    const amount = formatMoney(locale, order.total, order.currency);
    if (!nextDeadline) return t('payUndated', { amount });
    return t(nextDeadline < today ? 'payLate' : 'pay', { amount, date });
  }
  if (state === 'problem' || !nextDate) return t('problem');
  return t('overdue', { date: formatDay(locale, nextDate, 'weekday') });
}
