import { useLocale, useTranslations } from 'next-intl';
import { orderPath, type Reader } from '@/components/orders/order-paths';
import { ButtonLink } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Timeline, type TimelineEvent } from '@/components/ui/timeline';
import { cancelReasons } from '@/lib/cancellations/constants';
import { wordOf } from '@/lib/cancellations/policy/cancel';
import type { CancellationPage } from '@/lib/cancellations/types';
import { articleName } from '@/lib/catalog/utils';
import { formatDay, formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { CancelMoney } from './cancel-money';

type CancellationDetailProps = { cancellation: CancellationPage; reader?: Reader };

/** A cancellation: what was asked, what the shop says, what happens next and when. */
export function CancellationDetail({ cancellation, reader = 'konto' }: CancellationDetailProps) {
  const t = useTranslations('cancellations.detail');
  const back = useTranslations('cancellations');
  const { number, orderNumber } = cancellation;
  const order = reader === 'gast' ? '/gast/bestellung' : orderPath(orderNumber);
  const strong = (chunks: React.ReactNode) => <strong>{chunks}</strong>;
  return (
    <>
      <Link href={order} className="crumb">
        <Icon name="chevron-left" />
        {back('back', { number: orderNumber })}
      </Link>
      <h1>{t('sentence', { state: wordOf(cancellation) })}</h1>
      <p className="mt-2.5 mb-7 text-ink-2">{t.rich('number', { number, order: orderNumber, strong })}</p>
      <div className="split">
        <div className="grid gap-8">
          {cancellation.state === 'requested' && <Next cancellation={cancellation} />}
          <Items cancellation={cancellation} />
          <Why cancellation={cancellation} />
          <section aria-labelledby="verlauf">
            <h2 id="verlauf" className="mb-4">
              {t('history')}
            </h2>
            <Timeline events={useEvents(cancellation)} />
          </section>
          <div className="actions no-print">
            <ButtonLink href={order}>{t('order')}</ButtonLink>
          </div>
        </div>
        {cancellation.state !== 'refused' && <CancelMoney {...cancellation} />}
      </div>
    </>
  );
}

function Next({ cancellation: { askOn } }: { cancellation: CancellationPage }) {
  const t = useTranslations('cancellations.detail');
  const locale = useLocale() as Locale;
  return (
    <section aria-labelledby="weiter">
      <h2 id="weiter">{t('nextTitle')}</h2>
      <p className="mt-2 max-w-measure">{t('nextShop')}</p>
      <p className="mt-2 max-w-measure">{t('nextMail')}</p>
      <p className="mt-2 max-w-measure">{t('nextAsk', { date: formatDay(locale, askOn, 'full') })}</p>
    </section>
  );
}

function Items({ cancellation: { lines } }: { cancellation: CancellationPage }) {
  const t = useTranslations('cancellations.detail');
  return (
    <section aria-labelledby="artikel">
      <h2 id="artikel">{t('items')}</h2>
      <Facts
        className="mt-2"
        items={lines.map((line) => ({
          term: articleName(line),
          value: [
            ...(line.quantity - line.confirmed - line.refused > 0
              ? [t('asked', { count: line.quantity - line.confirmed - line.refused })]
              : []),
            ...(line.confirmed > 0 ? [t('confirmed', { count: line.confirmed })] : []),
            ...(line.refused > 0 ? [t('refused', { count: line.refused })] : []),
          ].join(', '),
        }))}
      />
    </section>
  );
}

function Why({ cancellation: { reason, reasonText } }: { cancellation: CancellationPage }) {
  const t = useTranslations('cancellations');
  const known = cancelReasons.find((one) => one === reason);
  const facts = [
    ...(known ? [{ term: t('detail.reason'), value: t(`reason.${known}`) }] : []),
    ...(reasonText ? [{ term: t('detail.text'), value: reasonText }] : []),
  ];
  return facts.length > 0 ? <Facts items={facts} /> : null;
}

function useEvents(cancellation: CancellationPage): TimelineEvent[] {
  const t = useTranslations('cancellations.detail');
  const locale = useLocale() as Locale;
  const { createdAt, answeredAt, state } = cancellation;
  const at = (moment: Date) => ({ time: formatMoment(locale, moment), dateTime: moment.toISOString() });
  const answered: TimelineEvent[] = answeredAt
    ? [
        {
          key: 'answered',
          title: t('eventAnswered', { state: wordOf(cancellation) }),
          ...at(answeredAt),
          mark: state === 'refused' ? 'worse' : 'milestone',
        },
      ]
    : [];
  return [...answered, { key: 'asked', title: t('eventAsked'), ...at(createdAt), mark: 'milestone' }];
}
