import { useLocale, useTranslations } from 'next-intl';
import { Table } from '@/components/ui/table';
import { formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';

const ORDER = ['goods', 'discount', 'shipping', 'fee', 'points', 'tax', 'bonus'] as const;

/** Amounts that add up, in the smallest unit; what is taken off is negative. */
export type Parts = Record<Exclude<(typeof ORDER)[number], 'points'>, number> & { points?: number };

type Step = { part: (typeof ORDER)[number]; amount: number; from: number; to: number };

/** The parts that there are, each with where it begins and ends. */
function stepsOf(parts: Parts): Step[] {
  let sum = 0;
  return ORDER.flatMap((part) => {
    const amount = parts[part] ?? 0;
    if (amount === 0) return [];
    const from = sum;
    sum += amount;
    return { part, amount, from, to: sum };
  });
}

type WaterfallProps = {
  parts: Parts;
  total: number;
  currency: string;
  /** where it goes: the line of the total */
  where: string;
};

/** How an amount comes about (domain rule 7): goods, then whatever is added or taken off, then the total and where it goes. */
export function Waterfall({ parts, total, currency, where }: WaterfallProps) {
  const t = useTranslations('returns.parts');
  const locale = useLocale() as Locale;
  const steps = stepsOf(parts);
  const highest = Math.max(total, ...steps.flatMap(({ from, to }) => [from, to]));
  const word = ({ part, amount }: Step) => (part === 'shipping' ? t(amount > 0 ? 'postage' : 'wayBack') : t(part));
  return (
    <div className="fall">
      <Table caption={t('title')}>
        <tbody>
          {steps.map((step, index) => (
            <tr key={step.part}>
              <th scope="row">{word(step)}</th>
              <Bar {...step} highest={highest} kind={step.amount > 0 ? 'more' : 'less'} />
              <td className="num">
                {index > 0 && step.amount > 0 && '+\u00a0'}
                {formatMoney(locale, step.amount, currency)}
              </td>
            </tr>
          ))}
          <tr className="fall-total">
            <th scope="row">{where}</th>
            <Bar from={0} to={total} highest={highest} kind="total" />
            <td className="num">{formatMoney(locale, total, currency)}</td>
          </tr>
        </tbody>
      </Table>
    </div>
  );
}

type BarProps = { from: number; to: number; highest: number; kind: 'more' | 'less' | 'total' };

/** Repeats the amount beside it for the eye; screen readers have the figures. */
function Bar({ from, to, highest, kind }: BarProps) {
  const at = (amount: number) => (Math.max(0, amount) * 100) / highest;
  const [left, right] = [at(Math.min(from, to)), at(Math.max(from, to))];
  return (
    <td className="fall-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect x="0" y="9.6" width="100" height=".4" className="base" />
        <rect x={left} y="1" width={Math.max(0.4, right - left)} height="7.6" className={kind} />
      </svg>
    </td>
  );
}
