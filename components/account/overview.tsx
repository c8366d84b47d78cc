import { useLocale, useTranslations } from 'next-intl';
import { OrderAction } from '@/components/orders/order-action';
import { Contents, OrderList } from '@/components/orders/order-list';
import { ORDERS, orderPath } from '@/components/orders/order-paths';
import { OrderProgress } from '@/components/orders/order-progress';
import { dayWithHours, OrderSentence } from '@/components/orders/order-sentence';
import { orderLooks } from '@/components/orders/order-state';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { WithSheet } from '@/components/ui/picture-sheet';
import { State } from '@/components/ui/state';
import { Card, Panel } from '@/components/ui/surface';
import type { OrderListEntry, Overview as OverviewData } from '@/lib/account/types';
import type { Locale } from '@/lib/core/i18n/locales';
import type { PictureSheet } from '@/lib/core/picture-places';
import { Waiting } from './waiting';

type OverviewProps = { overview: OverviewData; sheet: PictureSheet };

/** The account at a glance: what comes next, what waits for the reader, what else is on its way, the last orders. */
export function Overview({ overview, sheet }: OverviewProps) {
  const t = useTranslations('overview');
  const { next, waiting, coming, last, count } = overview;
  return (
    <WithSheet sheet={sheet}>
      {next ? <Next order={next} sheet={sheet} /> : <Nothing />}
      {waiting.length > 0 && <Waiting orders={waiting} sheet={sheet} />}
      {coming.length > 0 && (
        <section aria-labelledby="unterwegs" className="section">
          <h2 id="unterwegs" className="mb-4">
            {t(next ? 'coming' : 'comingFirst')}
          </h2>
          <div className="parcels">
            {coming.map((order) => (
              <Coming key={order.id} order={order} sheet={sheet} />
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="letzte" className="section">
        <div className="overview-head">
          <h2 id="letzte">{t('last')}</h2>
          <Link href={ORDERS}>{t('all', { count: count.count, more: count.more ? 'yes' : 'no' })}</Link>
        </div>
        <OrderList orders={last} sheet={sheet} />
      </section>
    </WithSheet>
  );
}

type PartProps = { order: OrderListEntry; sheet: PictureSheet };

/** The one statement of the page: when the next delivery comes. */
function Next({ order, sheet }: PartProps) {
  const t = useTranslations('overview.next');
  const o = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { nextDate, nextFrom: from, nextTo: to } = order.summary;
  const [item] = order.items;
  const look = orderLooks[order.summary.state];
  return (
    <Panel className="overview-next">
      <div>
        <h1>
          {t.rich(order.summary.itemCount === 1 ? 'named' : 'coming', {
            name: item?.name ?? '',
            date: nextDate ? dayWithHours(locale, nextDate, { from, to }) : '',
            when: (chunks) => <span className="when">{chunks}</span>,
          })}
        </h1>
        <p className="mt-3 text-ink-2">
          {t.rich('restOf', {
            number: order.number,
            link: (chunks) => <Link href={orderPath(order.number)}>{chunks}</Link>,
          })}
          {', '}
          <Contents order={order} />
        </p>
        <p className="mt-4">
          <State tone={look.tone} icon={look.icon}>
            {o(`state.${order.summary.state}`)}
          </State>
        </p>
        <OrderProgress look={look} label={(step) => o('progress', { step })} className="mt-3" />
        <div className="overview-act">
          <OrderAction order={order} variant="primary" />
        </div>
      </div>
      {item && <Picture src={item.picture} size="fill" sheet={sheet} />}
    </Panel>
  );
}

function Nothing() {
  const t = useTranslations('overview');
  return (
    <Panel>
      <h1>{t('nothing')}</h1>
      <p className="mt-3 text-ink-2">{t('nothingText')}</p>
    </Panel>
  );
}

function Coming({ order, sheet }: PartProps) {
  const t = useTranslations('orders');
  const look = orderLooks[order.summary.state];
  return (
    <Card as="article" className="overview-coming">
      <Picture src={order.items[0]?.picture ?? null} sheet={sheet} />
      <div>
        <State tone={look.tone} icon={look.icon} className="text-sm">
          {t(`state.${order.summary.state}`)}
        </State>
        <h3 className="order-answer">
          <OrderSentence summary={order.summary} place={order.pickupPlace} as="list" />
        </h3>
        <p className="order-meta">
          <Link href={orderPath(order.number)}>{order.number}</Link>
          {', '}
          <Contents order={order} />
        </p>
        <OrderProgress look={look} label={(step) => t('progress', { step })} />
      </div>
    </Card>
  );
}
