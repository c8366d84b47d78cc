import { useLocale, useTranslations } from 'next-intl';
import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { ReturnEntry, ReturnState } from '@/lib/returns/types';

/** Sign and colour of each state of a return (design, "States"); the word is `returns.state.<state>`. */
export const returnLooks: Record<ReturnState, { tone: Tone; icon: IconName }> = {
  draft: { tone: 'off', icon: 'draft' },
  requested: { tone: 'new', icon: 'clock' },
  approved: { tone: 'wait', icon: 'label' },
  in_transit: { tone: 'move', icon: 'truck' },
  received: { tone: 'move', icon: 'parcel' },
  inspecting: { tone: 'move', icon: 'eye' },
  accepted: { tone: 'good', icon: 'done' },
  rejected: { tone: 'bad', icon: 'stop' },
  settling: { tone: 'move', icon: 'money' },
  settlement_failed: { tone: 'bad', icon: 'warning' },
  settled: { tone: 'good', icon: 'done' },
  sent_back: { tone: 'move', icon: 'back' },
  closed: { tone: 'off', icon: 'check' },
  cancelled: { tone: 'off', icon: 'cross' },
  expired: { tone: 'off', icon: 'clock' },
  declined: { tone: 'bad', icon: 'stop' },
};

type Told = Pick<ReturnEntry, 'state' | 'nextOn' | 'stateOn' | 'goodsStay'> & Partial<Pick<ReturnEntry, 'origin'>>;

/** What is to be said of a return in one sentence, with the date of what comes next (design: the answer is the headline). */
export function useReturnSentence(): (told: Told) => string {
  const t = useTranslations('returns.sentence');
  const locale = useLocale() as Locale;
  const present = useTranslations('returns.present');
  return ({ state, nextOn, stateOn, goodsStay, origin }) => {
    const date = formatDay(locale, nextOn ?? stateOn);
    if (state === 'approved' && goodsStay) return t('accepted', { date });
    if (state === 'settling' && origin === 'gift') return present('settling', { date });
    return t(state, { date });
  };
}
