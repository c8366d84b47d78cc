import { useLocale, useTranslations } from 'next-intl';
import type { OrderPageItem } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isHttps } from '@/lib/core/paths';
import type { PictureSheet } from '@/lib/core/picture-places';
import { useOptionTexts, useOptionWords } from './item-option-texts';
import type { ItemTexts } from './order-item';
import { ItemRows } from './order-item-rows';
import { mediaPath, type Reader } from './order-paths';

type OrderItemsProps = {
  items: OrderPageItem[];
  currency: string;
  reader?: Reader;
  sheet: PictureSheet | undefined;
};

/** The articles of an order with price, seller, quantity, where the pieces are, and what belongs to the product. */
export function OrderItems({ items, currency, reader, sheet }: OrderItemsProps) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const optionsOf = useOptionTexts(currency);
  const piecesOf = usePieces();
  const mediaOf = useMedia(reader);
  const money = (amount: number) => formatMoney(locale, amount, currency);
  const texts = items.map((item): ItemTexts => {
    const unit = money(item.unitPrice);
    const price = item.priceUnit === 1 ? unit : t('pricePer', { price: unit, count: item.priceUnit });
    return {
      ...{ position: item.position, name: item.name, picture: item.picture, variant: item.variant ?? '' },
      ...{ sku: item.sku, skuText: t('sku', { sku: item.sku }) },
      seller: item.seller && sellerOf(item.seller, t),
      total: money(item.total),
      each: `${item.quantity} × ${price}`,
      discount: item.discount > 0 ? t('discount', { amount: money(-item.discount) }) : '',
      pieces: piecesOf(item),
      options: optionsOf(item.options),
      media: mediaOf(item.media),
    };
  });
  return <ItemRows items={texts} sheet={sheet} words={useOptionWords()} />;
}

type Texts = ReturnType<typeof useTranslations<'orders'>>;

function sellerOf({ name, city, url }: NonNullable<OrderPageItem['seller']>, t: Texts): ItemTexts['seller'] {
  const seller = city ? `${name}, ${city}` : name;
  const text = t.markup('seller', { seller, link: (chunks) => chunks });
  return { text, name: seller, href: url && isHttps(url) ? url : '' };
}

/** A line of three may be one delivered, one on its way, one open: each part gets its own sentence. */
function usePieces(): (item: OrderPageItem) => ItemTexts['pieces'] {
  const t = useTranslations('orders.pieces');
  const locale = useLocale() as Locale;
  return ({ quantities, deliveredOn, cancelledOn }) => {
    const parts = [
      { state: 'open', date: null },
      { state: 'asked', date: null },
      { state: 'inTransit', date: null },
      { state: 'delivered', date: deliveredOn },
      { state: 'lost', date: null },
      { state: 'cancelled', date: cancelledOn },
      { state: 'returned', date: null },
    ] as const;
    const shown = parts.filter(({ state }) => quantities[state] > 0);
    return shown.map(({ state, date }) => ({
      state,
      text: shown.length === 1 ? t(state) : t('some', { count: quantities[state], what: t(state) }),
      on: date ? t('on', { date: formatDay(locale, date, 'weekday') }) : '',
    }));
  };
}

/** Manuals, care sheets and videos of the product, in the reader's language where there is one. */
function useMedia(reader: Reader | undefined): (media: OrderPageItem['media']) => ItemTexts['media'] {
  const t = useTranslations('orders.media');
  const locale = useLocale();
  return (media) =>
    media
      .filter((one) => (one.locale === null || one.locale === locale) && (!one.url || isHttps(one.url)))
      .map(({ id, kind, title, url }) => ({ href: url ?? mediaPath(id, reader), title: title || t(kind) }));
}
