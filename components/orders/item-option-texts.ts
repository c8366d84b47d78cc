import { useLocale, useTranslations } from 'next-intl';
import type { ShownOption } from '@/lib/afterpurchase/types';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Ground } from '@/lib/rules/types';
import type { OptionTexts, OptionWords } from './order-item';

/** What is possible with a line, in words; a return comes first and stands by itself. */
export function useOptionTexts(currency: string): (options: ShownOption[]) => OptionTexts {
  const t = useTranslations('options');
  const say = useSentence();
  const money = useMoney(currency);
  return (options) => {
    const back = options.find(({ right }) => right === 'return');
    return {
      back: back ? say(back, true) : '',
      money: back ? money(back) : '',
      others: options
        .filter((option) => option !== back)
        .map((option) => ({
          term: t(`right.${option.right as Shown}`),
          value: [say(option), money(option)].filter(Boolean).join('; '),
        })),
    };
  };
}

/** What stands around the options of every line. */
export function useOptionWords(): OptionWords {
  const t = useTranslations('options');
  return { title: t('title'), rules: t('rules') };
}

type Shown = 'cancel' | 'withdraw' | 'return' | 'exchange' | 'claim' | 'repair';

/** What comes back if all of its pieces go, and what is taken off; empty of other things than returns and cancellations. */
function useMoney(currency: string): (option: ShownOption) => string {
  const t = useTranslations('options.back');
  const locale = useLocale() as Locale;
  const say = (amount: number) => formatMoney(locale, Math.abs(amount), currency);
  return ({ right, back, quantity, ownShipping }) => {
    if (!back || (right !== 'return' && right !== 'cancel')) return '';
    const total = t(back.kind, { total: say(back.total), count: quantity });
    const shipping = back.shipping === 0 ? '' : t('shipping', { amount: say(back.shipping) });
    const fee = back.fee === 0 ? '' : t('fee', { amount: say(back.fee) });
    const costs = shipping && fee ? t('both', { shipping, fee }) : shipping || fee;
    const less = costs ? t('less', { back: total, costs }) : total;
    return ownShipping ? t('own', { back: less }) : less;
  };
}

/** An option in words. `alone`: it stands by itself, so that it says what it is about. */
function useSentence(): (option: ShownOption, alone?: boolean) => string {
  const t = useTranslations('options');
  const locale = useLocale() as Locale;
  const day = (date: string) => formatDay(locale, date, 'long');
  return ({ until, notBegun, untilTime, refusal }, alone = false) => {
    if (refusal) {
      const ground = 'ground' in refusal ? t(`ground.${refusal.ground as Ground}`) : '';
      const date = 'on' in refusal ? day(refusal.on) : '';
      const reason = t(`why.${refusal.why}`, { date, ground, time: 'at' in refusal ? refusal.at : '' });
      return alone ? t('first.closed', { reason }) : reason;
    }
    if (!until) {
      const kind = notBegun ? 'notBegun' : 'always';
      return t(alone ? `first.${kind}` : kind);
    }
    if (untilTime) return t('openTime', { date: day(until), time: untilTime });
    return alone ? t('first.open', { date: day(until) }) : t('open', { date: day(until) });
  };
}
