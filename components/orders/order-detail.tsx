import { useLocale, useTranslations } from 'next-intl';
import { Sums } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { State } from '@/components/ui/state';
import { Card } from '@/components/ui/surface';
import type { OrderPage } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { OrderItems } from './order-items';
import { orderPath } from './order-list';
import { OrderSentence } from './order-sentence';
import { orderLooks } from './order-state';

/** One order: the answer, its articles, how the amount comes about. */
export function OrderDetail({ order }: { order: OrderPage }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { tone, icon } = orderLooks[order.summary.state];
  const first = order.items[0]?.position ?? 1;
  const isPart = first > 1 || order.nextItems !== null;
  return (
    <>
      <Link href="/konto/bestellungen" className="crumb">
        <Icon name="chevron-left" />
        {t('title')}
      </Link>
      <div className="order-head">
        <h1>
          <OrderSentence summary={order.summary} as="page" />
        </h1>
        <p className="mt-2.5 text-ink-2">
          {t.rich('numberPlacedOn', {
            number: order.number,
            date: formatDay(locale, order.placedOn, 'full'),
            strong: (chunks) => <strong>{chunks}</strong>,
          })}
        </p>
        <State tone={tone} icon={icon} className="mt-3">
          {t(`state.${order.summary.state}`)}
        </State>
      </div>
      <div className="split">
        <section aria-labelledby="items">
          <h2 id="items" className="mb-4">
            {t('items', { count: order.summary.itemCount })}
          </h2>
          <OrderItems items={order.items} currency={order.currency} />
          {isPart && (
            <Pagination
              label={t('itemPages')}
              range={t('itemRange', {
                from: first,
                to: order.items.at(-1)?.position ?? first,
                count: order.summary.itemCount,
              })}
              {...(first > 1 ? { newer: orderPath(order.number) } : {})}
              {...(order.nextItems === null ? {} : { older: `${orderPath(order.number)}?ab=${order.nextItems}` })}
            />
          )}
        </section>
        <Card as="aside" aria-labelledby="amount">
          <h2 id="amount" className="mb-3 text-base">
            {t('amount')}
          </h2>
          <Sums
            lines={sumsOf(order, (amount) => formatMoney(locale, amount, order.currency), t('goods'), t('total'))}
          />
        </Card>
      </div>
    </>
  );
}

/** Goods, then each fee by its name, then the total. Two fees of one name stay two lines. */
function sumsOf(order: OrderPage, money: (amount: number) => string, goods: string, total: string) {
  return [
    { label: goods, amount: money(order.itemsTotal) },
    ...order.fees.map((fee) => ({ label: fee.name, amount: money(fee.total) })),
    { label: total, amount: money(order.total), kind: 'total' as const },
  ];
}
