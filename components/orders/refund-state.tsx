import { useTranslations } from 'next-intl';
import type { IconName } from '@/components/ui/icon';
import { State } from '@/components/ui/state';
import type { Tone } from '@/components/ui/tone';
import type { RefundView } from '@/lib/refunds/types';

/** The shop's failure is not the customer's: it waits, and somebody sees to it. */
const looks: Record<RefundView['state'], { tone: Tone; icon: IconName }> = {
  pending: { tone: 'move', icon: 'money' },
  succeeded: { tone: 'good', icon: 'done' },
  failed: { tone: 'wait', icon: 'clock' },
};

/** Sign and word of a refund's state, wherever it is shown. */
export function RefundState({ state }: Pick<RefundView, 'state'>) {
  const t = useTranslations('refunds');
  return <State {...looks[state]}>{t(`state.${state}`)}</State>;
}
