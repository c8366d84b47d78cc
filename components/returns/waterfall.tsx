import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

/** Amounts that add up to the total, in the smallest unit; what is taken off is negative. */
export type Parts = {
  goods: number;
  discount: number;
  shipping: number;
  fee: number;
  tax: number;
  bonus: number;
  total: number;
  points?: number;
};

type WaterfallProps = { parts: Parts; currency: string; total: string };

const PARTS = ['goods', 'discount', 'shipping', 'fee', 'points', 'tax', 'bonus'] as const;

/** How an amount comes about (domain rule 7): goods, then whatever is added or taken off, then the total. */
export function Waterfall({ parts, currency, total }: WaterfallProps) {
  const t = useTranslations('returns.parts');
  const locale = useLocale() as Locale;
  const shown = PARTS.filter((part) => part === 'goods' || (parts[part] ?? 0) !== 0);
  const labelOf = (part: (typeof PARTS)[number]) =>
    part === 'shipping' ? t((parts.shipping ?? 0) < 0 ? 'wayBack' : 'postage') : t(part);
  return (
    <div className="return-fall">
      <table>
        <caption className="sr-only">{t('title')}</caption>
        <tbody>
          {shown.map((part) => (
            <tr key={part}>
              <th scope="row">{labelOf(part)}</th>
              <td>{formatMoney(locale, parts[part] ?? 0, currency)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{total}</th>
            <td>{formatMoney(locale, parts.total, currency)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
