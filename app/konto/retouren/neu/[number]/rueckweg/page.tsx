import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DraftSide } from '@/components/returns/draft-side';
import { StepList } from '@/components/returns/step-list';
import { WayBack } from '@/components/returns/way-back';
import type { PageProps } from '@/lib/core/page';
import { loadStep, waysOf } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 4, name: t('step-rueckweg') }) };
}

export default async function WayBackPage({ params }: Props) {
  const draft = await loadStep('konto', (await params).number, 'rueckweg');
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={draftPath('konto', draft.number, 'rueckweg')}>
      <StepList now="rueckweg" reader="konto" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('way.title')}</h1>
          <p className="return-lead">{t('way.lead')}</p>
          <WayBack draft={draft} ways={waysOf(draft)} reader="konto" />
        </div>
        <DraftSide draft={draft} reader="konto" step="rueckweg" />
      </div>
    </PortalFrame>
  );
}
