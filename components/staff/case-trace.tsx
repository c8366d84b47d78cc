import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Fold } from '@/components/ui/fold';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { TraceStep } from '@/lib/returns/types';

type Keys = Parameters<ReturnType<typeof useTranslations<'service-returns.trace'>>>[0];

/** "Warum sieht der Kunde das?": the rules and data that the engine looked at when it was asked for, in words. */
export function CaseTrace({ trace, currency }: { trace: readonly TraceStep[]; currency: string }) {
  const t = useTranslations('service-returns.trace');
  const say = useFact(currency);
  return (
    <Fold summary={t('title')} className="mt-2">
      {trace.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      {trace.map(({ about, facts }) => (
        <div key={about} className="mt-3">
          <h4 className="text-sm">{t(`about.${about}`)}</h4>
          <Facts
            items={Object.entries(facts).map(([name, value]) => ({
              // A fact that the engine has learnt since is shown by its own name rather than not at all.
              term: t.has(`fact.${name}` as Keys) ? t(`fact.${name}` as Keys) : name,
              value: say(about, name, value),
            }))}
          />
        </div>
      ))}
    </Fold>
  );
}

/** What a value of the trace means to people. */
function useFact(currency: string) {
  const t = useTranslations('service-returns.trace');
  const options = useTranslations('options');
  const locale = useLocale() as Locale;
  return (about: TraceStep['about'], name: string, value: string | number | null): string => {
    if (value === null) return t(about === 'rules' ? 'nothing' : 'unknown');
    if (name === 'right' && options.has(`right.${value}` as 'right.return')) {
      return options(`right.${value}` as 'right.return');
    }
    if (name === 'excluded' && options.has(`ground.${value}` as 'ground.hygiene')) {
      return options(`ground.${value}` as 'ground.hygiene');
    }
    if (name === 'kind' && (value === 'money' || value === 'credit')) return t(`kind.${value}`);
    if (about === 'date' && typeof value === 'string') return formatDay(locale, value, 'long');
    if (about === 'money' && typeof value === 'number') return formatMoney(locale, value, currency);
    return String(value);
  };
}
