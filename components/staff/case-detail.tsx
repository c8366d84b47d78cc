import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Refunds } from '@/components/refunds/refund-waterfall';
import { returnLooks } from '@/components/returns/return-words';
import { Waterfall } from '@/components/returns/waterfall';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Note } from '@/components/ui/note';
import { Badge, State } from '@/components/ui/state';
import { Timeline } from '@/components/ui/timeline';
import { Unbroken } from '@/components/ui/unbroken';
import { formatDay, formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { ReturnState } from '@/lib/returns/types';
import { CASES } from '@/lib/staff/constants';
import type { ReturnCase } from '@/lib/staff/types';
import { casePath } from '@/lib/staff/utils';
import { CaseLines } from './case-lines';

type CaseProps = { page: ReturnCase };

type CaseDetailProps = CaseProps & {
  children: ReactNode;
  /** a form of the page came too late: what is said of it, and what was written in it */
  movedOn: { said: string; typed: string[] } | null;
};

/** One case: what is to be done until when, the goods with all that was said of them, money, and how it came about. */
export function CaseDetail({ page, children, movedOn }: CaseDetailProps) {
  const t = useTranslations('service-returns');
  const states = useTranslations('returns.state');
  const look = returnLooks[page.state];
  const state = states(page.partial ? 'partly' : 'whole', { state: states(page.state) });
  return (
    <>
      <Link href={CASES} className="crumb">
        <Icon name="chevron-left" />
        {t('title')}
      </Link>
      {movedOn && (
        <div role="alert" className="mb-6">
          <Note tone="bad">{movedOn.said}</Note>
          {movedOn.typed.length > 0 && (
            <>
              <p className="mt-3">{t('case.typed')}</p>
              {[...new Set(movedOn.typed)].map((words) => (
                <blockquote key={words} className="mt-1 whitespace-pre-wrap text-ink-2">
                  {words}
                </blockquote>
              ))}
            </>
          )}
        </div>
      )}
      <div className="order-head">
        <div>
          <h1>
            <Unbroken text={t('case.head', { number: page.number, state })} part={page.number} />
          </h1>
          <p className="order-head-line">
            <Badge tone={look.tone} icon={look.icon}>
              {state}
            </Badge>
            <Next page={page} />
          </p>
        </div>
      </div>
      <div className="split mt-6">
        <div className="grid gap-8">
          <section aria-labelledby="entscheiden" className="no-print">
            <h2 id="entscheiden" className="mb-3 text-md">
              {t('case.acts')}
            </h2>
            {page.acts.length > 0 ? children : <p className="text-ink-2">{t('case.noActs')}</p>}
          </section>
          <CaseLines page={page} />
          {page.refunds.length > 0 ? <Refunds refunds={page.refunds} /> : <Money page={page} />}
        </div>
        <aside className="grid content-start gap-8">
          <About page={page} />
          <History page={page} />
          <Others page={page} />
        </aside>
      </div>
    </>
  );
}

/** Whose turn it is, and until when. */
function Next({ page: { waitsFor, nextOn, overdue } }: CaseProps) {
  const t = useTranslations('service-returns');
  const locale = useLocale() as Locale;
  if (!nextOn) return null;
  const date = formatDay(locale, nextOn);
  if (overdue) {
    return (
      <State tone="bad" icon="warning">
        {t('queue.overdue')}, {t('case.until', { date })}
      </State>
    );
  }
  const who = { staff: 'until', customer: 'waitsForCustomer', shop: 'waitsForShop' } as const;
  return <span className="text-ink-2">{t(`case.${who[waitsFor as keyof typeof who] ?? 'until'}`, { date })}</span>;
}

function Money({ page: { money, currency } }: CaseProps) {
  const t = useTranslations('service-returns.case.money');
  return (
    <section aria-labelledby="betrag">
      <h2 id="betrag" className="mb-3 text-md">
        {t(money.of)}
      </h2>
      {money.plans.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <div className="grid gap-5">
        {money.plans.map((plan) => (
          <div key={`${plan.orderId} ${plan.means}`}>
            <h3 className="text-base">{plan.order === null ? t('noOrder') : t('order', { number: plan.order })}</h3>
            <Waterfall parts={plan} total={plan.total} currency={currency} where={t(plan.means)} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** What has no place elsewhere; a customer's data only as far as it is needed here. */
function About({ page }: CaseProps) {
  const t = useTranslations('service-returns');
  const ways = useTranslations('returns.way.name');
  const parcels = useTranslations('orders.parcel.state');
  const locale = useLocale() as Locale;
  const { parcel } = page;
  const items = [
    { term: t('case.fact.customer'), value: page.customer?.name ?? t('queue.nobody') },
    { term: t('case.fact.shop'), value: page.shop },
    ...(page.seller ? [{ term: t('case.fact.seller'), value: page.seller }] : []),
    { term: t('case.fact.origin'), value: t(`case.origin.${page.origin}`) },
    { term: t('case.fact.submitted'), value: formatMoment(locale, page.submittedAt) },
    ...(page.way ? [{ term: t('case.fact.way'), value: ways(page.way) }] : []),
    ...(parcel.trackingNumber
      ? [
          {
            term: t('case.fact.parcel'),
            value: [parcel.carrier, parcel.trackingNumber, parcel.state && parcels(parcel.state)]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
    ...(page.note ? [{ term: t('case.fact.note'), value: page.note }] : []),
    ...(page.decision ? [{ term: t('case.fact.decision'), value: page.decision }] : []),
  ];
  return (
    <section aria-labelledby="eckdaten">
      <h2 id="eckdaten" className="mb-3 text-md">
        {t('case.facts')}
      </h2>
      <Facts items={items} />
    </section>
  );
}

const WORSE: ReadonlySet<ReturnState> = new Set(['declined', 'rejected', 'settlement_failed', 'expired']);

/** Every move, with who made it. */
function History({ page }: CaseProps) {
  const t = useTranslations('service-returns.case');
  const words = useTranslations('returns.event');
  const locale = useLocale() as Locale;
  const events = page.events.map(({ state, at, actor, who, note }, index) => ({
    key: `e${index}`,
    title: words(state),
    detail: [who ? `${t(`actor.${actor}`)}, ${who}` : t(`actor.${actor}`), note].filter(Boolean).join(': '),
    mark: WORSE.has(state) ? ('worse' as const) : ('milestone' as const),
    time: formatMoment(locale, at),
    dateTime: at.toISOString(),
  }));
  return (
    <section aria-labelledby="verlauf">
      <h2 id="verlauf" className="mb-3 text-md">
        {t('history')}
      </h2>
      <Timeline events={events} />
    </section>
  );
}

function Others({ page: { others } }: CaseProps) {
  const t = useTranslations('service-returns.case');
  const states = useTranslations('returns.state');
  const locale = useLocale() as Locale;
  return (
    <section aria-labelledby="andere">
      <h2 id="andere" className="mb-3 text-md">
        {t('others')}
      </h2>
      {others.length === 0 && <p className="text-ink-2">{t('noOthers')}</p>}
      <ul className="grid gap-2">
        {others.map(({ number, state, stateOn, orders }) => (
          <li key={number}>
            <Link href={casePath(number)}>{number}</Link>, {states(state)}
            <div className="text-ink-3">{[formatDay(locale, stateOn, 'long'), ...orders].join(', ')}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
