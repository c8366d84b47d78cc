import { formatDay, formatHours, formatMoment } from '@/lib/core/format';
import type { Letter, OrderNews } from '../types';
import { headerText, nameInText } from '../utils';
import { FactLines, Frame, LineLink, Listing, Paragraph, type Stationery } from './frame';

/** What a shop or a carrier wrote, as a place or a reason, may be longer than a name. */
const LONGEST_WORDS = 200;
const inText = (words: string) => nameInText(words, LONGEST_WORDS);

/** A message about an order: its sentence with the day first, then what it is about, then what is in the parcel. */
export function orderNews(stationery: Stationery, news: OrderNews): Letter {
  const { t, locale, sender } = stationery;
  const { kind, number, parcel, to } = news;
  const arrives = parcel !== null && kind !== 'delivered';
  const day = (value: string) => formatDay(locale, value, 'weekday');
  const placed = formatDay(locale, news.placedOn, 'long');
  const when =
    news.day && [day(news.day), formatHours(locale, news.hours.from, news.hours.to)].filter(Boolean).join(', ');
  const promised = news.promised && day(news.promised);
  const title = when
    ? t(`order.title.${kind}`, { when, promised: promised ?? '', moved: promised ? 'yes' : 'no' })
    : t(`order.undated.${kind}`);
  const text = t(`order.text.${kind}`, { number: headerText(number), placed });
  return {
    subject: t(`order.subject.${kind}`, { number, part: parcel && parcel.count > 1 ? 'yes' : 'no' }),
    body: (
      <Frame
        stationery={stationery}
        title={title}
        preview={title}
        name={nameInText(to.name)}
        button={{ label: t(arrives ? 'order.button.parcel' : 'order.button.order'), href: news.href }}
        why={t('order.why', { address: to.address, placed, shop: sender.name })}
        kind={t(`order.kind.${kind}`)}
      >
        <Paragraph>{text}</Paragraph>
        {news.open && <Open stationery={stationery} open={news.open} />}
        <FactLines facts={factsOf(stationery, news)} />
        {news.items.length > 0 && (
          <Listing title={t(parcel ? 'order.contents.parcel' : 'order.contents.order')}>
            {news.items.map(({ name, variant, quantity }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once
              <li key={index}>
                {t('order.line', {
                  quantity,
                  name: [name, variant]
                    .filter(Boolean)
                    .map((part) => inText(part ?? ''))
                    .join(', '),
                })}
              </li>
            ))}
            {news.more > 0 && <li>{t('order.more', { count: news.more })}</li>}
          </Listing>
        )}
        {news.manuals.length > 0 && (
          <Listing title={t('order.manuals')}>
            {news.manuals.map((manual) => (
              <li key={manual.href}>
                <LineLink href={manual.href}>{inText(manual.title)}</LineLink>
              </li>
            ))}
          </Listing>
        )}
      </Frame>
    ),
  };
}

/** Until when the order can be cancelled, or what has arrived be given back, and where. */
function Open({ stationery: { t, locale }, open }: { stationery: Stationery; open: NonNullable<OrderNews['open']> }) {
  const { note, until, href } = open;
  const date = until instanceof Date ? formatMoment(locale, until) : until && formatDay(locale, until, 'long');
  return (
    <Paragraph>
      {date
        ? t(`order.open.${note}`, { date })
        : t(note === 'cancel' ? 'order.open.cancelUndated' : 'order.open.undated')}
      {href && (
        <>
          {' '}
          <LineLink href={href}>{t(note === 'cancel' ? 'order.open.toCancel' : 'order.open.toReturn')}</LineLink>
        </>
      )}
    </Paragraph>
  );
}

/** What is known besides the sentence; numbers and codes stay as they are, because people copy them. */
function factsOf({ t }: Stationery, { parcel, pickup, deliveredTo, reason }: OrderNews): [string, string][] {
  const facts: [Parameters<typeof t>[0], string | null | undefined][] = [
    ['order.fact.reason', reason && inText(reason)],
    ['order.fact.place', pickup && inText(pickup.place)],
    ['order.fact.code', pickup?.code && headerText(pickup.code)],
    ['order.fact.to', deliveredTo && inText(deliveredTo)],
    [
      'order.fact.parcel',
      parcel && parcel.count > 1 ? t('order.fact.parcelOf', { sequence: parcel.sequence, count: parcel.count }) : null,
    ],
    ['order.fact.carrier', parcel?.carrier && inText(parcel.carrier)],
    ['order.fact.number', parcel?.trackingNumber && headerText(parcel.trackingNumber)],
  ];
  return facts.flatMap(([key, value]): [string, string][] => (value ? [[t(key as 'order.fact.place'), value]] : []));
}
