import { useLocale, useTranslations } from 'next-intl';
import { State } from '@/components/ui/state';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { ReturnPage, ReturnRefund, ReturnState } from '@/lib/returns/types';
import { Waterfall } from './waterfall';

const LOOKS = {
  pending: { tone: 'move', icon: 'clock' },
  succeeded: { tone: 'good', icon: 'done' },
  failed: { tone: 'bad', icon: 'warning' },
} as const;

/** Nothing is decided about the amount yet. */
const OPEN = new Set<ReturnState>(['requested', 'approved', 'in_transit', 'received', 'inspecting', 'accepted']);

/** What was offered when it was sent. */
function Offered({ page }: { page: ReturnPage }) {
  const t = useTranslations('returns');
  if (page.offered.length === 0) return null;
  return (
    <section aria-labelledby="erstattung">
      <h2 id="erstattung" className="mb-4 text-md">
        {t('check.money')}
      </h2>
      {page.offered.map((plan) => (
        <Waterfall
          key={`${plan.means} ${plan.total}`}
          parts={plan}
          currency={page.currency}
          total={t(plan.means === 'credit' ? 'parts.asCredit' : 'parts.asPaid')}
        />
      ))}
      <p className="mt-2 text-sm text-ink-3">{t('check.moneyHint', { days: page.settings.days.pay })}</p>
    </section>
  );
}

/** What is paid back, with how it comes about and how far it is. */
export function ReturnMoney({ page }: { page: ReturnPage }) {
  const t = useTranslations('returns.money');
  if (page.refunds.length === 0) return OPEN.has(page.state) ? <Offered page={page} /> : null;
  return (
    <section aria-labelledby="erstattung">
      <h2 id="erstattung" className="mb-4 text-md">
        {t('title')}
      </h2>
      <div className="grid gap-6">
        {page.refunds.map((refund) => (
          <Refund key={refund.number} refund={refund} currency={page.currency} />
        ))}
      </div>
    </section>
  );
}

function Refund({ refund, currency }: { refund: ReturnRefund; currency: string }) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const look = LOOKS[refund.state];
  const day = refund.state === 'succeeded' ? refund.settledOn : refund.dueOn;
  const date = day ? formatDay(locale, day) : '';
  return (
    <div>
      <State tone={look.tone} icon={look.icon}>
        {t(`money.${refund.state}`, { date, known: day ? 'yes' : 'no' })}
      </State>
      {refund.state === 'failed' && <p className="mt-1 text-ink-2">{t('money.failedText')}</p>}
      <Waterfall
        parts={refund}
        currency={currency}
        total={t(refund.means === 'credit' ? 'parts.asCredit' : 'parts.asPaid')}
      />
      <p className="mt-1 text-sm text-ink-3">{t('money.line', { number: refund.number, order: refund.order })}</p>
    </div>
  );
}
