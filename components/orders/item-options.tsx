import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Fold } from '@/components/ui/fold';
import { Link } from '@/components/ui/link';
import type { ShownOption } from '@/lib/afterpurchase/types';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Ground } from '@/lib/rules/types';

/** Whether a line can go back, with the last day or the reason; the rest of what is possible below it. */
export function ItemOptions({ options }: { options: ShownOption[] }) {
  const t = useTranslations('options');
  const say = useSentence();
  const back = options.find(({ right }) => right === 'return');
  const others = options.filter((option) => option !== back);
  return (
    <>
      {back && <p className="mt-1 text-sm text-ink-2">{say(back, true)}</p>}
      {others.length > 0 && (
        <Fold summary={t('title')} className="text-sm">
          <Facts items={others.map((option) => ({ term: t(`right.${option.right as Shown}`), value: say(option) }))} />
          <p className="mt-2">
            <Link href="/hilfe/rueckgabe">{t('rules')}</Link>
          </p>
        </Fold>
      )}
    </>
  );
}

type Shown = 'cancel' | 'withdraw' | 'return' | 'exchange' | 'claim' | 'repair';

/** An option in words. `alone`: it stands by itself, so that it says what it is about. */
function useSentence(): (option: ShownOption, alone?: boolean) => string {
  const t = useTranslations('options');
  const locale = useLocale() as Locale;
  const day = (date: string) => formatDay(locale, date, 'long');
  return ({ until, untilTime, refusal }, alone = false) => {
    if (refusal) {
      const ground = 'ground' in refusal ? t(`ground.${refusal.ground as Ground}`) : '';
      const date = 'on' in refusal ? day(refusal.on) : '';
      const reason = t(`why.${refusal.why}`, { date, ground, time: 'at' in refusal ? refusal.at : '' });
      return alone ? t('first.closed', { reason }) : reason;
    }
    if (!until) return t(alone ? 'first.always' : 'always');
    if (untilTime) return t('openTime', { date: day(until), time: untilTime });
    return alone ? t('first.open', { date: day(until) }) : t('open', { date: day(until) });
  };
}
