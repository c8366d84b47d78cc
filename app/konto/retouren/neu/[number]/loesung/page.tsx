import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DraftSide } from '@/components/returns/draft-side';
import { Solutions } from '@/components/returns/solutions';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 3, name: t('step-loesung') }) };
}

export default async function SolutionsPage({ params }: Props) {
  const draft = await loadStep('konto', (await params).number, 'loesung');
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={draftPath('konto', draft.number, 'loesung')}>
      <StepList now="loesung" reader="konto" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('solve.title')}</h1>
          <p className="return-lead">{t('solve.lead')}</p>
          <Solutions draft={draft} reader="konto" />
        </div>
        <DraftSide draft={draft} reader="konto" step="loesung" />
      </div>
    </PortalFrame>
  );
}
