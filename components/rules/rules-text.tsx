import { useLocale, useTranslations } from 'next-intl';
import { formatMoney, formatRate } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Right, Rule, Terms } from '@/lib/rules/types';

/** As a customer meets them. */
const ORDER: readonly Right[] = ['cancel', 'return', 'exchange', 'claim', 'repair', 'withdraw', 'reorder', 'review'];
/** Rights that come with a way back. */
const SENT_BACK = new Set<Right>(['return', 'exchange', 'repair', 'withdraw']);

/** Rights that somebody has who got the goods as a present. */
const FOR_PRESENTS = new Set<Right>(['return', 'exchange', 'claim', 'repair']);

/** The rules of the shop in words, made from the data that decides. */
export function RulesText({ rules }: { rules: Rule[] }) {
  const t = useTranslations('rules');
  if (rules.length === 0) return <p className="max-w-measure">{t('none')}</p>;
  return ORDER.filter((right) => rules.some((rule) => rule.right === right)).map((right) => (
    <section key={right} aria-labelledby={right} className="section">
      <h2 id={right} className="mb-4">
        {t(`right.${right}`)}
      </h2>
      {right === 'withdraw' && <p className="mb-4 max-w-measure">{t('law')}</p>}
      <dl className="grid max-w-measure gap-4">
        {rules
          .filter((rule) => rule.right === right)
          // The most general first; what is said of some goods stands below it.
          .sort((a, b) => Object.keys(a.applies).length - Object.keys(b.applies).length)
          .map((rule) => (
            <div key={rule.id}>
              <dt className="font-strong">
                <Whom rule={rule} />
              </dt>
              <dd className="text-ink-2">
                <Sentences right={right} terms={rule.terms} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ));
}

function Whom({ rule: { applies, names } }: { rule: Rule }) {
  const t = useTranslations('rules.for');
  const locale = useLocale() as Locale;
  const list = new Intl.ListFormat(locale);
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const goods = names?.[locale];
  const whom = [
    goods ?? (applies.products && t('products', { names: list.format(applies.products) })),
    goods ?? (applies.categories && t('categories', { names: list.format(applies.categories) })),
    applies.groups && list.format(applies.groups.map((group) => t(group))),
    applies.countries &&
      t('countries', { countries: list.format(applies.countries.map((one) => regions.of(one) ?? one)) }),
  ];
  return [...new Set(whom)].filter(Boolean).join(', ') || t('all');
}

/** Days, or whole years where they are no fewer days than the years, whichever these are. */
function period(locale: Locale, days: number): string {
  const years = Math.floor(days / 365.5);
  const whole = years > 0 && days === Math.ceil(years * 365.5);
  const unit = { style: 'unit', unitDisplay: 'long', unit: whole ? 'year' : 'day' } as const;
  return new Intl.NumberFormat(locale, unit).format(whole ? years : days);
}

function Sentences({ right, terms }: { right: Right; terms: Terms }) {
  const t = useTranslations('rules');
  const locale = useLocale() as Locale;
  const {
    excluded,
    window,
    shipping = { by: 'shop' },
    feeRate,
    goodwillDays,
    giftDays,
    withoutReceipt,
    cutOff,
  } = terms;
  if (excluded) return t(`excluded.${excluded}`);
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const said = [
    right === 'cancel' && (cutOff ? t('cutOff', { days: cutOff.days, time: cutOff.time }) : t('cutOffNone')),
    window &&
      (window.days === null ? t('window.none') : t(`window.${window.from}`, { period: period(locale, window.days) })),
    window?.roll && window.days !== null && t('window.roll'),
    right === 'claim' && t('faults'),
    SENT_BACK.has(right) &&
      (shipping.by === 'flat'
        ? t('shipping.flat', {
            amounts: list.format(
              Object.entries(shipping.amounts).map(([code, amount]) => formatMoney(locale, amount, code)),
            ),
          })
        : t(`shipping.${shipping.by}`)),
    right === 'return' && feeRate > 0 && t('fee', { rate: formatRate(locale, feeRate) }),
    right === 'return' && goodwillDays > 0 && t('goodwill', { period: period(locale, goodwillDays) }),
    FOR_PRESENTS.has(right) && giftDays === null && t('gift.none'),
    FOR_PRESENTS.has(right) && !!giftDays && !!window?.days && t('gift.longer', { period: period(locale, giftDays) }),
    (right === 'return' || right === 'exchange') && withoutReceipt && t(`withoutReceipt.${right}`),
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : t('always');
}
