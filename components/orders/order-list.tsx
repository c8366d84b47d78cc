import { useLocale, useTranslations } from 'next-intl';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoney, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { PARCEL, type PictureSheet } from '@/lib/core/picture-places';
import { actTarget, isFile } from './order-acts';
import { type OrderRow, OrderRows } from './order-rows';
import { sentenceIn } from './order-sentence';

type Texts = ReturnType<typeof useTranslations<'orders'>>;

/** Orders, newest first: the answer with its date, then what it is about, then the next act. */
export function OrderList({ orders, sheet }: { orders: OrderListEntry[]; sheet: PictureSheet }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const today = localDay(new Date());
  const words = {
    states: Object.fromEntries(orders.map(({ summary: { state } }) => [state, t(`state.${state}`)])),
    acts: Object.fromEntries(orders.map(({ summary: { action } }) => [action, t(`action.${action}`)])),
    act: t('action.label', { action: '{act}', number: '{number}' }),
    step: t('progress', { step: '{step}' }),
  };
  const { href, rows, places } = sheet;
  return (
    <OrderRows
      words={words}
      sheet={{ href, rows }}
      rows={orders.map((order) => rowOf(order, places, t, locale, today))}
    />
  );
}

/** Every text of a row, finished: the texts are looked up once per list, not once per row. */
function rowOf(
  order: OrderListEntry,
  places: PictureSheet['places'],
  t: Texts,
  locale: Locale,
  today: string,
): OrderRow {
  const { summary, number, buyerName, reference } = order;
  const placed = t('placedOn', { date: formatDay(locale, order.placedOn, 'full') });
  const meta = [
    buyerName ? `${placed}, ${t('orderedBy', { name: buyerName })}` : placed,
    contentsOf(order, t),
    ...(reference ? [t('reference', { reference })] : []),
  ].join('\n');
  const total = formatMoney(locale, order.total, order.currency);
  const pictures = [...new Set(order.items.flatMap(({ picture }) => places[picture ?? PARCEL] ?? []))];
  const [to, until] = [actTarget(order), untilOf(order, t, locale, today)];
  const rest = {
    ...(to ? { to } : {}),
    ...(isFile(order) ? { file: true as const } : {}),
    ...(until ? { until } : {}),
  };
  const row: OrderRow = [
    number,
    summary.state,
    summary.action,
    answerOf(order, t, locale, today),
    meta,
    total,
    pictures,
  ];
  if (to || until) row.push(rest);
  return row;
}

function answerOf({ summary, pickupPlace }: OrderListEntry, t: Texts, locale: Locale, today: string): string {
  const { key, words } = sentenceIn(locale, summary, pickupPlace, today);
  const full = `sentence.list.${key}` as const;
  return t(t.has(full) ? full : `sentence.list.${summary.state}.undated`, words);
}

function untilOf({ summary }: OrderListEntry, t: Texts, locale: Locale, today: string): string | null {
  const { action, nextDeadline } = summary;
  if (action !== 'pay' || !nextDeadline) return null;
  return t(nextDeadline < today ? 'action.was' : 'action.until', { date: formatDay(locale, nextDeadline, 'full') });
}

/** "2 × Tassen Limmat, Siebträger Nussbaum und 3 weitere Artikel" */
function contentsOf({ items, summary }: Pick<OrderListEntry, 'items' | 'summary'>, t: Texts): string {
  const names = items.map(({ name, quantity: count }) => (count > 1 ? t('times', { count, name }) : name));
  const hidden = summary.itemCount - names.length;
  return names.join(', ') + (hidden > 0 ? ` ${t('more', { count: hidden })}` : '');
}

/** The first articles of an order in words, and how many there are besides. */
export function Contents({ order }: { order: Pick<OrderListEntry, 'items' | 'summary'> }) {
  return contentsOf(order, useTranslations('orders'));
}
