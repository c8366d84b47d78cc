import { useTranslations } from 'next-intl';
import type { ReturnPage, ReturnState } from '@/lib/returns/types';
import { Waterfall } from './waterfall';

/** Nothing is decided about the amount yet. */
const OPEN = new Set<ReturnState>(['requested', 'approved', 'in_transit', 'received', 'inspecting', 'accepted']);

/** What was offered when it was sent; what is paid in the end has its own place. */
export function Offered({ page }: { page: ReturnPage }) {
  const t = useTranslations('returns');
  if (page.offered.length === 0 || !OPEN.has(page.state)) return null;
  return (
    <section aria-labelledby="erstattung">
      <h2 id="erstattung" className="mb-4 text-md">
        {t('check.money')}
      </h2>
      {page.offered.map((plan) => (
        <Waterfall
          key={`${plan.means} ${plan.total}`}
          parts={plan}
          total={plan.total}
          currency={page.currency}
          where={t(plan.means === 'credit' ? 'parts.asCredit' : 'parts.asPaid')}
        />
      ))}
      <p className="mt-2 text-sm text-ink-3">{t('check.moneyHint', { days: page.settings.days.pay })}</p>
    </section>
  );
}
