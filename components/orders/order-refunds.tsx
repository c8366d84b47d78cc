import { useLocale, useTranslations } from 'next-intl';
import type { OrderRefund } from '@/lib/account/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { RefundState } from './refund-state';

/** What goes back for an order: how much, whereto, how it stands, and by when. */
export function OrderRefunds({ refunds, currency }: { refunds: readonly OrderRefund[]; currency: string }) {
  const t = useTranslations('refunds');
  const locale = useLocale() as Locale;
  if (refunds.length === 0) return null;
  const dayOf = ({ state, dueOn, settledOn }: OrderRefund) => {
    if (state === 'succeeded') return settledOn && t('on', { date: formatDay(locale, settledOn, 'full') });
    return state === 'pending' && dueOn ? t('until', { date: formatDay(locale, dueOn, 'full') }) : null;
  };
  return (
    <section aria-labelledby="erstattungen">
      <h2 id="erstattungen">{t('title')}</h2>
      <ul className="order-papers">
        {refunds.map((refund) => (
          <li key={refund.number}>
            <span>
              <RefundState state={refund.state} /> <span className="text-sm text-ink-3">{dayOf(refund)}</span>
            </span>
            <span className="text-ink-2">{formatMoney(locale, refund.total, currency)}</span>
            <span className="w-full text-sm text-ink-3">
              {t(`total.${refund.means}`)}, {refund.number}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
