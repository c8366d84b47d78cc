import { useLocale, useTranslations } from 'next-intl';
import { RefundState } from '@/components/orders/refund-state';
import { Waterfall } from '@/components/returns/waterfall';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { RefundView } from '@/lib/refunds/types';

/** Refunds of a return, each with how it comes about and how far it is. */
export function Refunds({ refunds }: { refunds: RefundView[] }) {
  const t = useTranslations('refunds');
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="erstattungen">
      <h2 id="erstattungen" className="mb-4 text-md">
        {t('title')}
      </h2>
      <div className="grid gap-6">
        {refunds.map((refund) => (
          <RefundWaterfall key={refund.number} refund={refund} />
        ))}
      </div>
    </section>
  );
}

/** How the amount of a refund comes about, whereto it goes, how it stands and by when (domain rule 7). */
export function RefundWaterfall({ refund }: { refund: RefundView }) {
  const t = useTranslations('refunds');
  const { number, parts, total, currency, means, method, state } = refund;
  const where = means === 'original' && method ? t('total.method', { method }) : t(`total.${means}`);
  return (
    <div>
      <Waterfall parts={parts} total={total} currency={currency} where={where} />
      <p className="fall-after">
        <RefundState state={state} /> <Sentence refund={refund} />
      </p>
      <p className="text-sm text-ink-3">
        {refund.order !== null && `${t('order', { number: refund.order })}, `}
        {number}
      </p>
    </div>
  );
}

function Sentence({ refund }: { refund: RefundView }) {
  const t = useTranslations('refunds.sentence');
  const locale = useLocale() as Locale;
  const { state, means, dueOn, settledOn, expectedOn } = refund;
  const day = (of: string) => formatDay(locale, of, 'full');
  if (state === 'failed') return t('failed');
  if (state === 'pending') {
    if (expectedOn) return t('pending', { date: day(expectedOn) });
    return dueOn ? t('late') : null;
  }
  if (!settledOn) return null;
  if (means === 'credit') return t('credited', { date: day(settledOn) });
  return expectedOn && expectedOn >= localDay(new Date())
    ? t('paidUntil', { date: day(settledOn), until: day(expectedOn) })
    : t('paid', { date: day(settledOn) });
}
