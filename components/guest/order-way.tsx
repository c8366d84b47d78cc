import { useLocale, useTranslations } from 'next-intl';
import { type Day, LineOfDays } from '@/components/ui/progress';
import { Card } from '@/components/ui/surface';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { StatusStep } from '@/lib/guest/types';

/** How far an order is, as a line of days. Nothing for an order that is over without a history. */
export function OrderWay({ steps }: { steps: StatusStep[] }) {
  const t = useTranslations('guest.way');
  const locale = useLocale() as Locale;
  if (steps.length === 0) return null;
  const days = steps.map(
    ({ key, step, date }, index): Day => ({
      label: t(key),
      date: date ? formatDay(locale, date, 'short') : '',
      step,
      goal: index === steps.length - 1,
    }),
  );
  return (
    <Card as="section" aria-labelledby="weg" className="mb-5">
      <h2 id="weg" className="sr-only">
        {t('title')}
      </h2>
      <LineOfDays days={days} words={{ done: t('done'), now: t('now'), todo: t('todo') }} />
    </Card>
  );
}
