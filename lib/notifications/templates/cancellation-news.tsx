import { articleName } from '@/lib/catalog/utils';
import { formatDay } from '@/lib/core/format';
import type { Letter, Recipient } from '../types';
import { headerText, nameInText } from '../utils';
import { Frame, Listing, Paragraph, type Stationery } from './frame';

type Pieces = { name: string; variant: string | null; quantity: number; confirmed: number; refused: number };

type CancellationNews = {
  kind: 'cancellation_requested' | 'cancellation_answered';
  to: Recipient;
  number: string;
  order: string;
  placedOn: string;
  state: 'requested' | 'confirmed' | 'partly' | 'refused';
  /** last day of waiting without asking */
  askOn: string;
  lines: Pieces[];
  href: string;
};

/** So many lines of each list; the page has all of them. */
const LINES = 30;

/** The receipt of a cancellation, or the shop's answer to it: which pieces, and what happens next. No amount: mails are read by others. */
export function cancellationNews(stationery: Stationery, news: CancellationNews): Letter {
  const { t, locale, sender } = stationery;
  const { kind, state, to, lines } = news;
  const number = headerText(news.number);
  const title = t('cancellation.title', { state });
  const lists = [
    ['asked', lines.map((line) => ({ ...line, count: line.quantity - line.confirmed - line.refused }))],
    ['confirmed', lines.map((line) => ({ ...line, count: line.confirmed }))],
    ['refused', lines.map((line) => ({ ...line, count: line.refused }))],
  ] as const;
  const placed = formatDay(locale, news.placedOn, 'long');
  return {
    subject: t('cancellation.subject', { state, number }),
    body: (
      <Frame
        stationery={stationery}
        title={title}
        preview={title}
        name={nameInText(to.name)}
        button={{ label: t('cancellation.button'), href: news.href }}
        why={t('order.why', { address: to.address, placed, shop: sender.name })}
        kind={t(`order.kind.${kind}`)}
      >
        <Paragraph>
          {t('cancellation.text', {
            state,
            order: headerText(news.order),
            date: formatDay(locale, news.askOn, 'weekday'),
          })}
        </Paragraph>
        {lists.map(([key, pieces]) => {
          const some = pieces.filter(({ count }) => count > 0);
          if (some.length === 0) return null;
          return (
            <Listing key={key} title={t(`cancellation.${key}`)}>
              {some.slice(0, LINES).map(({ name, variant, count }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once
                <li key={index}>
                  {t('order.line', {
                    quantity: count,
                    name: nameInText(articleName({ name, variant }), 200),
                  })}
                </li>
              ))}
              {some.length > LINES && <li>{t('order.more', { count: some.length - LINES })}</li>}
            </Listing>
          );
        })}
      </Frame>
    ),
  };
}
