import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { STEPS } from '@/lib/returns/policy/steps';
import type { Step } from '@/lib/returns/types';
import { draftPath, type Reader } from '@/lib/returns/utils/paths';

type StepListProps = {
  now: Step;
  reader: Reader;
  /** null in the first step, before there is a draft */
  number: string | null;
};

/** Where somebody is in the wizard; steps behind are links. On a phone the name of the step stands above. */
export function StepList({ now, reader, number }: StepListProps) {
  const t = useTranslations('returns');
  const at = STEPS.indexOf(now);
  return (
    <nav aria-label={t('wizard.steps')}>
      <p className="return-step-name">{t('wizard.step', { number: at + 1, name: t(`wizard.names.${now}`) })}</p>
      <ol className="return-steps">
        {STEPS.map((step, index) => (
          <li
            key={step}
            data-step={index < at ? 'done' : index === at ? 'now' : 'todo'}
            aria-current={index === at ? 'step' : undefined}
          >
            {index < at && number !== null ? (
              <Link href={draftPath(reader, number, step)}>
                <Icon name="check" />
                {t(`wizard.names.${step}`)}
              </Link>
            ) : (
              <span>{`${index + 1} ${t(`wizard.names.${step}`)}`}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
