import { useLocale, useTranslations } from 'next-intl';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoney, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { PARCEL, type PictureSheet } from '@/lib/core/picture-places';
import type { OrderSummary } from '@/lib/orders/types';
import { actTarget, isFile } from './order-acts';
import { type OrderRow, packRows } from './order-row';
import { OrderRows } from './order-rows';
import { sentenceIn } from './order-sentence';

type Texts = ReturnType<typeof useTranslations<'orders'>>;

/** Orders, newest first: the answer with its date, then what it is about, then the next act. */
export function OrderList({ orders, sheet }: { orders: OrderListEntry[]; sheet: PictureSheet }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const words = {
    states: Object.fromEntries(orders.map(({ summary: { state } }) => [state, t(`state.${state}`)])),
    acts: Object.fromEntries(orders.map(({ summary: { action } }) => [action, t(`action.${action}`)])),
    act: t('action.label', { action: '{act}', number: '{number}' }),
    step: t('progress', { step: '{step}' }),
  };
  const { href, last, places } = sheet;
  const rowOf = rowsIn(t, locale, places);
  return <OrderRows words={words} sheet={{ href, last }} packed={packRows(orders.map(rowOf))} />;
}

/**
 * Every text of a row, finished. A text is looked up once per list and not once per row, with the places of its words in
 * braces.
 */
function rowsIn(t: Texts, locale: Locale, places: PictureSheet['places']): (order: OrderListEntry) => OrderRow {
  const today = localDay(new Date());
  const placedOn = t('placedOn', { date: '{date}' });
  const sentences = new Map<string, string>();
  const sentenceFor = (key: SentenceKey, state: OrderSummary['state']) => {
    const words = { date: '{date}', promised: '{promised}', place: '{place}' };
    const full = `sentence.list.${key}` as const;
    const text = sentences.get(key) ?? t(t.has(full) ? full : `sentence.list.${state}.undated`, words);
    sentences.set(key, text);
    return text;
  };
  return (order) => {
    const { summary, number, buyerName, reference, pickupPlace } = order;
    const placed = fill(placedOn, { date: formatDay(locale, order.placedOn, 'full') });
    const { key, words } = sentenceIn(locale, summary, pickupPlace, today);
    return {
      number,
      state: summary.state,
      act: summary.action,
      answer: fill(sentenceFor(key, summary.state), words),
      meta: [
        buyerName ? `${placed}, ${t('orderedBy', { name: buyerName })}` : placed,
        contentsOf(order, t),
        ...(reference ? [t('reference', { reference })] : []),
      ],
      total: formatMoney(locale, order.total, order.currency),
      pictures: [...new Set(order.items.flatMap(({ picture }) => places[picture ?? PARCEL] ?? []))],
      to: actTarget(order) ?? '',
      file: isFile(order),
      until: untilOf(order, t, locale, today) ?? '',
    };
  };
}

type SentenceKey = ReturnType<typeof sentenceIn>['key'];

const fill = (text: string, words: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');

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
