import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Picture } from '@/components/ui/picture';
import { State } from '@/components/ui/state';
import { Unbroken } from '@/components/ui/unbroken';
import type { OrderPageItem } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isHttps } from '@/lib/core/paths';
import type { PictureSheet } from '@/lib/core/picture-places';
import { ItemOptions } from './item-options';
import { mediaPath, type Reader } from './order-paths';
import { orderLooks } from './order-state';

type OrderItemsProps = {
  items: OrderPageItem[];
  currency: string;
  reader?: Reader;
  sheet: PictureSheet | undefined;
};

/** The articles of an order with price, seller, quantity, where the pieces are, and what belongs to the product. */
export function OrderItems({ items, currency, reader, sheet }: OrderItemsProps) {
  return (
    <ul>
      {items.map((item) => (
        <Item key={item.position} item={item} currency={currency} reader={reader} sheet={sheet} />
      ))}
    </ul>
  );
}

type ItemProps = { item: OrderPageItem; currency: string; reader: Reader | undefined; sheet: PictureSheet | undefined };

function Item({ item, currency, reader, sheet }: ItemProps) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const unit = formatMoney(locale, item.unitPrice, currency);
  const price = item.priceUnit === 1 ? unit : t('pricePer', { price: unit, count: item.priceUnit });
  return (
    <li className="order-item">
      <Picture src={item.picture} sheet={sheet} />
      <div>
        <div className="order-item-head">
          <div>
            <h3 className="text-md">{item.name}</h3>
            <p className="text-sm text-ink-3">
              {item.variant && `${item.variant}, `}
              <Unbroken text={t('sku', { sku: item.sku })} part={item.sku} />
            </p>
            {item.seller && <Seller seller={item.seller} />}
          </div>
          <div className="order-item-price">
            <p className="font-strong">{formatMoney(locale, item.total, currency)}</p>
            <p className="text-sm text-ink-3">
              {item.quantity} × {price}
            </p>
            {item.discount > 0 && (
              <p className="text-sm text-ink-3">
                {t('discount', { amount: formatMoney(locale, -item.discount, currency) })}
              </p>
            )}
          </div>
        </div>
        <Whereabouts item={item} />
        <ItemOptions options={item.options} currency={currency} />
        <Media media={item.media} reader={reader} />
      </div>
    </li>
  );
}

function Seller({ seller }: { seller: NonNullable<OrderPageItem['seller']> }) {
  const t = useTranslations('orders');
  const { name, city, url } = seller;
  return (
    <p className="text-sm text-ink-3">
      {t.rich('seller', {
        seller: city ? `${name}, ${city}` : name,
        link: (chunks) => (url && isHttps(url) ? <a href={url}>{chunks}</a> : chunks),
      })}
    </p>
  );
}

/** A line of three may be one delivered, one on its way, one open: each part gets its own sentence. */
function Whereabouts({ item }: { item: OrderPageItem }) {
  const t = useTranslations('orders.pieces');
  const locale = useLocale() as Locale;
  const { open, asked, cancelled, inTransit, delivered, lost, returned } = item.quantities;
  const parts = [
    { key: 'open', count: open, look: orderLooks.in_preparation, date: null },
    { key: 'asked', count: asked, look: { tone: 'wait', icon: 'clock' }, date: null },
    { key: 'inTransit', count: inTransit, look: orderLooks.shipped, date: null },
    { key: 'delivered', count: delivered, look: orderLooks.delivered, date: item.deliveredOn },
    { key: 'lost', count: lost, look: { tone: 'bad', icon: 'warning' }, date: null },
    { key: 'cancelled', count: cancelled, look: orderLooks.cancelled, date: item.cancelledOn },
    { key: 'returned', count: returned, look: orderLooks.completed, date: null },
  ] as const;
  const shown = parts.filter((part) => part.count > 0);
  const whole = shown.length === 1;
  return (
    <ul className="mt-2.5">
      {shown.map(({ key, count, look, date }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-2.5">
          <State tone={look.tone} icon={look.icon} className="text-sm">
            {whole ? t(key) : t('some', { count, what: t(key) })}
          </State>
          {date && <span className="text-ink-2">{t('on', { date: formatDay(locale, date, 'weekday') })}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Manuals, care sheets and videos of the product, in the reader's language where there is one. */
function Media({ media, reader }: { media: OrderPageItem['media']; reader: Reader | undefined }) {
  const t = useTranslations('orders.media');
  const locale = useLocale();
  const fitting = media.filter((one) => one.locale === null || one.locale === locale);
  const links = fitting.flatMap(({ id, kind, title, url }) => {
    const href = url ?? mediaPath(id, reader);
    return url && !isHttps(url) ? [] : [{ id, kind, title, href }];
  });
  if (links.length === 0) return null;
  return (
    <ul className="order-media">
      {links.map(({ id, kind, title, href }) => (
        <li key={id}>
          <a href={href} download={!href.startsWith('https:')}>
            <Icon name="document" />
            {title || t(kind)}
          </a>
        </li>
      ))}
    </ul>
  );
}
