import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { ProgressBar } from '@/components/ui/progress';
import { State } from '@/components/ui/state';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { OrderSentence } from './order-sentence';
import { orderLooks } from './order-state';

export const orderPath = (number: string) => `/konto/bestellungen/${encodeURIComponent(number)}`;

/** Orders, newest first: the answer with its date, then what it is about. */
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
  const names = order.items.map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name));
  const hidden = order.summary.itemCount - names.length;
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
          <OrderSentence summary={order.summary} as="list" />
        </p>
        <p className="order-meta">
          <Link href={orderPath(order.number)}>{order.number}</Link>{' '}
          {t('placedOn', { date: formatDay(locale, order.placedOn, 'full') })}
          <br />
          {names.join(', ')}
          {hidden > 0 && ` ${t('more', { count: hidden })}`}
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
        <ButtonLink href={orderPath(order.number)} wide aria-label={t('showNumber', { number: order.number })}>
          {t('show')}
        </ButtonLink>
      </div>
    </li>
  );
}
