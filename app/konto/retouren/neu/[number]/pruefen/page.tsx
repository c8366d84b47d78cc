import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { CheckReturn } from '@/components/returns/check';
import { DraftSide } from '@/components/returns/draft-side';
import { StepList } from '@/components/returns/step-list';
import type { PageProps } from '@/lib/core/page';
import { loadStep } from '@/lib/returns/loaders/returns';
import { draftPath } from '@/lib/returns/utils/paths';

type Props = PageProps<{ number: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('returns.wizard');
  return { title: t('pageTitle', { number: 5, name: t('step-pruefen') }) };
}

export default async function CheckReturnPage({ params }: Props) {
  const draft = await loadStep('konto', (await params).number, 'pruefen');
  const t = await getTranslations('returns');
  return (
    <PortalFrame current="returns" path={draftPath('konto', draft.number, 'pruefen')}>
      <StepList now="pruefen" reader="konto" number={draft.number} />
      <div className="split">
        <div>
          <h1>{t('check.title')}</h1>
          <p className="return-lead">{t('check.lead')}</p>
          <CheckReturn draft={draft} reader="konto" />
        </div>
        <DraftSide draft={draft} reader="konto" step="pruefen" />
      </div>
    </PortalFrame>
  );
}
