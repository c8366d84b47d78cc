import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import type { IconName } from '@/components/ui/icon';
import { type Day, LineOfDays } from '@/components/ui/progress';
import { Badge } from '@/components/ui/state';
import { Card } from '@/components/ui/surface';
import type { Tone } from '@/components/ui/tone';
import type { ParcelView } from '@/lib/account/types';
import { formatDay, localDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { promiseKept } from '@/lib/tracking/policy/promise';
import { wayOf } from '@/lib/tracking/policy/way';
import type { PromiseKept, WayStop } from '@/lib/tracking/types';
import { ParcelPromise } from './parcel-promise';
import { shortDay, shortMoment } from './parcel-words';

/** How far a parcel is: what was promised and what stands, its stops from packing to delivery, where it waits. */
export function ParcelProgress({ view }: { view: ParcelView }) {
  const t = useTranslations('tracking');
  const { parcel, handedOverAt, log, dates } = view;
  const today = localDay(new Date());
  const stops = wayOf({ ...parcel, handedOverAt }, log, today);
  const kept = promiseKept(parcel, dates);
  if (stops.length === 0) return null;
  return (
    <Card as="section" aria-labelledby="weg">
      <h2 id="weg" className="sr-only">
        {t('way.title')}
      </h2>
      {kept && (
        <>
          <ParcelPromise kept={kept} />
          <Verdict kept={kept} />
        </>
      )}
      <Way stops={stops} />
      {parcel.state === 'ready_for_pickup' && !parcel.lost && <Pickup pickup={parcel.pickup} />}
    </Card>
  );
}

const verdicts: Record<'late' | 'early' | 'kept', { tone: Tone; icon: IconName }> = {
  late: { tone: 'wait', icon: 'clock' },
  early: { tone: 'move', icon: 'calendar' },
  kept: { tone: 'good', icon: 'done' },
};

/** Whether the promise holds, and why not. */
function Verdict({ kept: { verdict, delivered, now } }: { kept: PromiseKept }) {
  const t = useTranslations('tracking.promise');
  const word = verdict === 'late' && delivered ? 'cameLate' : verdict;
  return (
    <p className="promise-why">
      <Badge tone={verdicts[verdict].tone} icon={verdicts[verdict].icon}>
        {t(word)}
      </Badge>
      {now.reason && <span>{now.reason}</span>}
    </p>
  );
}

function Way({ stops }: { stops: WayStop[] }) {
  const t = useTranslations('tracking.way');
  const p = useTranslations('orders.parcel.state');
  const locale = useLocale() as Locale;
  const dateOf = ({ when }: WayStop): string | null => {
    if (!when) return null;
    switch (when.kind) {
      case 'at':
        return shortMoment(locale, when.at);
      case 'since':
        return t('since', { date: formatDay(locale, localDay(when.at), 'short') });
      case 'until':
        return t('until', { date: formatDay(locale, when.on, 'short') });
      default:
        return shortDay(locale, when);
    }
  };
  const days = stops.map((stop, index): Day => {
    const { key, step, shown, trouble, place } = stop;
    return {
      label: shown ? p(shown) : t(key),
      date: [place, dateOf(stop)].filter(Boolean).join(', '),
      ...{ step, trouble, goal: index === stops.length - 1 },
    };
  });
  return <LineOfDays days={days} words={{ done: t('done'), now: t('now'), todo: t('todo') }} />;
}

function Pickup({ pickup }: { pickup: ParcelView['parcel']['pickup'] }) {
  const t = useTranslations('tracking.pickup');
  const locale = useLocale() as Locale;
  if (!pickup) return null;
  const { place, until, code } = pickup;
  const facts = [
    ...(place ? [{ term: t('place'), value: place }] : []),
    ...(until ? [{ term: t('until'), value: formatDay(locale, until, 'full') }] : []),
    ...(code ? [{ term: t('code'), value: <b>{code}</b> }] : []),
  ];
  return <Facts items={facts} className="parcel-pickup" />;
}
