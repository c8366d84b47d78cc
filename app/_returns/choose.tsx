import { getTranslations } from 'next-intl/server';
import { ChooseItems } from '@/components/returns/choose-items';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadChoice } from '@/lib/returns/loaders/returns';
import { homeOf, type Reader } from '@/lib/returns/utils/paths';
import { ReturnFrame } from './frame';

/** The first step: what goes back. A guest has one order, a customer may choose from several. */
export function choosePage(reader: Reader) {
  return async function ChoosePage({ searchParams }: PageProps) {
    const { draft, ...choice } = await loadChoice(reader, await searchParams);
    const t = await getTranslations('returns.choose');
    return (
      <ReturnFrame reader={reader} path={`${homeOf(reader)}/neu`}>
        <StepList now="neu" reader={reader} number={draft?.number ?? null} />
        <h1>{t('title')}</h1>
        <p className="return-lead">{t(reader === 'gast' ? 'leadOne' : 'lead')}</p>
        <ChooseItems reader={reader} draft={draft} {...choice} />
      </ReturnFrame>
    );
  };
}
