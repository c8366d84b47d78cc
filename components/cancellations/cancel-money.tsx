import { useLocale, useTranslations } from 'next-intl';
import { type Sum, Sums } from '@/components/ui/facts';
import { Card } from '@/components/ui/surface';
import type { CancelMoney as Money } from '@/lib/cancellations/types';
import { formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

type CancelMoneyProps = {
  money: Money;
  currency: string;
  vatOnTop: boolean;
  paid: boolean;
  /** what the amount is for, if not for what stands beside it */
  about?: string;
};

/** What comes back, in its parts, as the server has computed it. */
export function CancelMoney({ money, currency, vatOnTop, paid, about }: CancelMoneyProps) {
  const t = useTranslations('cancellations.money');
  const locale = useLocale() as Locale;
  const amount = (value: number) => formatMoney(locale, value, currency);
  const lines: Sum[] = [
    { label: t('goods'), amount: amount(money.goods) },
    ...(money.discount === 0 ? [] : [{ label: t('discount'), amount: amount(money.discount) }]),
    ...(money.postage === 0 ? [] : [{ label: t('postage'), amount: amount(money.postage) }]),
    { label: t(vatOnTop ? 'totalNet' : 'total'), amount: amount(money.total), kind: 'total' },
  ];
  return (
    <Card as="section" aria-labelledby="betrag">
      <h2 id="betrag">{t('title')}</h2>
      {about && <p className="mt-1 text-sm text-ink-2">{about}</p>}
      <Sums lines={lines} className="mt-3" />
      <p className="mt-3 text-sm text-ink-2">{t(paid ? 'paid' : 'unpaid')}</p>
    </Card>
  );
}
