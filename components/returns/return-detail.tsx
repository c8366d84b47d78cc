import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Note } from '@/components/ui/note';
import { Badge } from '@/components/ui/state';
import { Timeline } from '@/components/ui/timeline';
import { Unbroken } from '@/components/ui/unbroken';
import { formatDay, formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isPartial } from '@/lib/returns/policy/states';
import type { ReturnPage, ReturnState } from '@/lib/returns/types';
import { homeOf, type Reader, returnPath } from '@/lib/returns/utils/paths';
import { CancelForm, SentForm } from './after-forms';
import { Offered } from './offered';
import { ReturnLines } from './return-lines';
import { returnLooks, useReturnSentence } from './return-words';

type ReturnDetailProps = {
  page: ReturnPage;
  reader: Reader;
  may: boolean;
  /** what is paid back */
  children: ReactNode;
};

/** Slips are for goods that are still to be sent, or on their way. */
const WITH_SLIP = new Set<ReturnState>(['approved', 'in_transit']);

/** One return: what comes next and when, what was said of each line, money, history. It is also the receipt. */
export function ReturnDetail({ page, reader, may, children }: ReturnDetailProps) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const say = useReturnSentence();
  const look = returnLooks[page.state];
  const partial = isPartial(page.state, page.lines);
  const path = returnPath(reader, page.number);
  return (
    <>
      <Link href={homeOf(reader)} className="crumb">
        <Icon name="chevron-left" />
        {t('title')}
      </Link>
      <div className="order-head">
        <div>
          <h1>{say(page)}</h1>
          <p className="order-head-line">
            <Badge tone={look.tone} icon={look.icon}>
              {t(partial ? 'state.partly' : 'state.whole', { state: t(`state.${page.state}`) })}
            </Badge>
            <span className="text-ink-3">
              <Unbroken
                text={t('detail.number', { number: page.number, date: formatMoment(locale, page.submittedAt) })}
                part={page.number}
              />
            </span>
          </p>
        </div>
      </div>
      {page.decision && <Note title={t('detail.said')}>{page.decision}</Note>}
      <div className="split mt-6">
        <div className="grid gap-8">
          <NextSteps page={page} path={path} />
          <ReturnLines page={page} reader={reader} />
          <Offered page={page} />
          {children}
          {may && page.maySend && <SentForm number={page.number} reader={reader} />}
          {may && page.mayCancel && <CancelForm number={page.number} reader={reader} />}
        </div>
        <aside>
          <h2 className="mb-4 text-md">{t('detail.history')}</h2>
          <History page={page} />
        </aside>
      </div>
    </>
  );
}

/** What the customer does now, with the last day for it. */
function NextSteps({ page, path }: { page: ReturnPage; path: string }) {
  const t = useTranslations('returns.detail');
  const locale = useLocale() as Locale;
  const place = page.settings.branches.find(({ id }) => id === page.branch);
  if (page.goodsStay || !WITH_SLIP.has(page.state)) return null;
  const { address, packing } = page.settings;
  return (
    <section aria-labelledby="naechste" className="panel">
      <h2 id="naechste" className="mb-3 text-md">
        {t('next')}
      </h2>
      <ol className="grid list-decimal gap-2 pl-5">
        <li>{packing[locale]}</li>
        {page.way === 'pickup' && page.pickupOn && <li>{t('pickup', { date: formatDay(locale, page.pickupOn) })}</li>}
        {page.way === 'branch' && place && (
          <li>
            {t('branch', {
              name: place.name,
              place: `${place.street}, ${place.place}`,
              hours: place.hours[locale],
            })}
          </li>
        )}
        {page.way === 'post' && (
          <li>{t('post', { address: `${address.name}, ${address.street}, ${address.place}` })}</li>
        )}
        {page.state === 'approved' && page.nextOn && (
          <li>
            <b>{t('until', { date: formatDay(locale, page.nextOn) })}</b>
          </li>
        )}
      </ol>
      <div className="actions no-print mt-5">
        <ButtonLink href={`${path}/schein`} variant="primary" icon="printer" download>
          {t('slip')}
        </ButtonLink>
      </div>
    </section>
  );
}

function History({ page }: { page: ReturnPage }) {
  const t = useTranslations('returns');
  const parcel = useTranslations('orders.parcel.state');
  const locale = useLocale() as Locale;
  const WORSE = new Set<ReturnState>(['declined', 'rejected', 'settlement_failed', 'expired']);
  const moves = page.events.map(({ state, at, note, actor }, index) => ({
    key: `r${index}`,
    at,
    title: t(`event.${state}`),
    detail: note ?? (actor === 'system' && state === 'approved' ? t('event.byRules') : undefined),
    mark: WORSE.has(state) ? ('worse' as const) : ('milestone' as const),
  }));
  const carried = page.parcel.events.map(({ at, state, text, place }, index) => ({
    key: `p${index}`,
    at,
    title: state ? parcel(state) : parcel('in_transit'),
    detail: [text, place].filter(Boolean).join(', ') || undefined,
    mark: 'note' as const,
  }));
  const events = [...moves, ...carried].sort((a, b) => b.at.getTime() - a.at.getTime());
  return (
    <Timeline
      events={events.map(({ at, detail, ...event }) => ({
        ...event,
        ...(detail ? { detail } : {}),
        time: formatMoment(locale, at),
        dateTime: at.toISOString(),
      }))}
    />
  );
}
