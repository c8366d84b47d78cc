import { useLocale, useTranslations } from 'next-intl';
import type { OrderListEntry } from '@/lib/account/types';
import { formatDay, formatMoment, formatMoney, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { PARCEL, type PictureSheet } from '@/lib/core/picture-places';
import { nextActOf } from '@/lib/orders/policy/next-act';
import type { NextAct, OrderSummary } from '@/lib/orders/types';
import { actTarget, isFile } from './order-acts';
import { type NoteKey, type OrderRow, packRows } from './order-row';
import { OrderRows } from './order-rows';
import { sentenceIn } from './order-sentence';

type Texts = ReturnType<typeof useTranslations<'orders'>>;

/** Orders, newest first: the answer with its date, then what it is about, then the next act. */
export function OrderList({ orders, sheet }: { orders: OrderListEntry[]; sheet: PictureSheet }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { href, last, places } = sheet;
  const rows = orders.map(rowsIn(t, locale, places));
  const notes = new Set(rows.flatMap(({ note }) => (note === '' ? [] : [note])));
  const words = {
    states: Object.fromEntries(orders.map(({ summary: { state } }) => [state, t(`state.${state}`)])),
    acts: Object.fromEntries(rows.map(({ act }) => [act, t(`action.${act}`)])),
    notes: Object.fromEntries([...notes].map((note) => [note, t(`note.${note}`, { date: '{date}' })])),
    act: t('action.label', { action: '{act}', number: '{number}' }),
    step: t('progress', { step: '{step}' }),
  };
  return <OrderRows words={words} sheet={{ href, last }} packed={packRows(rows)} />;
}

/**
 * Every text of a row, finished. A text is looked up once per list and not once per row, with the places of its words in
 * braces.
 */
function rowsIn(t: Texts, locale: Locale, places: PictureSheet['places']): (order: OrderListEntry) => OrderRow {
  const now = new Date();
  const today = localDay(now);
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
    const next = nextActOf(summary, now);
    const placed = fill(placedOn, { date: formatDay(locale, order.placedOn, 'full') });
    const { key, words } = sentenceIn(locale, summary, pickupPlace, today);
    return {
      number,
      state: summary.state,
      act: next.act,
      answer: fill(sentenceFor(key, summary.state), words),
      meta: [
        buyerName ? `${placed}, ${t('orderedBy', { name: buyerName })}` : placed,
        contentsOf(order, t),
        ...(reference ? [t('reference', { reference })] : []),
      ],
      total: formatMoney(locale, order.total, order.currency),
      pictures: [...new Set(order.items.flatMap(({ picture }) => places[picture ?? PARCEL] ?? []))],
      to: actTarget(order, next.act) ?? '',
      file: isFile(order, next.act),
      ...noteOf(next, locale, today),
    };
  };
}

type SentenceKey = ReturnType<typeof sentenceIn>['key'];

const fill = (text: string, words: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');

/** What stands below the act: until when it is open, or was. */
function noteOf({ note, until }: NextAct, locale: Locale, today: string): { note: NoteKey | ''; until: string } {
  if (note === null) return { note: '', until: '' };
  if (until === null) return { note: note === 'cancel' ? 'cancelOpen' : 'returnOpen', until: '' };
  if (until instanceof Date) return { note, until: formatMoment(locale, until) };
  const date = formatDay(locale, until, note === 'pay' ? 'full' : 'long');
  return { note: note === 'pay' && until < today ? 'late' : note, until: date };
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
