import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { Sums } from '@/components/ui/facts';
import { Badge } from '@/components/ui/state';
import type { OrderPage } from '@/lib/account/types';
import { formatDay, formatMoney, formatRate, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { isHttps } from '@/lib/core/paths';

/** Goods, then each fee by its name, tax, the total, and whether it is paid. Two fees of one name stay two lines. */
export function OrderAmount({ order }: { order: OrderPage }) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const money = (amount: number) => formatMoney(locale, amount, order.currency);
  const vat = order.vat.map(({ rate, amount }) => ({
    label: t('vat', { included: order.vatOnTop ? 'no' : 'yes', rate: formatRate(locale, rate) }),
    amount: money(amount),
    kind: order.vatOnTop ? ('line' as const) : ('detail' as const),
  }));
  const total = { label: t('total'), amount: money(order.total), kind: 'total' as const };
  return (
    <section aria-labelledby="betrag">
      <h2 id="betrag">{t('amount')}</h2>
      <Sums
        lines={[
          { label: t('goods'), amount: money(order.itemsTotal) },
          ...order.fees.map((fee) => ({ label: fee.name, amount: money(fee.total) })),
          ...(order.vatOnTop ? [...vat, total] : [total, ...vat]),
        ]}
      />
      <Payment payment={order.payment} due={order.summary.paymentDue} />
    </section>
  );
}

const looks = {
  open: { tone: 'wait', icon: 'money' },
  paid: { tone: 'good', icon: 'done' },
  partly_refunded: { tone: 'move', icon: 'money' },
  refunded: { tone: 'good', icon: 'money' },
} as const;

function Payment({ payment, due }: { payment: OrderPage['payment']; due: boolean }) {
  const t = useTranslations('orders.payment');
  const locale = useLocale() as Locale;
  const { state, method, paidOn, dueOn, url } = payment;
  // What the source says nothing about, and what became void with the order, is not a state.
  if (state === 'unknown' || (state === 'open' && !due)) return null;
  const late = dueOn !== null && dueOn < localDay(new Date());
  const words = [
    state !== 'open' && paidOn ? t('paidOn', { date: formatDay(locale, paidOn, 'full') }) : null,
    state === 'open' && dueOn ? t(late ? 'wasDueOn' : 'dueOn', { date: formatDay(locale, dueOn, 'full') }) : null,
    method,
  ].filter((word) => word !== null);
  return (
    <>
      <p className="order-payment">
        <Badge {...looks[state]} {...(state === 'open' && late ? { tone: 'bad' } : {})}>
          {t(state)}
        </Badge>
        <span className="text-sm text-ink-2">{words.join(', ')}</span>
      </p>
      {state === 'open' && url && isHttps(url) && (
        <a href={url} className={buttonClass({ variant: 'primary', wide: true }, 'mt-3')} rel="noopener noreferrer">
          {t('pay')}
        </a>
      )}
    </>
  );
}
