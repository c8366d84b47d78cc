import { articleName } from '@/lib/catalog/utils';
import { formatDay } from '@/lib/core/format';
import type { Letter, Recipient, ToldReturnState } from '../types';
import { headerText, nameInText } from '../utils';
import { Frame, Listing, Paragraph, type Stationery } from './frame';

type ReturnLetter = {
  kind: 'return_moved' | 'return_reminder';
  to: Recipient;
  number: string;
  state: ToldReturnState;
  partial: boolean;
  /** last day of what comes next; without one, since when it is so; 'YYYY-MM-DD' */
  day: string;
  /** words of staff */
  decision: string | null;
  lines: { name: string; variant: string | null; quantity: number; refusal: string | null }[];
  href: string;
};

/** A page of A4 is enough of what somebody wrote. */
const LONGEST_WORDS = 2_000;

/** A step of a return, or a reminder of its last day: the sentence first, then what staff said, then what it is about. */
export function returnNews(stationery: Stationery, news: ReturnLetter): Letter {
  const { t, locale, sender } = stationery;
  const { kind, state, to } = news;
  const number = headerText(news.number);
  const date = formatDay(locale, news.day, 'weekday');
  const key = kind === 'return_reminder' ? (state === 'draft' ? 'draft' : 'send') : state;
  const title = t('return.title', { state: key, date, part: news.partial ? 'yes' : 'no' });
  return {
    subject: t('return.subject', { state: key, number }),
    body: (
      <Frame
        stationery={stationery}
        title={title}
        preview={title}
        name={nameInText(to.name)}
        button={{ label: t(state === 'draft' ? 'return.goOn' : 'return.button'), href: news.href }}
        why={t('return.why', { address: to.address, number, shop: sender.name })}
        kind={t(`order.kind.${kind}`)}
      >
        <Paragraph>{t('return.text', { state: key, number, date })}</Paragraph>
        {news.decision && (
          <Paragraph>{t('return.said', { words: nameInText(news.decision, LONGEST_WORDS) })}</Paragraph>
        )}
        <Listing title={t('return.lines')}>
          {news.lines.map(({ name, variant, quantity, refusal }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once
            <li key={index}>
              {t('order.line', { quantity, name: nameInText(articleName({ name, variant }), 200) })}
              {refusal && ` (${nameInText(refusal, 500)})`}
            </li>
          ))}
        </Listing>
      </Frame>
    ),
  };
}
