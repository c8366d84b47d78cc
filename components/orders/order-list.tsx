import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { ProgressBar } from '@/components/ui/progress';
import { State } from '@/components/ui/state';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { OrderAction } from './order-action';
import { orderPath } from './order-paths';
import { OrderSentence } from './order-sentence';
import { orderLooks } from './order-state';

/** Orders, newest first: the answer with its date, then what it is about, then the next act. */
export function OrderList({ orders }: { orders: OrderListEntry[] }) {
  return (
    <ul className="orders">
      {orders.map((order, index) => (
        <OrderRow key={order.id} order={order} eager={index < 4} />
      ))}
    </ul>
  );
}

function OrderRow({ order, eager }: { order: OrderListEntry; eager: boolean }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { tone, icon, progress } = orderLooks[order.summary.state];
  const total = formatMoney(locale, order.total, order.currency);
  const place = order.pickupPlace;
  return (
    <li className="order-row">
      <div className="order-pictures" data-count={order.items.length}>
        {order.items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of an order can be the same product
          <Picture key={index} src={item.picture} size="fill" eager={eager} />
        ))}
      </div>
      <div className="order-what">
        <State tone={tone} icon={icon} className="text-sm">
          {t(`state.${order.summary.state}`)}
        </State>
        <p className="order-answer">
          <OrderSentence summary={order.summary} place={place} as="list" />
        </p>
        <p className="order-meta">
          <Link href={orderPath(order.number)}>{order.number}</Link>{' '}
          {t('placedOn', { date: formatDay(locale, order.placedOn, 'full') })}
          {order.buyerName && `, ${t('orderedBy', { name: order.buyerName })}`}
          <br />
          <Contents order={order} />
          {order.reference && (
            <>
              <br />
              {t('reference', { reference: order.reference })}
            </>
          )}
          <span className="order-total-phone">
            <br />
            {total}
          </span>
        </p>
        {progress !== null && (
          <ProgressBar
            value={progress}
            tone={tone === 'new' ? 'move' : tone}
            label={t('progress', { step: Math.ceil(progress) })}
          />
        )}
      </div>
      <p className="order-total">{total}</p>
      <div className="order-act">
        <OrderAction order={order} />
      </div>
    </li>
  );
}

/** "2 × Tassen Limmat, Siebträger Nussbaum und 3 weitere Artikel" */
export function Contents({ order }: { order: Pick<OrderListEntry, 'items' | 'summary'> }) {
  const t = useTranslations('orders');
  const names = order.items.map(({ name, quantity: count }) => (count > 1 ? t('times', { count, name }) : name));
  const hidden = order.summary.itemCount - names.length;
  return names.join(', ') + (hidden > 0 ? ` ${t('more', { count: hidden })}` : '');
}
