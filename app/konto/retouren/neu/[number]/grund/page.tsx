import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DraftSide } from '@/components/returns/draft-side';
import { Reasons } from '@/components/returns/reasons';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 2, name: t('step-grund') }) };
}

export default async function ReasonsPage({ params }: Props) {
  const draft = await loadStep('konto', (await params).number, 'grund');
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={draftPath('konto', draft.number, 'grund')}>
      <StepList now="grund" reader="konto" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('reasons.title')}</h1>
          <p className="return-lead">{t('reasons.lead')}</p>
          <Reasons draft={draft} reader="konto" />
        </div>
        <DraftSide draft={draft} reader="konto" step="grund" />
      </div>
    </PortalFrame>
  );
}
