import { useLocale, useTranslations } from 'next-intl';
import { RefundState } from '@/components/orders/refund-state';
import { Table } from '@/components/ui/table';
import { formatDay, formatMoney, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { RefundParts, RefundView } from '@/lib/refunds/types';

const ORDER = ['goods', 'discount', 'shipping', 'fee', 'points', 'tax', 'bonus'] as const;

type Step = { part: keyof RefundParts; amount: number; from: number; to: number };

/** The parts that there are, each with where it begins and ends. */
function stepsOf(parts: RefundParts): Step[] {
  let sum = 0;
  return ORDER.filter((part) => parts[part] !== 0).map((part) => {
    const from = sum;
    sum += parts[part];
    return { part, amount: parts[part], from, to: sum };
  });
}

/** How the amount of a refund comes about, whereto it goes, how it stands and by when (domain rule 7). */
export function RefundWaterfall({ refund }: { refund: RefundView }) {
  const t = useTranslations('refunds');
  const locale = useLocale() as Locale;
  const { number, parts, total, currency, means, method, state } = refund;
  const steps = stepsOf(parts);
  const highest = Math.max(total, ...steps.flatMap(({ from, to }) => [from, to]));
  const word = (part: keyof RefundParts, amount: number) =>
    part === 'shipping' ? t(amount > 0 ? 'part.postage' : 'part.wayBack') : t(`part.${part}`);
  return (
    <div className="fall">
      <Table caption={t('caption', { number })}>
        <tbody>
          {steps.map(({ part, amount, from, to }, index) => (
            <tr key={part}>
              <th scope="row">{word(part, amount)}</th>
              <Bar from={from} to={to} highest={highest} kind={amount > 0 ? 'more' : 'less'} />
              <td className="num">
                {index > 0 && amount > 0 && '+\u00a0'}
                {formatMoney(locale, amount, currency)}
              </td>
            </tr>
          ))}
          <tr className="fall-total">
            <th scope="row">{means === 'original' && method ? t('total.method', { method }) : t(`total.${means}`)}</th>
            <Bar from={0} to={total} highest={highest} kind="total" />
            <td className="num">{formatMoney(locale, total, currency)}</td>
          </tr>
        </tbody>
      </Table>
      <p className="fall-after">
        <RefundState state={state} /> <Sentence refund={refund} />
      </p>
      <p className="text-sm text-ink-3">
        {t('order', { number: refund.order })}, {number}
      </p>
    </div>
  );
}

/** Repeats the amount beside it for the eye; screen readers have the figures. */
function Bar({ from, to, highest, kind }: { from: number; to: number; highest: number; kind: string }) {
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
